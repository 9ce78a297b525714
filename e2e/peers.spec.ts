// Workers that call other workers of the page.

import type { Page } from "@playwright/test";

import { call, create, expect, expectError, info, test } from "./test";

test.use({ plain: true });

const RS = { type: "rs", src: "/workers/faults.js" };
const PY = { type: "py", src: "/fixtures/python/talks.py" };
const MPY = { type: "mpy", src: "/fixtures/python/talks.py" };

/** Creates workers, and fails if one cannot start. */
async function createAll(page: Page, workers: Record<string, object>) {
  const outcomes = Object.entries(workers).map(([name, worker]) => create(page, { name, ...worker }));
  for (const { error } of await Promise.all(outcomes)) expect(error).toBeUndefined();
}

test("workers of every language call each other", async ({ open }) => {
  const page = await open();
  await createAll(page, { rs: RS, py: PY, mpy: MPY });
  for (const [from, to, name, args, value] of [
    ["rs", "py", "counts", [3], 3],
    ["rs", "mpy", "counts_at_once", [4], 4],
    ["py", "rs", "add", [1, 2], 3],
    ["py", "mpy", "counts", [5], 5],
    ["mpy", "rs", "echo", [{ deep: ["ß", null, 1.5] }], { deep: ["ß", null, 1.5] }],
    ["mpy", "py", "counts", [6], 6],
  ] as const) {
    const outcome = await call(page, from, "asks", [to, name, args]);
    expect(outcome.value, `${from} asks ${to}: ${outcome.error?.message}`).toEqual(value);
  }
});

test("in Python, the exports of another worker are functions, and `workers[name]` is awaited as in PyScript", async ({
  open,
}) => {
  const page = await open();
  await createAll(page, { rs: RS, py: PY, mpy: MPY });
  expect((await call(page, "py", "adds", ["rs", 1, 2])).value).toBe(3);
  expect((await call(page, "mpy", "adds", ["rs", 3, 4])).value).toBe(7);
  for (const worker of ["rs", "py", "mpy"]) {
    expect((await call(page, worker, "waits_for", ["calculator"])).value).toEqual(["add_arrays"]);
  }
});

test("in Python, arguments may be given by name", async ({ open }) => {
  const page = await open();
  await createAll(page, { rs: RS, py: PY, mpy: MPY });
  for (const [from, to] of [["py", "rs"], ["mpy", "py"], ["py", "mpy"]]) {
    const adds = async (...args: unknown[]) => (await call(page, from, "adds_named", [to, ...args])).value;
    expect(await adds(["b", 2], ["a", 40]), `${from} asks ${to}`).toBe(42);
    expect(await adds(40, ["b", 2])).toBe(42);
    const refused = (reason: string) => ["BadArguments", `bad arguments for \`add\` of worker \`${to}\`: ${reason}`];
    expect(await adds(1, ["a", 2])).toEqual(refused("`a` is given twice"));
    expect(await adds(["b", 2])).toEqual(refused("`b` is given, but not `a`, which comes before it"));
    const known = to === "rs" ? "`a`, `b`" : "`a`, `b`, `c`";
    expect(await adds(1, ["d", 2])).toEqual(refused(`there is no parameter \`d\` that a call can give; there is ${known}`));
  }
});

test("an error that a worker passes on says once what was raised", async ({ open }) => {
  const page = await open();
  await createAll(page, { rs: RS, py: PY, mpy: MPY });
  for (const worker of ["rs", "py", "mpy"]) {
    const { error } = await call(page, worker, "asks", ["rs", "returns_err", ["no"]]);
    expect(error?.message).toBe(`\`asks\` of worker \`${worker}\`: \`returns_err\` of worker \`rs\` raised String: no`);
  }
});

test("errors are the same that the page would get", async ({ open }) => {
  const page = await open();
  await createAll(page, { rs: RS, py: PY, mpy: MPY });
  for (const worker of ["py", "mpy"]) {
    const fails = async (...args: unknown[]) => (await call(page, worker, "fails_to_ask", args)).value;
    expect(await fails("nobody", "f", [])).toMatchObject([
      "UnknownWorker",
      "nobody",
      null,
      expect.stringContaining("`calculator`"),
    ]);
    expect(await fails("rs", "nothing_such", [])).toMatchObject([
      "NotExported",
      "rs",
      "nothing_such",
      expect.any(String),
    ]);
    expect(await fails("rs", "returns_err", ["no"])).toMatchObject([
      "Raised",
      "rs",
      "returns_err",
      expect.stringContaining("no"),
    ]);
    expect(await fails("rs", "add", [1])).toMatchObject(["BadArguments", "rs", "add", expect.any(String)]);
    expect(await fails("rs", "never_ends", [], 0.05)).toMatchObject([
      "TimedOut",
      "rs",
      "never_ends",
      expect.stringContaining("50 ms"),
    ]);
    expectError(
      await call(page, worker, "gives_a_set", ["rs"]),
      "Raised",
      /WorkerError: bad arguments for `add` of worker `rs`: args\[0\]: a set is not JSON/,
    );
  }
  expectError(
    await call(page, "rs", "asks", ["nobody", "f", []]),
    "Raised",
    /raised Error: no worker is named `nobody`/,
  );
});

test("a time limit holds while the other worker starts", async ({ open }) => {
  const page = await open();
  await createAll(page, { a: MPY });
  const source = "import asyncio\n\nawait asyncio.sleep(1000)\n";
  await page.evaluate((source) => void settle(() => namedWorkers.create({ name: "b", type: "mpy", source })), source);
  const { value } = await call(page, "a", "calls_at_once", ["b", "f", 0.1]);
  expect(value).toMatchObject(["TimedOut", "b", "f", expect.stringContaining("100 ms")]);
});

test("in Python, workers cannot be listed, and what is not exported is not an attribute", async ({ open }) => {
  const page = await open();
  await createAll(page, { rs: RS, py: PY, mpy: MPY });
  for (const worker of ["py", "mpy"]) {
    expectError(await call(page, worker, "lists_workers"), "Raised", /raised TypeError: the workers of the page cannot be listed/);
    for (const odd of [5, null, [], ["rs"]]) {
      expectError(await call(page, worker, "asks_oddly", [odd]), "Raised", /raised TypeError: workers are found by their names/);
    }
    expectError(await call(page, worker, "fails_to_ask", ["rs", "add", [1, 2], "1"]), "Raised", /TypeError: a timeout is a number of seconds/);
    expectError(await call(page, worker, "misspells", ["calculator"]), "Raised", /raised AttributeError: worker `calculator` does not export `add_array`; it exports add_arrays/);
  }
});

test.describe("a worker that crashes", () => {
  test.use({ allowed: /panicked|boom/ });

  test("fails the calls of the workers that wait for it", async ({ open }) => {
    const page = await open();
    await createAll(page, { a: MPY, b: RS });
    const { value } = await call(page, "a", "fails_to_ask", ["b", "panics", ["boom"]]);
    expect(value).toMatchObject(["Crashed", "b", "panics", expect.stringContaining("boom")]);
    expect((await call(page, "a", "adds", ["b", 1, 2])).value).toBe(3);
  });
});

test("calls that a cancelled call has made to another worker are cancelled, too", async ({ open }) => {
  const page = await open();
  await createAll(page, { rs: RS, py: PY, mpy: MPY, target: RS });
  for (const worker of ["rs", "py", "mpy"]) {
    expectError(await call(page, worker, "asks", ["target", "never_ends", []], { timeout: 300 }), "TimedOut", /asks/);
    await expect.poll(async () => (await info(page, "target")).state).toBe("ready");
  }
});

test("a worker's calls to others end with it", async ({ open }) => {
  const page = await open();
  await createAll(page, { a: RS, target: RS });
  const settled = page.evaluate(async () => {
    const busy = new Promise((resolve) => {
      namedWorkers.addEventListener("state", ({ detail }) => {
        if (detail.worker === "target" && detail.state === "busy") resolve(null);
      });
    });
    const a = await namedWorkers.get("a");
    const asking = settle(() => a.asks("target", "never_ends", []));
    await busy;
    a.terminate();
    return asking;
  });
  expectError(await settled, "Terminated", /during `asks`/);
  await expect.poll(async () => (await info(page, "target")).state).toBe("ready");
});

const PAIRS = { rs: [RS, RS], py: [PY, MPY], mpy: [MPY, RS] };
for (const [title, [a, b]] of Object.entries(PAIRS)) {
  test(`calls that wait for each other end in an error, and others do not: ${title}`, async ({ open }) => {
    const page = await open();
    await createAll(page, { a, b });
    expect((await call(page, "a", "ping", ["b", 6])).value).toBe(6);
    const outcome = await call(page, "a", "ping", ["b", null]);
    expectError(outcome, "Raised", /would wait for itself: `([ab])\.ping` → `[ab]\.ping` → `\1\.ping`$/);
    expectError(await call(page, "a", "ping", ["b", 1_000]), "Raised", /32 calls wait for one another already/);
    expect((await call(page, "a", "ping", ["b", 2])).value).toBe(2);
  });
}

const waitsFor = (name: string) => `from named_workers import workers\n\nawait workers.get("${name}")\n`;
for (const type of ["py", "mpy"]) {
  test(`workers whose starts wait for each other fail, and say so: ${type}`, async ({ open }) => {
    const page = await open();
    const outcomes = await Promise.all([
      create(page, { name: "a", type, source: waitsFor("b") }),
      create(page, { name: "b", type, source: waitsFor("a") }),
    ]);
    const messages = outcomes.map(({ error }) => `${error?.name}: ${error?.message}`);
    expect(messages.join("\n")).toMatch(
      /StartFailed: worker `[ab]` did not start: .*is starting, and its start waits for worker/,
    );
    for (const message of messages) expect(message).toMatch(/^StartFailed/);
  });
}

test("a start may wait for another worker", async ({ open }) => {
  const page = await open();
  const source = `${waitsFor("calculator")}\ndef f(): return 1\n__export__ = ["f"]\n`;
  expect((await create(page, { name: "a", type: "mpy", source })).value).toEqual(["f"]);
});
