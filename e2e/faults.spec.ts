// Every call settles, whatever happens in a Rust worker; and the message says what to fix.

import { SOON, call, create, expect, expectError, info, test } from "./test";

test.use({ plain: true });

const FAULTS = { name: "faults", type: "rs", src: "/workers/faults.js" } as const;

test.describe("a worker that is not available", () => {
  test("a name that nobody declared fails at once, with a list of the names", async ({ open }) => {
    const page = await open();
    const outcome = await page.evaluate(() => settle(() => namedWorkers.get("prims")));
    expectError(outcome, "UnknownWorker", "no worker is named `prims`; the page has `primes`, `calculator`");
    expect(outcome.error?.worker).toBe("prims");
    expect(outcome.milliseconds).toBeLessThan(SOON);
  });

  test.describe("whose files are broken", () => {
    test.use({ allowed: /Failed to load resource.*404|wasm streaming compile failed/i });

    test("a missing bundle: the URL and the status", async ({ open }) => {
      const page = await open();
      const outcome = await create(page, { name: "x", type: "rs", src: "./nowhere.js" });
      expectError(outcome, "StartFailed", /`x` did not start: http:.*\/nowhere\.js: 404 Not Found/);
      expect(outcome.milliseconds).toBeLessThan(SOON);
    });

    test("a missing wasm: the URL and the status", async ({ open }) => {
      const page = await open();
      const outcome = await create(page, { name: "x", type: "rs", src: "/fixtures/bundles/no_wasm.js" });
      expectError(outcome, "StartFailed", /\/fixtures\/bundles\/no_wasm_bg\.wasm: 404 Not Found/);
    });

    test("a truncated wasm: the URL", async ({ open }) => {
      const page = await open();
      const outcome = await create(page, { name: "x", type: "rs", src: "/fixtures/bundles/cut_wasm.js" });
      expectError(outcome, "StartFailed", /\/fixtures\/bundles\/cut_wasm_bg\.wasm: .*(WebAssembly|expected)/);
    });

    test("a truncated bundle: the URL", async ({ open }) => {
      const page = await open();
      const outcome = await create(page, { name: "x", type: "rs", src: "/fixtures/bundles/cut.js" });
      expectError(outcome, "StartFailed", /\/fixtures\/bundles\/cut\.js: .*(Unexpected end of input|missing \))/);
    });

    test("a script that is not a bundle: what it lacks", async ({ open }) => {
      const page = await open();
      const outcome = await create(page, { name: "x", type: "rs", src: "/fixtures/bundles/no_default.js" });
      expectError(outcome, "StartFailed", /no_default\.js: .*no default export/);
    });

    test("a page instead of a bundle: its type", async ({ open }) => {
      const page = await open();
      const outcome = await create(page, { name: "x", type: "rs", src: "./index.html" });
      expectError(outcome, "StartFailed", /index\.html: it is not JavaScript, but text\/html/);
    });

    test("a bundle that throws while it starts: what it threw", async ({ open }) => {
      const page = await open();
      const outcome = await create(page, { name: "x", type: "rs", src: "/fixtures/bundles/throws.js" });
      expectError(outcome, "StartFailed", /throws\.js: out of luck/);
    });
  });

  test("a worker of another version of the protocol: both versions", async ({ open }) => {
    const page = await open();
    const outcome = await create(page, { name: "x", type: "rs", src: "/fixtures/bundles/old.js" });
    expectError(outcome, "StartFailed", /the worker speaks version 0 of the protocol and the page version [1-9]/);
  });

  test("a start that takes too long: the limit", async ({ open }) => {
    const page = await open();
    const declaration = { name: "x", type: "rs", src: "/fixtures/bundles/silent.js", startTimeout: 300 };
    expectError(await create(page, declaration), "StartFailed", /not ready after 300 ms/);
  });

  test("a failed worker fails every later call with the same reason", async ({ open }) => {
    const page = await open();
    await create(page, { name: "x", type: "rs", src: "/fixtures/bundles/old.js" });
    expectError(await call(page, "x", "f"), "StartFailed", /version 0 of the protocol/);
    expect(await info(page, "x")).toMatchObject({ state: "failed", error: { name: "StartFailed" } });
  });
});

test.describe("a call that cannot be made", () => {
  test("a function that is not exported: the exports", async ({ open }) => {
    const page = await open();
    const outcome = await call(page, "calculator", "multiply", []);
    expectError(outcome, "NotExported", "`calculator` does not export `multiply`; it exports `add_arrays`");
  });

  const wrong: [string, unknown, RegExp][] = [
    ["too few arguments", [1], /`add\(a: f64, b: f64\) -> f64` takes 2 arguments, and 1 were given/],
    ["too many arguments", [1, 2, 3], /takes 2 arguments, and 3 were given/],
    ["an argument of the wrong type", [1, "x"], /args\[1\]: invalid type: string "x", expected f64/],
    ["arguments that are not an array", { a: 1 }, /arguments are a tuple or an array/],
  ];
  for (const [title, args, message] of wrong) {
    test(`${title}: which`, async ({ open }) => {
      const page = await open();
      await create(page, FAULTS);
      expectError(await call(page, "faults", "add", args), "BadArguments", message);
    });
  }

  test("arguments that JSON cannot represent: the path", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    const messages = await page.evaluate(async () => {
      const faults = await namedWorkers.get("faults");
      const cycle: any = { list: [] };
      cycle.list.push(cycle);
      const values = [
        { x: () => 1 }, [NaN], [[Infinity]], undefined, { a: undefined }, Symbol("s"), cycle,
        new Map(), new Set(), new Date(0), new Uint8Array(2), new Error("e"), { toJSON: () => NaN },
      ];
      const outcomes = values.map((value) => settle(() => faults.echo(value)));
      return (await Promise.all(outcomes)).map(({ error }) => `${error?.name}: ${error?.message}`);
    });
    const reasons = messages.map((message) => message.replace(/^BadArguments: .*`faults`: /, ""));
    expect(reasons).toEqual([
      "args[0].x: a function is not JSON",
      "args[0][0]: NaN is not JSON",
      "args[0][0][0]: Infinity is not JSON",
      "args[0]: undefined is not JSON",
      "args[0].a: undefined is not JSON",
      "args[0]: a symbol is not JSON",
      "args[0].list[0]: a cycle is not JSON",
      "args[0]: a Map is not JSON",
      "args[0]: a Set is not JSON",
      "args[0]: a Date is not JSON",
      "args[0]: a Uint8Array is not JSON",
      "args[0]: an Error is not JSON",
      "args[0].toJSON: a function is not JSON",
    ]);
  });

  test("options of the wrong type: which", async ({ open }) => {
    const page = await open();
    for (const [option, value] of [["timeout", "5 s"], ["signal", {}], ["onProgress", 1]] as const) {
      const outcome = await call(page, "calculator", "add_arrays", [[], []], { [option]: value });
      expectError(outcome, "BadArguments", new RegExp(`option \`${option}\` is not`));
    }
  });
});

test.describe("a call that fails", () => {
  test("a sync function returns Err: type and message", async ({ open }) => {
    const page = await open();
    const outcome = await call(page, "calculator", "add_arrays", [[1], [2, 3]]);
    expectError(outcome, "Raised", /raised LengthMismatch: cannot add 1 numbers and 2/);
    expect(outcome.error).toMatchObject({ worker: "calculator", function: "add_arrays" });
  });

  test("an async function returns Err: type and message", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    const outcome = await call(page, "faults", "returns_err_later", ["too late"]);
    expectError(outcome, "Raised", /raised String: too late/);
  });

  test("a result that JSON cannot represent: the path", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    const nan = await call(page, "faults", "returns_nan");
    expectError(nan, "BadResult", "result.run.values[1]: NaN is not JSON");
    const bytes = await call(page, "faults", "returns_bytes");
    expectError(bytes, "BadResult", "result: a byte string is not JSON");
  });

  test("a timeout: the limit; and the worker goes on", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    const outcome = await call(page, "faults", "never_ends", [], { timeout: 100 });
    expectError(outcome, "TimedOut", "`never_ends` of worker `faults` took longer than 100 ms");
    expect((await call(page, "faults", "add", [1, 2])).value).toBe(3);
  });
});

test.describe("a worker that crashes", () => {
  test.use({ allowed: /panicked at|RuntimeError|RangeError|Maximum call stack|too much recursion/ });

  const crashes: [string, string, unknown[], RegExp][] = [
    ["a panic", "panics", ["boom"], /crashed during `panics`: panicked at workers\/faults\/main\.rs.*boom/s],
    ["a panic after an await", "panics_later", ["boom"], /panicked at workers\/faults\/main\.rs.*boom/s],
    ["a trap", "traps", [], /crashed during `traps`: RuntimeError: unreachable/i],
    ["a stack overflow", "overflows_the_stack", [0], /Maximum call stack|too much recursion|out of bounds/i],
    ["out of memory", "runs_out_of_memory", [], /out of memory/],
  ];
  for (const [title, name, args, message] of crashes) {
    test(`${title}: the reason, for all calls in flight; and the next call works`, async ({ open }) => {
      const page = await open();
      await create(page, FAULTS);
      const inFlight = call(page, "faults", "never_ends");
      await page.waitForFunction(
        () => namedWorkers.list().find((worker) => worker.name === "faults")!.calls === 1,
      );
      expectError(await call(page, "faults", name, args), "Crashed", message);
      expectError(await inFlight, "Crashed", /crashed during `never_ends`/);
      expect((await call(page, "faults", "add", [1, 2])).value).toBe(3);
    });
  }

  test("a worker that crashes again and again fails with the last reason until it is restarted", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    for (const message of ["first", "second", "third", "fourth"]) {
      expectError(await call(page, "faults", "panics", [message]), "Crashed", message);
    }
    expectError(await call(page, "faults", "add", [1, 2]), "Crashed", /fourth/);
    expect(await info(page, "faults")).toMatchObject({ state: "failed", error: { name: "Crashed" } });
  });
});

test.describe("a worker that is ended", () => {
  test("terminate settles the call stuck in an endless loop, and the worker is gone", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    const outcome = await page.evaluate(async () => {
      const faults = await namedWorkers.get("faults");
      const running = settle(() => faults.loops_forever());
      await new Promise((resolve) => setTimeout(resolve));
      const asked = performance.now();
      faults.terminate();
      return { ...(await running), milliseconds: performance.now() - asked };
    });
    expectError(outcome, "Terminated", "worker `faults` was terminated during `loops_forever`");
    expect(outcome.milliseconds).toBeLessThan(SOON);
    expectError(await call(page, "faults", "add", [1, 2]), "Terminated", "worker `faults` was terminated");
    expect((await info(page, "faults")).state).toBe("terminated");
  });

  test("a timeout settles the call stuck in an endless loop, and restart brings the worker back", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    expectError(await call(page, "faults", "loops_forever", [], { timeout: 100 }), "TimedOut", /100 ms/);
    const sum = await page.evaluate(async () => {
      const faults = await namedWorkers.get("faults");
      faults.restart();
      return faults.add(1, 2);
    });
    expect(sum).toBe(3);
  });

  test("restart settles the calls in flight as terminated", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    const outcome = await page.evaluate(async () => {
      const faults = await namedWorkers.get("faults");
      const running = settle(() => faults.never_ends());
      await new Promise((resolve) => setTimeout(resolve));
      faults.restart();
      return running;
    });
    expectError(outcome, "Terminated", /during `never_ends`/);
  });
});

test("messages that are not part of the protocol are logged and change nothing else", async ({ open }) => {
  const page = await open();
  const outcome = await create(page, { name: "x", type: "rs", src: "/fixtures/bundles/chatty.js" });
  expect(outcome.value).toEqual(["f"]);
  const { log, state } = await info(page, "x");
  expect(state).toBe("ready");
  expect(log).toHaveLength(3);
  for (const line of log) expect(line.text).toContain("not of the protocol");
});
