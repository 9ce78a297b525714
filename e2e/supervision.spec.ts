// Workers that crash, are stuck, or are left behind.

import { type Progress, call, create, expect, expectError, info, test } from "./test";

test.use({ plain: true });

const FAULTS = { name: "faults", type: "rs", src: "/workers/faults.js" } as const;
const TALKS = { name: "talks", src: "/fixtures/python/talks.py" };

test.describe("a worker that crashes", () => {
  test.use({ allowed: /panicked|once|more/ });

  test("is started again, after ever longer delays, as its history shows", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    for (const message of ["once", "once more"]) {
      expectError(await call(page, "faults", "panics", [message]), "Crashed", message);
    }
    expect((await call(page, "faults", "add", [1, 2])).value).toBe(3);
    const { history } = await info(page, "faults");
    const names = history.map(({ state }) => state);
    expect(names).toEqual(["starting", "ready", "crashed", "starting", "ready", "crashed", "starting", "ready"]);
    expect(history[5].error).toMatchObject({ name: "Crashed", message: expect.stringContaining("once more") });
    const waited = [2, 5].map((crash) => history[crash + 1].time - history[crash].time);
    expect(waited[1]).toBeGreaterThan(200);
  });

  test("can be terminated while it waits to be restarted", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    const states = await page.evaluate(async () => {
      const faults = await namedWorkers.get("faults");
      const state = () => namedWorkers.list().find(({ name }) => name === "faults")!.state;
      await faults.panics("once").catch(() => {});
      await faults.panics("once more").catch(() => {});
      const waiting = settle(() => faults.add(1, 2));
      const before = state();
      faults.terminate();
      return { before, after: state(), call: await waiting };
    });
    expect(states).toMatchObject({ before: "crashed", after: "terminated" });
    expectError(states.call, "Terminated", /terminated/);
  });
});

const LOOPS = {
  rs: { declaration: FAULTS, loop: "loops_forever", quick: ["add", [1, 2], 3] },
  py: {
    declaration: { name: "faults", type: "py", src: "/fixtures/python/faults.py" },
    loop: "loops",
    quick: ["divide", [6, 3], 2],
  },
  mpy: {
    declaration: { name: "faults", type: "mpy", src: "/fixtures/python/faults.py" },
    loop: "loops",
    quick: ["divide", [6, 3], 2],
  },
} as const;

for (const [type, { declaration, loop, quick }] of Object.entries(LOOPS)) {
  test(`a worker stuck in a timed-out call is restarted after the grace time: ${type}`, async ({
    open,
  }) => {
    const page = await open();
    await create(page, declaration);
    expectError(await call(page, "faults", loop, [], { timeout: 50, grace: 100 }), "TimedOut", /50 ms/);
    const [name, args, value] = quick;
    // The call waits behind the loop, and is terminated with it; or it waits for the new worker.
    const next = await call(page, "faults", name, args);
    if (next.error) expectError(next, "Terminated", new RegExp(`during \`${name}\``));
    await expect.poll(async () => (await call(page, "faults", name, args)).value).toBe(value);
    const { log, history } = await info(page, "faults");
    const line = `restarted: it has not come back from the cancelled call of \`${loop}\` within 100 ms`;
    expect(log.map(({ text }) => text)).toContain(line);
    expect(history.map(({ state }) => state)).toEqual(["starting", "ready", "starting", "ready"]);
  });
}

test("a worker is busy as long as it may be stuck in a cancelled call", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  await call(page, "faults", "loops_forever", [], { timeout: 50 });
  expect(await info(page, "faults")).toMatchObject({ state: "busy", calls: 1 });
  await call(page, "faults", "never_ends", [], { timeout: 50 });
  expect(await info(page, "faults")).toMatchObject({ state: "busy", calls: 2 });
});

test("a worker that comes back from a cancelled call is not restarted", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  const outcome = await page.evaluate(() =>
    settle(async () => {
      const faults = await namedWorkers.get("faults");
      const cancelled = await settle(() => faults.call("never_ends", [], { timeout: 20, grace: 1_500 }));
      await faults.nothing();
      // Longer than the grace time of the first call, which has ended by now.
      await faults.spins(2_000);
      return cancelled.error?.name;
    }),
  );
  expect(outcome.value).toBe("TimedOut");
  const { history } = await info(page, "faults");
  expect(history.map(({ state }) => state)).toEqual(["starting", "ready"]);
});

for (const [type, worker] of Object.entries({ rs: FAULTS, py: { ...TALKS, type: "py" }, mpy: { ...TALKS, type: "mpy" } })) {
  test(`on an isolated page, a sync function learns that it is cancelled: ${type}`, async ({ open }) => {
    const page = await open({ path: "/isolated/" });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await create(page, worker);
    const { name } = worker;
    expectError(await call(page, name, "loops_until_cancelled", [], { timeout: 100 }), "TimedOut", /100 ms/);
    const texts = async () => (await info(page, name)).log.map(({ text }) => text);
    await expect.poll(texts).toContain("loops_until_cancelled: ended");
  });
}

test("an isolated page in a browser without shared memory works all the same", async ({ open, page }) => {
  await page.addInitScript("delete globalThis.SharedArrayBuffer");
  await open({ path: "/isolated/" });
  await create(page, FAULTS);
  expect((await call(page, "faults", "add", [1, 2])).value).toBe(3);
});

test("leaving the page settles every call", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  const outcome = await page.evaluate(() =>
    settle(async () => {
      const running = (await namedWorkers.get("faults")).never_ends();
      await new Promise((resolve) => setTimeout(resolve));
      dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
      const kept = namedWorkers.list().find(({ name }) => name === "faults")!.state;
      if (kept !== "busy") throw new Error(`a page that the browser keeps keeps its workers: ${kept}`);
      dispatchEvent(new PageTransitionEvent("pagehide", { persisted: false }));
      return running;
    }),
  );
  expectError(outcome, "Terminated", /during `never_ends`/);
});

for (const [type, worker] of Object.entries({
  rs: FAULTS,
  py: { ...TALKS, type: "py" },
  mpy: { ...TALKS, type: "mpy" },
})) {
  test(`progress on every iteration of a tight loop is reported now and then, and at the end: ${type}`, async ({ open }) => {
    const page = await open();
    await create(page, worker);
    const turns = type === "rs" ? 300_000 : 20_000;
    const outcome = await page.evaluate(
      ({ name, turns }) =>
        settle(async () => {
          const told: Progress[] = [];
          const started = performance.now();
          await (
            await namedWorkers.get(name)
          ).call("tells_often", [turns], { onProgress: (now) => told.push(now) });
          return { told, most: (performance.now() - started) / 40 + 2 };
        }),
      { name: worker.name, turns },
    );
    const { told, most } = outcome.value;
    expect(told.length).toBeLessThanOrEqual(most);
    expect(told[0]).toEqual({ done: 1, total: turns });
    expect(told.at(-1)).toEqual({ done: turns, total: turns });
    const done = told.map((now: Progress) => now.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });
}

for (const type of ["py", "mpy"]) {
  test(`the last report of a function that goes on to wait arrives: ${type}`, async ({ open }) => {
    const page = await open();
    await create(page, { ...TALKS, type });
    const last = await page.evaluate(async () => {
      const talks = await namedWorkers.get("talks");
      const abort = new AbortController();
      return new Promise((resolve) => {
        const onProgress = (now: Progress) => now.done === 9 && resolve(now);
        talks.call("tells_and_waits", [9], { onProgress, signal: abort.signal }).catch(() => {});
      });
    });
    expect(last).toEqual({ done: 9, total: 9, message: "turn 9" });
  });
}
