// Python at its edges: what few scripts do, and what must settle nonetheless.

import type { Page } from "@playwright/test";

import { call, create, expect, expectError, info, test } from "./test";

test.use({ plain: true });

/** Creates a worker whose script is these lines and calls one of its functions. */
async function run(page: Page, type: string, lines: string[], name: string, args: unknown[] = []) {
  const source = [...lines, `__export__ = ["${name}"]`].join("\n");
  const created = await create(page, { name: "x", type, source });
  expect(created.error).toBeUndefined();
  return call(page, "x", name, args, { timeout: 30_000 });
}

const logOf = async (page: Page) => (await info(page, "x")).log.map(({ text }) => text);

for (const type of ["py", "mpy"] as const) {
  test.describe(type, () => {
    for (const kind of ["def", "async def"]) {
      test(`an exception that cannot be described is raised nonetheless, by ${kind}`, async ({ open }) => {
        const silent = ["class Silent(Exception):", "    def __str__(self): raise ValueError()"];
        silent.push("    def __repr__(self): raise ValueError()", `${kind} f(): raise Silent()`);
        const { error } = await run(await open(), type, silent, "f");
        expect(error).toMatchObject({ name: "Raised", message: expect.stringMatching(/raised Silent/) });
      });
    }

    test("a JavaScript promise that rejects with something other than an Error raises", async ({ open }) => {
      const lines = ["import js", "async def f(): return await js.Promise.reject('a text')"];
      const { error } = await run(await open(), type, lines, "f");
      expect(error).toMatchObject({ name: "Raised", message: expect.stringMatching(/a text/) });
    });

    test("a generator is refused as a result", async ({ open }) => {
      const { error } = await run(await open(), type, ["def f():", "    yield 1", "    yield 2"], "f");
      expect(error).toMatchObject({ name: "BadResult", message: expect.stringMatching(/a generator is not JSON/) });
    });

    test("a generator is refused whatever it yields, and coroutines may wait in any way", async ({ open }) => {
      const page = await open();
      const source = [
        "import asyncio",
        "import js",
        "def yields(*values):",
        "    for value in values: yield value",
        "async def waits():",
        "    event = asyncio.Event()",
        "    async def sets():",
        "        await asyncio.sleep(0)",
        "        await asyncio.sleep(0.001)",
        "        event.set()",
        "        return await js.Promise.resolve(3)",
        "    setting = asyncio.create_task(sets())",
        "    await event.wait()",
        "    async with asyncio.Lock():",
        "        await js.Promise.resolve(1)",
        "    await asyncio.wait_for(sets(), 30)",
        "    return await asyncio.gather(setting, sets())",
        "__export__ = ['yields', 'waits']",
      ].join("\n");
      await create(page, { name: "x", type, source });
      for (const values of [[null], [null, 1], [1, null]]) {
        const { error } = await call(page, "x", "yields", values, { timeout: 30_000 });
        expect(error?.message, JSON.stringify(values)).toMatch(/result: a generator is not JSON/);
      }
      expect((await call(page, "x", "waits", [], { timeout: 30_000 })).value).toEqual([3, 3]);
    });

    test("None can be emitted", async ({ open }) => {
      const page = await open();
      const source = "from named_workers import emit\nasync def f(n):\n  for _ in range(n): await emit(None)\n__export__ = ['f']";
      await create(page, { name: "x", type, source });
      const values = await page.evaluate(async () => {
        const values = [];
        for await (const value of (await namedWorkers.get("x")).stream("f", [40])) values.push(value);
        return values;
      });
      expect(values).toEqual(Array(40).fill(null));
    });

    test("a function that runs an event loop of its own is told to await instead", async ({ open }) => {
      const page = await open();
      const source = [
        "import asyncio",
        "async def main(): return 5",
        "def f(): return asyncio.run(main(), debug=True)",
        "def g(): return asyncio.get_event_loop().run_until_complete(main())",
        "__export__ = ['f', 'g']",
      ].join("\n");
      await create(page, { name: "x", type, source });
      for (const name of ["f", "g"]) {
        const refusal = /RuntimeError: `asyncio\.run` and `run_until_complete` cannot wait here, .* write `await`/;
        expectError(await call(page, "x", name), "Raised", refusal);
      }
      expect(await logOf(page)).toEqual([]);
    });

    test.describe("an exception that passes through JavaScript", () => {
      test.use({ allowed: /ValueError: boom/ });

      test("ends the call, in sync and in async functions", async ({ open }) => {
        const page = await open();
        const source = [
          "import asyncio",
          "import js",
          "from pyscript.ffi import create_proxy",
          "def boom(*_): raise ValueError('boom')",
          "def f(): js.Array.of(1).forEach(create_proxy(boom))",
          "async def g():",
          "    await asyncio.sleep(0)",
          "    f()",
          "def well(): return True",
          "__export__ = ['f', 'g', 'well']",
        ].join("\n");
        await create(page, { name: "x", type, source });
        for (const name of ["f", "g"]) {
          const outcome = await call(page, "x", name, [], { timeout: 30_000 });
          expectError(outcome, type === "py" ? "Raised" : "Crashed", /ValueError: boom/);
          expect((await call(page, "x", "well")).value).toBe(true);
        }
      });
    });

    test("there is no input", async ({ open }) => {
      const { error } = await run(await open(), type, ["def f(): return input()"], "f");
      expect(error).toMatchObject({ name: "Raised", message: expect.stringMatching(/raised (EOF|OS)Error/) });
    });

    test.describe("what a script fetches", () => {
      test.use({ allowed: /Failed to load resource.*404/ });

      test("is not reported, neither during the start nor later", async ({ open }) => {
        const lines = ["from js import fetch", "first = (await fetch('/nowhere')).status"];
        lines.push("async def f(): return [first, (await fetch('/nowhere')).status]");
        expect((await run(await open(), type, lines, "f")).value).toEqual([404, 404]);
      });
    });

    test("tracebacks show the lines of the worker's own modules", async ({ open }) => {
      const page = await open();
      const source = "from helper import boom\n__export__ = ['boom']";
      const config = { files: { "/fixtures/python/files/helper.py": "" } };
      await create(page, { name: "x", type, source, config });
      const { error } = await call(page, "x", "boom", [0]);
      expect(error?.traceback).toMatch(/helper\.py", line \d+, in boom/);
    });

    test("a TypeError inside a decorated function is its own", async ({ open }) => {
      const lines = ["def twice(function):", "    def inner(*args): return function('extra', *args)"];
      lines.push("    return inner", "@twice", "def f(extra, x):", "    return x + None");
      const { error } = await run(await open(), type, lines, "f", [1]);
      expect(error).toMatchObject({ name: "Raised", message: expect.stringMatching(/raised TypeError/) });
    });

    test("halves of surrogate pairs are refused in arguments, and pairs come back", async ({ open }) => {
      const page = await open();
      await create(page, { name: "x", type, src: "/fixtures/python/everything.py" });
      const { whole, ...outcomes } = await page.evaluate(async () => {
        const x = await namedWorkers.get("x");
        const [half, key] = [["a\ud800b"], { list: [{ "\udfff": "한국어" }] }];
        return { half: await settle(() => x.echo(half)), key: await settle(() => x.echo(key)), whole: await x.echo(["a😀b한국어"]) };
      });
      expect(whole).toEqual(["a😀b한국어"]);
      expect(outcomes.half.error).toMatchObject({ name: "BadArguments", message: expect.stringMatching(/args\[0\]\[0\]: half of a surrogate pair/) });
      expect(outcomes.key.error).toMatchObject({ name: "BadArguments", message: expect.stringMatching(/args\[0\]\.list\[0\]\..: half of a surrogate pair/) });
    });

    test("keys that are not strings are refused, even bytes", async ({ open }) => {
      const { error } = await run(await open(), type, ["def f(): return {'a': {b'b': 1}}"], "f");
      expect(error?.message).toMatch(/result\.a: the key b'b' is not a string/);
    });

    test("an unfinished line is printed, too", async ({ open }) => {
      const page = await open();
      await run(page, type, ["def f():", "    print('one', end='')", "    print(' two\\nthree', end='')"], "f");
      expect(await logOf(page)).toEqual(["one two", "three"]);
    });

    test("a script of empty lines is ready with no exports", async ({ open }) => {
      expect((await create(await open(), { name: "x", type, source: "\n\n" })).value).toEqual([]);
    });

    test("deeply nested arguments and results are refused in words", async ({ open }) => {
      const page = await open();
      const lines = ["def f(depth):", "    value = []", "    for _ in range(depth): value = [value]", "    return value"];
      expect((await run(page, type, lines, "f", [40])).value).toHaveLength(1);
      const { error } = await call(page, "x", "f", [1_000]);
      expect(error).toMatchObject({ name: "BadResult", message: expect.stringMatching(/nested too deeply/) });
      const refused = await page.evaluate(() => {
        let value: any = [];
        for (let i = 0; i < 100_000; i++) value = [value];
        return settle(async () => (await namedWorkers.get("x")).f(value));
      });
      expect(refused.error).toMatchObject({ name: "BadArguments", message: expect.stringMatching(/nested too deeply/) });
    });

    test("a JavaScript module may have any name, but only one", async ({ open }) => {
      const page = await open();
      const module = "/fixtures/python/module.js";
      const source = "from pyscript.js_modules.sys import greet\ndef f(): return greet('you')\n__export__ = ['f']";
      await create(page, { name: "x", type, source, config: { js_modules: { worker: { [module]: "sys" } } } });
      expect((await call(page, "x", "f")).value).toBe("Hello, you!");
      const twice = { js_modules: { worker: { [module]: "same", [`${module}?2`]: "same" } } };
      const { error } = await create(page, { name: "y", type, source: "", config: twice });
      expect(error?.message).toMatch(/config key `js_modules\.worker`: two modules have one name/);
    });
  });
}

test("a task that is cancelled before it begins settles its call", async ({ open }) => {
  const page = await open();
  const source = [
    "import asyncio",
    "async def sleeps(): await asyncio.sleep(100)",
    "def cancel_all():",
    "    for task in asyncio.all_tasks(): task.cancel()",
    "__export__ = ['sleeps', 'cancel_all']",
  ].join("\n");
  await create(page, { name: "x", type: "py", source });
  const outcome = await page.evaluate(async () => {
    const x = await namedWorkers.get("x");
    const sleeping = settle(() => x.sleeps());
    await x.cancel_all();
    return sleeping;
  });
  expect(outcome.error?.message).toMatch(/raised CancelledError/);
});
