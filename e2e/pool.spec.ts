// Several instances of one declaration.

import { type MapError, type Pool, create, expect, expectError, info, test } from "./test";

const FAULTS = { name: "faults", type: "rs", src: "/workers/faults.js" } as const;

declare global {
  // This is in the page.
  // eslint-disable-next-line no-var
  var pool: Pool;
}

// The browser prints this for each file that fails to load.
test.use({ plain: true, allowed: /Failed to load resource|net::ERR_FAILED/ });

test("a pool has an instance for each core, or as many as are asked for", async ({ open }) => {
  const page = await open();
  const sizes = await page.evaluate(async (faults) => {
    const default_ = await namedWorkers.pool(faults);
    const three = await namedWorkers.pool({ ...faults, name: "three", size: 3 });
    const names = namedWorkers.list().map(({ name }) => name);
    const cores = navigator.hardwareConcurrency;
    return { cores, default_: default_.size, three: three.size, names, exports: three.exports.length > 3 };
  }, FAULTS);
  expect(sizes.default_).toBe(sizes.cores);
  expect(sizes.three).toBe(3);
  expect(sizes.exports).toBe(true);
  for (const name of ["three#1", "three#2", "three#3"]) expect(sizes.names).toContain(name);
});

test("map gives the results in the order of the arguments, and every instance works", async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async (faults) => {
    const pool = await namedWorkers.pool({ ...faults, size: 3 });
    const used = new Set();
    namedWorkers.addEventListener("call", ({ detail }) => used.add(detail.worker));
    const results = await pool.map(
      "waits",
      Array.from({ length: 30 }, (_, n) => [(n * 7) % 30]),
    );
    return { results, used: [...used].sort() };
  }, FAULTS);
  expect(seen.results).toEqual(Array.from({ length: 30 }, (_, n) => (n * 7) % 30));
  expect(seen.used).toEqual(["faults#1", "faults#2", "faults#3"]);
});

test("an instance runs one call at a time", async ({ open }) => {
  const page = await open();
  const most = await page.evaluate(async (faults) => {
    const pool = await namedWorkers.pool({ ...faults, size: 2 });
    const calls: number[] = [];
    namedWorkers.addEventListener("state", ({ detail }) => calls.push(detail.calls ?? 0));
    await pool.map(
      "waits",
      Array.from({ length: 20 }, () => [5]),
    );
    return Math.max(...calls);
  }, FAULTS);
  expect(most).toBe(1);
});

test.describe("tasks that fail, crash, hang or are cancelled", () => {
  test.use({ allowed: /panicked|boom/ });

  test("take no other task down", async ({ open }) => {
    const page = await open();
    const outcome = await page.evaluate(
      (faults) =>
        settle(async () => {
          const pool = await namedWorkers.pool({ ...faults, size: 2 });
          const abort = new AbortController();
          const calls = [
            pool.returns_err("no"),
            pool.panics("boom"),
            pool.call("loops_forever", [], { timeout: 50, grace: 100 }),
            pool.call("never_ends", [], { signal: abort.signal }),
            ...Array.from({ length: 12 }, (_, n) => pool.add(n, n)),
            pool.panics("boom"),
            pool.panics("boom"),
            pool.panics("boom"),
            pool.panics("boom"),
            pool.panics("boom"),
            ...Array.from({ length: 12 }, (_, n) => pool.add(n, 1)),
          ];
          const settled = Promise.allSettled(calls);
          await calls[2].catch(() => {});
          abort.abort();
          return (await settled).map((one: any) => one.reason?.name ?? one.value);
        }),
      FAULTS,
    );
    const sums = (add: (n: number) => number) => Array.from({ length: 12 }, (_, n) => add(n));
    expect(outcome.value).toEqual([
      "Raised",
      "Crashed",
      "TimedOut",
      "Cancelled",
      ...sums((n) => n + n),
      ...Array(5).fill("Crashed"),
      ...sums((n) => n + 1),
    ]);
  });
});

test("map rejects with the first failure, and lists all the others", async ({ open }) => {
  const page = await open();
  const outcome = await page.evaluate(async (faults) => {
    const pool = await namedWorkers.pool({ ...faults, size: 2 });
    try {
      await pool.map("same", [[1], ["x"], [3], [-4]]);
    } catch (error) {
      const { name, message, results } = error as MapError;
      return {
        name,
        message,
        results: results.map((one) => (one.status === "fulfilled" ? one.value : one.reason.name)),
      };
    }
  }, FAULTS);
  expect(outcome).toMatchObject({ name: "BadArguments", results: [1, "BadArguments", 3, "BadArguments"] });
  expect(outcome?.message).toMatch(/args\[0\].*"x"/);
});

test("map takes only a list", async ({ open }) => {
  const page = await open();
  const outcome = await page.evaluate(async (faults) => {
    const pool = await namedWorkers.pool({ ...faults, size: 1 });
    return settle(() => pool.map("add", 5 as never));
  }, FAULTS);
  expectError(outcome, "BadArguments", "bad arguments for `add` of pool `faults`: not a list, with an array for each task");
});

test("mapUnordered gives each result as it comes, with its index, and leaving it cancels the rest", async ({
  open,
}) => {
  const page = await open();
  const seen = await page.evaluate(async (faults) => {
    const pool = await namedWorkers.pool({ ...faults, size: 2 });
    const order = [];
    for await (const result of pool.mapUnordered("spins", [[1500], [1], [2]])) order.push(result);
    const first = [];
    for await (const result of pool.mapUnordered("waits", [[1], [1_000_000_000], [1_000_000_000]])) {
      first.push(result);
      break;
    }
    return { order, first, after: await pool.add(1, 2) };
  }, FAULTS);
  expect(seen.order.map(({ index }) => index)).toEqual([1, 2, 0]);
  expect(seen.order).toContainEqual({ index: 0, value: 1500 });
  expect(seen.first).toEqual([{ index: 0, value: 1 }]);
  expect(seen.after).toBe(3);
});

test("a terminated instance is started again when it is needed", async ({ open }) => {
  const page = await open();
  const sums = await page.evaluate(async (faults) => {
    const pool = await namedWorkers.pool({ ...faults, size: 1 });
    (await namedWorkers.get("faults#1")).terminate();
    return pool.map("add", [
      [1, 2],
      [3, 4],
    ]);
  }, FAULTS);
  expect(sums).toEqual([3, 7]);
});

test("an instance that cannot start leaves the tasks to the others", async ({ open, page }) => {
  await open();
  let isGone = false;
  await page.route("**/workers/faults.js", (route) => (isGone ? route.abort() : route.continue()));
  const first = await page.evaluate(async (faults) => {
    globalThis.pool = await namedWorkers.pool({ ...faults, size: 2 });
    return pool.map("add", [[1, 2], [3, 4]]);
  }, FAULTS);
  expect(first).toEqual([3, 7]);
  isGone = true;
  const rest = await page.evaluate(async () => {
    (await namedWorkers.get("faults#2")).terminate();
    return pool.map("waits", Array.from({ length: 20 }, (_, n) => [n]));
  });
  expect(rest).toHaveLength(20);
  await page.evaluate(async () => (await namedWorkers.get("faults#1")).terminate());
  expectError(await page.evaluate(() => settle(() => pool.add(1, 2))), "StartFailed", /faults\.js/);
  isGone = false;
  expect(await page.evaluate(() => pool.map("add", [[1, 2], [3, 4]]))).toEqual([3, 7]);
});

test("the names of a running pool are taken, and it stays as it is", async ({ open }) => {
  const page = await open();
  const outcome = await page.evaluate(async (faults) => {
    globalThis.pool = await namedWorkers.pool({ ...faults, size: 2 });
    (await namedWorkers.get("faults#2")).terminate();
    return settle(() => namedWorkers.pool({ ...faults, size: 4 }));
  }, FAULTS);
  expectError(outcome, "DuplicateName", /`faults#1` exists already/);
  expect(await page.evaluate(() => pool.map("add", [[1, 2], [3, 4]]))).toEqual([3, 7]);
  expect(await info(page, "faults#3")).toBeUndefined();
});

test("a terminated pool settles running, waiting and later calls", async ({ open }) => {
  const page = await open();
  const names = await page.evaluate(async (faults) => {
    const pool = await namedWorkers.pool({ ...faults, size: 1 });
    const calls = [pool.loops_forever(), pool.add(1, 2)];
    await new Promise((resolve) => setTimeout(resolve));
    pool.terminate();
    const settled = await Promise.allSettled([...calls, pool.add(1, 2)]);
    return settled.map((one: any) => one.reason?.name);
  }, FAULTS);
  expect(names).toEqual(["Terminated", "Terminated", "Terminated"]);
  expect((await info(page, "faults#1")).state).toBe("terminated");
});

test("a pool whose instances cannot start is not created, and says why", async ({ open }) => {
  const page = await open();
  const outcome = await page.evaluate(() =>
    settle(() => namedWorkers.pool({ name: "x", type: "mpy", source: "1/0", size: 2 })),
  );
  expectError(outcome, "StartFailed", /worker `x#1` did not start: .*ZeroDivisionError/);
  const empty = await page.evaluate((faults) => settle(() => namedWorkers.pool({ ...faults, size: 0 })), FAULTS);
  expectError(empty, "InvalidDeclaration", /declaration\.size: /);
  expectError(await create(page, { ...FAULTS, size: 2 }), "InvalidDeclaration", /\.size: only a pool has a size/);
});

test("a pool of Python workers streams and maps", async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async () => {
    const pool = await namedWorkers.pool({ name: "talks", type: "mpy", src: "/fixtures/python/talks.py", size: 2 });
    const values = [];
    for await (const value of pool.stream("counts", [20])) values.push(value);
    return { values: values.length, mapped: await pool.map("counts", [[1], [2], [3]]) };
  });
  expect(seen).toEqual({ values: 20, mapped: [1, 2, 3] });
});
