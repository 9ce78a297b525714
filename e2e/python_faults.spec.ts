// Every call settles, whatever happens in a Python worker; and the message says what to fix.

import { SOON, call, create, expect, expectError, info, test } from "./test";

test.use({ plain: true });

for (const type of ["py", "mpy"] as const) {
  test.describe(type, () => {
    const faults = { name: "faults", type, src: "/fixtures/python/faults.py" };

    test.describe("a file that does not exist", () => {
      test.use({ allowed: /Failed to load resource.*404/ });

      test("fails the start with its URL and the status", async ({ open }) => {
        const page = await open();
        const outcome = await create(page, { name: "x", type, src: "./nowhere.py" });
        expectError(outcome, "StartFailed", /`x` did not start: http:.*\/nowhere\.py: 404 Not Found/);
      });
    });

    const scripts: [string, string, RegExp, RegExp | null][] = [
      ["a syntax error", "x = 1\ny = (2\nz z\n", /x\.py raised SyntaxError: .*\(x\.py, line \d\)/, /File "x\.py", line \d/],
      ["an exception", "def f():\n    return 1 / 0\n\nf()\n", /x\.py raised ZeroDivisionError: /, /line 4, in <module>[^]*line 2, in f/],
      ["an import that fails", "import nowhere\n", /x\.py raised (Module|Import)\w*Error: [Nn]o module named 'nowhere'/, /line 1/],
      ["an exit", "import sys\nsys.exit(1)\n", /x\.py raised SystemExit/, /line 2/],
      ["an export that does not exist", "def f(): pass\n__export__ = ['f', 'g']", /`__export__` names `g`, which the script does not define/, null],
      ["an export that is not a function", "g = 1\n__export__ = ['g']", /`__export__` names `g`, which is not a function/, null],
      ["exports that are not a list", "__export__ = 'f'", /`__export__` is not a list of names/, null],
    ];
    test("whatever goes wrong while the script runs fails the start, with the user's traceback", async ({ open }) => {
      const page = await open();
      for (const [title, source, message, traceback] of scripts) {
        await test.step(title, async () => {
          const outcome = await create(page, { name: "x", type, source });
          expectError(outcome, "StartFailed", message);
          const { error, state } = await info(page, "x");
          expect(state).toBe("failed");
          if (traceback) expect(error!.traceback).toMatch(traceback);
          expect(error!.traceback ?? "").not.toMatch(/_pyodide|named_workers|<stdin>|<exec>/);
        });
      }
    });

    test("a function that raises: type, message and the user's own traceback", async ({ open }) => {
      const page = await open();
      await create(page, faults);
      const outcome = await call(page, "faults", "outer", [1]);
      expectError(outcome, "Raised", /`outer` of worker `faults` raised ZeroDivisionError: divi/);
      expect(outcome.error?.traceback).toMatch(/^Traceback[^]*"faults\.py", line 23, in outer[^]*"faults\.py", line 19, in divide/);
      expect(outcome.error?.traceback).not.toMatch(/_pyodide|named_workers|<stdin>|<exec>/);
      expect(outcome.milliseconds).toBeLessThan(SOON);
    });

    test("an async function that raises: the same", async ({ open }) => {
      const page = await open();
      await create(page, faults);
      const outcome = await call(page, "faults", "fails_later");
      expectError(outcome, "Raised", /raised ValueError: too late/);
      expect(outcome.error?.traceback).toMatch(/"faults\.py", line 28, in fails_later/);
    });

    test("sys.exit and endless recursion are exceptions, and the worker goes on", async ({ open }) => {
      const page = await open();
      await create(page, faults);
      expectError(await call(page, "faults", "exits"), "Raised", /raised SystemExit/);
      expectError(await call(page, "faults", "recurses"), "Raised", /raised R(ecursion|untime)Error: maximum recursion depth/);
      expect((await call(page, "faults", "divide", [6, 3])).value).toBe(2);
    });

    const wrong: [unknown[], RegExp][] = [
      [[1], /`divide\(a, b\)` takes 2 arguments, and 1 were given: `b` is missing/],
      [[1, 2, 3], /`divide\(a, b\)` takes 2 arguments, and 3 were given/],
    ];
    test("too few or too many arguments: which", async ({ open }) => {
      const page = await open();
      await create(page, faults);
      for (const [args, message] of wrong) {
        expectError(await call(page, "faults", "divide", args), "BadArguments", message);
      }
    });

    test("a function's own TypeError is raised, and not taken for bad arguments", async ({ open }) => {
      const page = await open();
      await create(page, faults);
      expectError(await call(page, "faults", "type_error"), "Raised", /raised TypeError: object of type 'int' has no len/);
    });

    test("results that JSON cannot represent: the path", async ({ open }) => {
      const page = await open();
      await create(page, faults);
      const reasons: Record<string, string> = {
        nan: "result.values[1]: NaN is not JSON",
        inf: "result[0]: Infinity is not JSON",
        bytes: "result: a byte string is not JSON",
        set: "result[30]: a set is not JSON",
        object: "result.deep[0][0]: an Odd is not JSON",
        function: "result[0]: a function is not JSON",
        cycle: "result[0].again: a cycle is not JSON",
        key: "result.a: the key 1 is not a string, and keys in JSON are",
        "none key": "result: the key None is not a string, and keys in JSON are",
        array: "result[0]: an Array is not JSON: convert to a list first, with `.tolist()`",
        complex: "result: a complex is not JSON",
      };
      for (const [what, reason] of Object.entries(reasons)) {
        const outcome = await call(page, "faults", "gives", [what]);
        expect(outcome.error?.message, what).toBe(`bad result from \`gives\` of worker \`faults\`: ${reason}`);
        expect(outcome.error?.name).toBe("BadResult");
      }
      expect((await call(page, "faults", "gives", ["tuple"])).value).toEqual([1, [2]]);
    });

    test("a function that is not exported cannot be called", async ({ open }) => {
      const page = await open();
      await create(page, { name: "x", type, source: "def f(): return 1\ndef g(): return 2\n__export__ = ['f']" });
      expectError(await call(page, "x", "g"), "NotExported", "`x` does not export `g`; it exports `f`");
    });

    test("an endless loop: the timeout settles it, terminate and restart work", async ({ open }) => {
      const page = await open();
      await create(page, faults);
      expectError(await call(page, "faults", "loops", [], { timeout: 100 }), "TimedOut", /100 ms/);
      const outcome = await page.evaluate(async () => {
        const faults = await namedWorkers.get("faults");
        const running = settle(() => faults.loops());
        const asked = performance.now();
        faults.terminate();
        return { ...(await running), milliseconds: performance.now() - asked };
      });
      expectError(outcome, "Terminated", /terminated/);
      expect(outcome.milliseconds).toBeLessThan(SOON);
      await page.evaluate(async () => {
        const [faults] = namedWorkers.list().filter(({ name }) => name === "faults");
        return faults.state;
      });
      expect((await create(page, faults)).value).toContain("divide");
      expect((await call(page, "faults", "divide", [6, 3])).value).toBe(2);
    });

    test("an exception in a callback is logged, and the worker keeps its state", async ({ open }) => {
      const page = await open();
      await create(page, faults);
      await call(page, "faults", "raises_in_a_callback");
      const errors = async () => (await info(page, "faults")).log.filter(({ level }) => level === "error");
      await expect.poll(errors).toMatchObject([{ text: expect.stringMatching(/ValueError: nobody waits/) }]);
      expect((await call(page, "faults", "callbacks")).value).toBe(1);
    });

    test.describe("an interpreter that breaks down", () => {
      test.use({ allowed: /fatal error|out of bounds|^Error$/i });

      test("is a crash that says why, and the next call works", async ({ open }) => {
        const page = await open();
        await create(page, faults);
        expectError(await call(page, "faults", "breaks_the_interpreter"), "Crashed", /out of bounds/i);
        expect((await call(page, "faults", "divide", [6, 3])).value).toBe(2);
      });
    });
  });
}
