// A function sends values while it runs.

import type { Page } from "@playwright/test";

import { type ReadonlyJson, call, create, expect, expectError, info, test } from "./test";

test.use({ plain: true });

const WORKERS = {
  rs: { type: "rs", src: "/workers/faults.js" },
  py: { type: "py", src: "/fixtures/python/talks.py" },
  mpy: { type: "mpy", src: "/fixtures/python/talks.py" },
};

/** Every value of a stream, and what the function returned. */
function drain(page: Page, name: string, args: unknown[], options = {}) {
  return page.evaluate(
    ({ name, args, options }) =>
      settle(async () => {
        const stream = (await namedWorkers.get("talks")).stream(name, args as ReadonlyJson[], options);
        const values = [];
        for (;;) {
          const { value, done } = await stream.next();
          if (done) return { values, returned: value };
          values.push(value);
        }
      }),
    { name, args, options },
  );
}

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index);

for (const [type, worker] of Object.entries(WORKERS)) {
  test.describe(type, () => {
    test("values come in order, then what the function returned", async ({ open }) => {
      const page = await open();
      await create(page, { name: "talks", ...worker });
      for (const name of ["counts", "counts_at_once"]) {
        const { value } = await drain(page, name, [100]);
        expect(value, name).toEqual({ values: upTo(100), returned: 100 });
      }
      expect((await drain(page, "counts", [0])).value).toEqual({ values: [], returned: 0 });
    });

    test("a page that does not take the values is not overrun, and gets them all later", async ({ open }) => {
      const page = await open();
      await create(page, { name: "talks", ...worker });
      const seen = await page.evaluate(async () => {
        const talks = await namedWorkers.get("talks");
        const emitted = () =>
          namedWorkers
            .list()
            .find(({ name }) => name === "talks")!
            .log.filter(({ text }) => /emitted/.test(text));
        const stream = talks.stream("counts", [300]);
        const first = await stream.next();
        // Each of these calls gives the worker a turn in which it could go on.
        for (let turn = 0; turn < 50; turn++) await talks.counts(0);
        const ahead = emitted().length;
        let last = first;
        for await (const value of stream) last = { value, done: false };
        return { first: first.value, ahead, last: last.value };
      });
      expect(seen).toMatchObject({ first: 0, last: 299 });
      expect(seen.ahead).toBeLessThanOrEqual(17);
    });

    test("leaving the loop cancels the call", async ({ open }) => {
      const page = await open();
      await create(page, { name: "talks", ...worker });
      const taken = await page.evaluate(async () => {
        const taken = [];
        for await (const value of (await namedWorkers.get("talks")).stream("counts", [1_000_000])) {
          taken.push(value);
          if (taken.length === 20) break;
        }
        return taken;
      });
      expect(taken).toEqual(upTo(20));
      await expect.poll(async () => (await info(page, "talks")).state).toBe("ready");
      expect((await call(page, "talks", "counts", [1])).value).toBe(1);
    });

    test("an error comes after the values that came before it", async ({ open }) => {
      const page = await open();
      await create(page, { name: "talks", ...worker });
      const seen = await page.evaluate(async () => {
        const talks = await namedWorkers.get("talks");
        const stream = talks.stream("counts", [1_000_000]);
        const values = [(await stream.next()).value, (await stream.next()).value];
        talks.terminate();
        const { error } = await settle(async () => {
          for await (const value of stream) values.push(value);
        });
        return { values, name: error?.name, after: await stream.next() };
      });
      expect(seen.name).toBe("Terminated");
      expect(seen.values).toEqual(upTo(seen.values.length));
      expect(seen.after).toEqual({ value: undefined, done: true });
    });

    test("a value that JSON cannot represent is a bad result, with its path", async ({ open }) => {
      const page = await open();
      await create(page, { name: "talks", ...worker });
      const message = "bad result from `emits_nan` of worker `talks`: emitted[1][1]: NaN is not JSON";
      expectError(await drain(page, "emits_nan", []), "BadResult", message);
    });

    test("a plain call to the same function returns its result", async ({ open }) => {
      const page = await open();
      await create(page, { name: "talks", ...worker });
      expect((await call(page, "talks", "counts", [40])).value).toBe(40);
      expect((await call(page, "talks", "counts_at_once", [40])).value).toBe(40);
    });
  });
}

for (const type of ["py", "mpy"] as const) {
  test(`what a call's tasks report and emit belongs to the call: ${type}`, async ({ open }) => {
    const page = await open();
    await create(page, { name: "talks", ...WORKERS[type] });
    const { value } = await drain(page, "emits_in_tasks", [4]);
    expect(value).toEqual({ values: upTo(4), returned: upTo(4) });
  });
}

test("a stream takes a call's options", async ({ open }) => {
  const page = await open();
  await create(page, { name: "talks", ...WORKERS.rs });
  expectError(await drain(page, "never_ends", [], { timeout: 50 }), "TimedOut", /`never_ends` .* 50 ms/);
  const aborted = await page.evaluate(async () => {
    const signal = AbortSignal.abort();
    const stream = (await namedWorkers.get("talks")).stream("counts", [5], { signal });
    return settle(() => stream.next());
  });
  expectError(aborted, "Cancelled", /`counts` of worker `talks` was cancelled/);
  expectError(await drain(page, "nowhere", []), "NotExported", /does not export `nowhere`/);
  expectError(await drain(page, "counts", ["x"]), "BadArguments", /args\[0\]/);
});

test("leaving a stream ends a wait for its next value, and several waits queue up", async ({ open }) => {
  const page = await open();
  await create(page, { name: "talks", ...WORKERS.rs });
  const seen = await page.evaluate(async () => {
    const talks = await namedWorkers.get("talks");
    const silent = talks.stream("never_ends");
    const waiting = silent.next();
    await new Promise<void>((resolve) => {
      namedWorkers.addEventListener("state", ({ detail }) => detail.state === "busy" && resolve());
    });
    const left = await silent.return();
    const counts = talks.stream("counts", [3]);
    const four = await Promise.all([counts.next(), counts.next(), counts.next(), counts.next()]);
    return { left, waiting: await waiting, after: await silent.next(), four };
  });
  expect(seen).toMatchObject({ left: { done: true }, waiting: { done: true }, after: { done: true } });
  expect(seen.four.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
  await expect.poll(async () => (await info(page, "talks")).state).toBe("ready");
});

test("two streams of one worker do not mix", async ({ open }) => {
  const page = await open();
  await create(page, { name: "talks", ...WORKERS.rs });
  const seen = await page.evaluate(async () => {
    const talks = await namedWorkers.get("talks");
    const drain = async (n: number) => {
      const values = [];
      for await (const value of talks.stream("counts", [n])) values.push(value);
      return values;
    };
    return Promise.all([drain(50), drain(70)]);
  });
  expect(seen).toEqual([upTo(50), upTo(70)]);
});
