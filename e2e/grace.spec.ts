// What becomes of a worker, and of its other calls, when a call is cancelled that does not end at once.

import type { Page } from "@playwright/test";

import { call, create, expect, expectError, info, test } from "./test";

const FAULTS = { name: "faults", type: "rs", src: "/workers/faults.js" } as const;

/** A Python script whose functions block, and swallow their cancellation. */
const STUBBORN = `
import asyncio
import time

may_end = False

async def swallows():
    print("begun")
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError:
        pass
    while not may_end:
        await asyncio.sleep(0.01)
    print("ended")

def let_end():
    global may_end
    may_end = True

def spins(milliseconds):
    end = time.time() + milliseconds / 1000
    while time.time() < end:
        pass
    return milliseconds

def quick():
    print("quick")
    return 1

__export__ = ["swallows", "let_end", "spins", "quick"]
`;

test.use({ plain: true });

/** Calls `swallows`, and cancels it as soon as it has begun. */
function cancelSwallows(page: Page, grace: number) {
  return page.evaluate(async (grace) => {
    const abort = new AbortController();
    namedWorkers.addEventListener("log", ({ detail }) => detail.text === "begun" && abort.abort());
    const stubborn = await namedWorkers.get("stubborn");
    return settle(() => stubborn.call("swallows", [], { signal: abort.signal, grace }));
  }, grace);
}

const texts = async (page: Page, name: string) => (await info(page, name)).log.map(({ text }) => text);
const states = async (page: Page, name: string) => (await info(page, name)).history.map(({ state }) => state);

for (const type of ["py", "mpy"] as const) {
  test(`a coroutine that swallows its cancellation keeps its worker busy until it has ended: ${type}`, async ({ open }) => {
    const page = await open();
    await create(page, { name: "stubborn", type, source: STUBBORN });
    expectError(await cancelSwallows(page, 60_000), "Cancelled", /`swallows`/);
    expect((await call(page, "stubborn", "quick")).value).toBe(1);
    expect(await info(page, "stubborn")).toMatchObject({ state: "busy", calls: 1 });
    await call(page, "stubborn", "let_end");
    await expect.poll(async () => (await info(page, "stubborn")).state).toBe("ready");
    expect(await texts(page, "stubborn")).toContain("ended");
    expect(await states(page, "stubborn")).toEqual(["starting", "ready"]);
  });

  test(`a pool's instance gets no other call while a cancelled coroutine goes on: ${type}`, async ({ open }) => {
    const page = await open();
    const seen = await page.evaluate(
      async ({ type, source }) => {
        const pool = await namedWorkers.pool({ name: "stubborn", type, source, size: 1 });
        const abort = new AbortController();
        namedWorkers.addEventListener("log", ({ detail }) => detail.text === "begun" && abort.abort());
        await settle(() => pool.call("swallows", [], { signal: abort.signal, grace: 60_000 }));
        const quick = pool.call("quick");
        await (await namedWorkers.get("stubborn#1")).let_end();
        const value = await quick;
        const { log } = namedWorkers.list().find(({ name }) => name === "stubborn#1")!;
        return { value, log: log.map(({ text }) => text) };
      },
      { type, source: STUBBORN },
    );
    expect(seen).toEqual({ value: 1, log: ["begun", "ended", "quick"] });
  });

  test(`a coroutine that swallows its cancellation for longer than the grace time is ended with its worker: ${type}`, async ({ open }) => {
    const page = await open();
    await create(page, { name: "stubborn", type, source: STUBBORN });
    await cancelSwallows(page, 100);
    await expect.poll(() => texts(page, "stubborn")).toContainEqual(expect.stringContaining("the cancelled call of `swallows` within 100 ms"));
    expect((await call(page, "stubborn", "quick")).value).toBe(1);
  });
}

for (const [type, worker] of Object.entries({
  rs: FAULTS,
  py: { name: "faults", type: "py", source: STUBBORN },
  mpy: { name: "faults", type: "mpy", source: STUBBORN },
} as const)) {
  test(`a call that only waits behind another is withdrawn without harm to others: ${type}`, async ({ open }) => {
    const page = await open();
    await create(page, worker);
    const seen = await page.evaluate(async () => {
      const faults = await namedWorkers.get("faults");
      let isOver = false;
      const first = settle(() => faults.spins(2_000)).finally(() => (isOver = true));
      const waits = await settle(() => faults.call("spins", [1], { timeout: 100, grace: 100 }));
      return { waits, waited: isOver, first: await first };
    });
    expectError(seen.waits, "TimedOut", /100 ms/);
    expect(seen.waited).toBe(false);
    expect(seen.first.value).toBe(2_000);
    expect(await states(page, "faults")).toEqual(["starting", "ready"]);
  });
}

for (const [type, asker] of Object.entries({
  rs: { type: "rs", src: "/workers/faults.js" },
  py: { type: "py", src: "/fixtures/python/talks.py" },
  mpy: { type: "mpy", src: "/fixtures/python/talks.py" },
} as const)) {
  test(`a call's limits also apply to the worker that it calls: ${type}`, async ({ open }) => {
    const page = await open();
    await create(page, { name: "asker", ...asker });
    await create(page, FAULTS);
    const outcome = await page.evaluate(async () => {
      const abort = new AbortController();
      namedWorkers.addEventListener("call", ({ detail }) => detail.function === "loops_forever" && abort.abort());
      const asker = await namedWorkers.get("asker");
      return settle(() => asker.call("asks", ["faults", "loops_forever", []], { signal: abort.signal, grace: 2_000 }));
    });
    expectError(outcome, "Cancelled", /asks/);
    await expect.poll(() => states(page, "faults")).toEqual(["starting", "ready", "starting", "ready"]);
    expect((await call(page, "faults", "add", [1, 2])).value).toBe(3);
    expect(await states(page, "asker")).toEqual(["starting", "ready"]);
  });
}
