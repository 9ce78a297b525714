// Calling workers by name from JavaScript.

import { type Progress, call, create, expect, info, test } from "./test";

test.use({ plain: true });

const FAULTS = { name: "faults", type: "rs", src: "/workers/faults.js" } as const;

test("a worker that the page declares is called by name", async ({ open }) => {
  const page = await open();
  const sum = await page.evaluate(async () => {
    const calculator = await namedWorkers.get("calculator");
    return calculator.add_arrays([1, 2, 3], [4, 5, 6]);
  });
  expect(sum).toEqual([5, 7, 9]);
});

test("a handle is a plain object whose own properties are the exports", async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async () => {
    const calculator = await namedWorkers.get("calculator");
    const plain = Object.getPrototypeOf(calculator) === Object.prototype;
    return { keys: Object.keys(calculator), plain, then: "then" in calculator };
  });
  expect(seen).toEqual({ keys: ["add_arrays"], plain: true, then: false });
});

test("exports give the names and types of their parameters", async ({ open }) => {
  const page = await open();
  const exports = await page.evaluate(async () => (await namedWorkers.get("calculator")).exports);
  expect(exports).toEqual([
    {
      name: "add_arrays",
      parameters: [
        { name: "a", type: "Vec<f64>" },
        { name: "b", type: "Vec<f64>" },
      ],
      returns: "Vec<f64>",
    },
  ]);
});

test("functions take up to eight parameters, or none", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  const eight = await call(page, "faults", "eight", [1, 2, 3, 4, 5, 6, 7, 8]);
  expect(eight.value).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect((await call(page, "faults", "nothing")).value).toBeNull();
});

test("any JSON value comes back as it was sent", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  const values = [null, true, -0.1, 1e300, "ß\u0000\u2028😀", [], {}, [[1, { a: [null] }]], { "": 0, "a.b": [1] }];
  for (const value of values) {
    expect((await call(page, "faults", "echo", [value])).value).toEqual(value);
  }
});

test("integers of any size and −0 are exact, and a getter is read once", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  const seen = await page.evaluate(async () => {
    const faults = await namedWorkers.get("faults");
    const large = [2n ** 63n, -(2n ** 63n), 2n ** 53n, 3791411052119578829n];
    const list = await faults.echo<unknown[]>([...large, 2 ** 53 - 1, 2 ** 60, -0, 7n]);
    let reads = 0;
    const sly = { get x() { return reads++; } };
    return {
      large: large.every((value, i) => value === list[i]),
      numbers: [list[4], list[5]],
      isNegative: Object.is(list[6], -0),
      small: list[7],
      exact: String(await faults.same(2n ** 64n - 1n)),
      sly: await faults.echo(sly),
    };
  });
  const numbers = [2 ** 53 - 1, 2 ** 60];
  expect(seen).toEqual({ large: true, numbers, isNegative: true, small: 7, exact: "18446744073709551615", sly: { x: 0 } });
});

test("calls made at once each get their own result", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  const results = await page.evaluate(async () => {
    const faults = await namedWorkers.get("faults");
    return Promise.all(Array.from({ length: 100 }, (_, i) => faults.add(i, i)));
  });
  expect(results).toEqual(Array.from({ length: 100 }, (_, i) => 2 * i));
});

test("changing the arguments after the call has no effect", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  const echoed = await page.evaluate(async () => {
    const faults = await namedWorkers.get("faults");
    const value = [1];
    const echo = faults.echo(value);
    value.push(2);
    return echo;
  });
  expect(echoed).toEqual([1]);
});

test("an export with a reserved name is called through `call`", async ({ open }) => {
  const page = await open();
  const { value: names } = await create(page, FAULTS);
  expect(names).not.toContain("then");
  expect((await call(page, "faults", "then", [4])).value).toBe(4);
});

test("progress is reported to the call it belongs to", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  const reports = await page.evaluate(async () => {
    const faults = await namedWorkers.get("faults");
    const run = async (n: number) => {
      const reports: Progress[] = [];
      await faults.call("steps", [n], { onProgress: (report) => reports.push(report) });
      return reports;
    };
    return Promise.all([run(1), run(3)]);
  });
  for (const [index, total] of [1, 3].entries()) {
    const [first] = reports[index];
    const last = reports[index].at(-1);
    expect([first, last]).toEqual([{ done: 1, total }, { done: total, total, message: "done" }]);
    expect(new Set(reports[index].map((report) => report.total))).toEqual(new Set([total]));
  }
});

test("an aborted call is cancelled in the worker too", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  const outcome = await page.evaluate(async () => {
    const faults = await namedWorkers.get("faults");
    const controller = new AbortController();
    // For ever, unless it is cancelled.
    const running = settle(() => faults.call("waits", [1e15], { signal: controller.signal }));
    await faults.steps(2);
    controller.abort();
    return running;
  });
  expect(outcome.error).toMatchObject({ name: "Cancelled", worker: "faults", function: "waits" });
  await expect.poll(async () => (await info(page, "faults")).state).toBe("ready");
  expect((await info(page, "faults")).log.map(({ text }) => text)).not.toContain("waits: ended");
});

test("a call with an already aborted signal is not sent", async ({ open }) => {
  const page = await open();
  const outcome = await page.evaluate(async () => {
    const calculator = await namedWorkers.get("calculator");
    const sent: string[] = [];
    namedWorkers.addEventListener("call", ({ detail }) => sent.push(detail.step));
    const signal = AbortSignal.abort();
    const outcome = await settle(() => calculator.call("add_arrays", [[1], [2]], { signal }));
    await calculator.add_arrays([1], [2]);
    return { ...outcome, value: sent.filter((step) => step === "sent").length };
  });
  expect(outcome.error?.name).toBe("Cancelled");
  expect(outcome.value).toBe(1);
});

test("events report states, log lines and calls", async ({ open }) => {
  const page = await open();
  const events = await page.evaluate(async (declaration) => {
    const seen: string[] = [];
    const of = (detail: { worker: string }) => detail.worker === "faults";
    namedWorkers.addEventListener("state", ({ detail }) => of(detail) && seen.push(detail.state));
    namedWorkers.addEventListener("log", ({ detail }) => of(detail) && seen.push(`log ${detail.text}`));
    namedWorkers.addEventListener(
      "call",
      ({ detail }) => of(detail) && seen.push(`${detail.function} ${detail.step}`),
    );
    const faults = await namedWorkers.create(declaration);
    await faults.writes_log(["hello"]);
    await new Promise((resolve) => setTimeout(resolve));
    return seen.filter((event, index) => event !== "starting" || seen[index - 1] !== "starting");
  }, FAULTS);
  expect(events).toEqual([
    "starting",
    "log main runs",
    "ready",
    "writes_log sent",
    "busy",
    "log hello",
    "writes_log settled",
    "ready",
  ]);
});

test("list tells everything about every worker", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => namedWorkers.get("calculator"));
  expect(await info(page, "calculator")).toMatchObject({
    name: "calculator",
    type: "rs",
    src: "./calculator.js",
    state: "ready",
    exports: [{ name: "add_arrays" }],
    log: [],
  });
});

test("what a worker logs in its main is in its log", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  expect((await info(page, "faults")).log).toMatchObject([{ level: "info", text: "main runs" }]);
});

test("list tells how many calls are in flight", async ({ open }) => {
  const page = await open();
  await create(page, FAULTS);
  const info = await page.evaluate(async () => {
    const faults = await namedWorkers.get("faults");
    for (let call = 0; call < 2; call++) faults.never_ends().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve));
    const { state, calls } = namedWorkers.list().find((w) => w.name === "faults")!;
    return { state, calls };
  });
  expect(info).toEqual({ state: "busy", calls: 2 });
});

test("a restarted worker keeps its handle", async ({ open }) => {
  const page = await open();
  const sums = await page.evaluate(async () => {
    const calculator = await namedWorkers.get("calculator");
    const before = await calculator.add_arrays([1], [1]);
    calculator.restart();
    return [before, await calculator.add_arrays([2], [2])];
  });
  expect(sums).toEqual([[2], [4]]);
});

test("a worker created by hand works like a declared one", async ({ open }) => {
  const page = await open();
  const { value: names } = await create(page, { name: "second", type: "rs", src: "./calculator.js" });
  expect(names).toEqual(["add_arrays"]);
  expect((await call(page, "second", "add_arrays", [[1], [2]])).value).toEqual([3]);
});

test("two workers of one bundle share nothing", async ({ open }) => {
  const page = await open();
  await create(page, { ...FAULTS, name: "one" });
  await create(page, { ...FAULTS, name: "two" });
  await page.evaluate(async () => (await namedWorkers.get("one")).terminate());
  expect((await call(page, "two", "add", [1, 2])).value).toBe(3);
});
