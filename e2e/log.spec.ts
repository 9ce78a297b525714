// A worker that floods its log: the page keeps the newest lines, and goes on as if nothing were.

import { call, create, expect, expectError, info, SOON, test } from "./test";

test.use({ plain: true });

const SOURCE = `
def floods():
    n = 0
    while True:
        print(n)
        n += 1
def prints(lines, length):
    for line in range(lines):
        print(str(line) + "x" * length)
__export__ = ["floods", "prints"]
`;

/** In milliseconds: less than a flood would take that nothing bounds, and more than a busy machine takes. */
const LATE = 2_000;

for (const type of ["py", "mpy"] as const) {
  test(`a flood of lines delays nobody: ${type}`, async ({ open }) => {
    const page = await open();
    await create(page, { name: "flood", type, source: SOURCE });
    const seen = await page.evaluate(async () => {
      const [flood, calculator] = await Promise.all(["flood", "calculator"].map((name) => namedWorkers.get(name)));
      let heard = 0;
      namedWorkers.addEventListener("log", () => heard++);
      const began = performance.now();
      const flooding = settle(() => flood.call("floods", [], { timeout: 1_500, grace: 0 }));
      let isOver = false;
      flooding.finally(() => (isOver = true));
      let [tick, stall] = [performance.now(), 0];
      const ticking = setInterval(() => {
        const now = performance.now();
        [tick, stall] = [now, Math.max(stall, now - tick)];
      }, 5);
      let [sums, slowest] = [0, 0];
      for (; !isOver; sums++) {
        const asked = performance.now();
        await calculator.add_arrays([sums], [1]);
        slowest = Math.max(slowest, performance.now() - asked);
      }
      clearInterval(ticking);
      return { outcome: await flooding, sums, slowest, stall, heard, quarters: (performance.now() - began) / 250 };
    });
    console.log(`  ${seen.sums} calls, the slowest ${Math.round(seen.slowest)} ms; longest stall ${Math.round(seen.stall)} ms`);
    expectError(seen.outcome, "TimedOut", /1,?500 ms/);
    expect(seen.outcome.milliseconds).toBeLessThan(SOON);
    expect(seen.slowest, "the slowest call of another worker").toBeLessThan(LATE);
    expect(seen.stall, "the page's longest stall").toBeLessThan(LATE);
    expect(seen.heard).toBeLessThanOrEqual((seen.quarters + 2) * 1_020);
    const { log } = await info(page, "flood");
    expect(log.length).toBeLessThanOrEqual(1_000);
    expect(log[0].text).toMatch(/^\d+ lines were left out: a log keeps its newest 1,000 lines, up to 1 MB$/);
  });

  test(`a log keeps its newest thousand lines, up to a megabyte, and cuts long lines: ${type}`, async ({ open }) => {
    const page = await open();
    await create(page, { name: "prints", type, source: SOURCE });
    await call(page, "prints", "prints", [3_000, 0]);
    const many = (await info(page, "prints")).log.map(({ text }) => text);
    expect([many.length, many[0].split(":")[0], many[1], many.at(-1)]).toEqual([1_000, "2001 lines were left out", "2001", "2999"]);
    await call(page, "prints", "prints", [40, 50_000]);
    const long = (await info(page, "prints")).log.map(({ text }) => text);
    expect(long.length).toBe(20);
    expect(long.at(-1)).toMatch(/^39x+$/);
    await call(page, "prints", "prints", [1, 100_000]);
    const cut = (await info(page, "prints")).log.at(-1)!.text;
    expect(cut.length).toBeLessThanOrEqual(64_000);
    expect(cut).toMatch(/^0x+… \(cut: the line has 100001 bytes\)$/);
  });
}
