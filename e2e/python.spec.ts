// Python workers: a PyScript worker file, on both interpreters, by name.

import { type Progress, call, create, expect, info, test } from "./test";

test.use({ plain: true });

const INTERPRETERS = ["py", "mpy"] as const;
const everything = (type: string) => ({ name: "x", type, src: "/fixtures/python/everything.py" });

for (const type of INTERPRETERS) {
  test.describe(type, () => {
    test("a worker declared in HTML with src is called by name", async ({ open }) => {
      const html = `<script type="${type}" src="fixtures/python/everything.py" name="my-worker" worker></script>`;
      const page = await open({ html });
      expect((await call(page, "my-worker", "add", [1, 2])).value).toBe(3);
    });

    test("a worker whose code is in the HTML is dedented", async ({ open }) => {
      const html = `
        <script type="${type}" worker name="inline">
            def add(a, b):
                return a + b

            __export__ = ("add",)
        </script>`;
      const page = await open({ html });
      expect((await call(page, "inline", "add", [1, 2])).value).toBe(3);
    });

    test("a worker is created from source, and several from one file", async ({ open }) => {
      const page = await open();
      const source = "count = 0\ndef next():\n  global count\n  count += 1\n  return count\n__export__ = ['next']";
      expect((await create(page, { name: "source", type, source })).value).toEqual(["next"]);
      const values = await page.evaluate(async ({ type, source }) => {
        const names = ["a", "b"];
        const [a, b] = await Promise.all(names.map((name) => namedWorkers.create({ name, type, source })));
        return [await a.next(), await a.next(), await b.next()];
      }, { type, source });
      expect(values).toEqual([1, 2, 1]);
    });

    test("exports are discovered, with parameters, defaults and docstrings", async ({ open }) => {
      const page = await open();
      await create(page, everything(type));
      const { exports } = await info(page, "x");
      const names = ["add", "typed", "later", "count", "count_at_once", "echo", "says"];
      expect(exports.map(({ name }) => name)).toEqual(names);
      expect(exports[0]).toEqual({
        name: "add",
        parameters: [{ name: "a" }, { name: "b", default: "1" }],
        doc: "Adds two values.\n\nStrings as well.",
      });
      const rest = [{ name: "*rest" }, { name: "loud", default: "False" }];
      const count = { name: "count", type: "int" };
      const word = { name: "word", type: "str", default: expect.stringMatching(/^['"]x['"]$/) };
      expect(exports[1]).toEqual({ name: "typed", parameters: [count, word, ...rest], returns: "str" });
    });

    test("sync and async functions with default arguments return their values", async ({ open }) => {
      const page = await open();
      await create(page, everything(type));
      const values = await page.evaluate(async () => {
        const x = await namedWorkers.get("x");
        return [await x.add(41), await x.add("a", "b"), await x.typed(2, "ab", 1, 2), await x.later("soon")];
      });
      expect(values).toEqual([42, "ab", "abab", "soon"]);
    });

    test("async calls run side by side, and each gets its own value", async ({ open }) => {
      const page = await open();
      await create(page, everything(type));
      const values = await page.evaluate(async () => {
        const x = await namedWorkers.get("x");
        return Promise.all([x.later("slow", 0.05), x.later("quick"), x.count(3), x.add(1, 2)]);
      });
      expect(values).toEqual(["slow", "quick", 3, 3]);
    });

    test("sync and async functions report progress to their own callers", async ({ open }) => {
      const page = await open();
      await create(page, everything(type));
      const heard = await page.evaluate(async () => {
        const x = await namedWorkers.get("x");
        const heard: Progress[][] = [[], [], []];
        const listen = (index: number) => ({ onProgress: (progress: Progress) => heard[index].push(progress) });
        await Promise.all([
          x.call("count", [2], listen(0)),
          x.call("count", [3], listen(1)),
          x.call("count_at_once", [2], listen(2)),
        ]);
        return heard;
      });
      const ends = heard.map((reports) => [reports[0], reports.at(-1)]);
      expect(ends).toEqual([
        [{ done: 1, total: 2, message: "step 1" }, { done: 2, total: 2, message: "step 2" }],
        [{ done: 1, total: 3, message: "step 1" }, { done: 3, total: 3, message: "step 3" }],
        [{ done: 1, total: 2 }, { done: 2, total: 2 }],
      ]);
      expect(heard.map((reports) => [...new Set(reports.map(({ total }) => total))])).toEqual([[2], [3], [2]]);
    });

    test("what is printed is in the log", async ({ open }) => {
      const page = await open();
      await create(page, everything(type));
      await call(page, "x", "says", ["Grüße"]);
      const lines = (await info(page, "x")).log.map(({ level, text }) => [level, text]);
      expect(lines).toEqual([["info", "Grüße"], ["info", "two words"]]);
    });

    test("a script may await at its top level", async ({ open }) => {
      const page = await open();
      await create(page, { name: "awaits", type, src: "/fixtures/python/awaits.py" });
      expect((await call(page, "awaits", "tell")).value).toBe("prepared");
    });

    test("a cancelled call ends at its next await", async ({ open }) => {
      const page = await open();
      const source = [
        "import asyncio",
        "from named_workers import progress",
        "ended = False",
        "async def sleeps():",
        "    global ended",
        "    try:",
        "        progress(0, 1)",
        "        await asyncio.sleep(1000)",
        "    finally:",
        "        ended = True",
        "def has_ended():",
        "    return ended",
        "__export__ = ['sleeps', 'has_ended']",
      ].join("\n");
      await create(page, { name: "x", type, source });
      const outcome = await page.evaluate(async () => {
        const x = await namedWorkers.get("x");
        const abort = new AbortController();
        return settle(() => x.call("sleeps", [], { signal: abort.signal, onProgress: () => abort.abort() }));
      });
      expect(outcome.error?.name).toBe("Cancelled");
      await expect.poll(async () => (await call(page, "x", "has_ended")).value).toBe(true);
    });

    test("a script without __export__ is ready with no exports, and a warning", async ({ open }) => {
      const page = await open();
      expect((await create(page, { name: "x", type, source: "x = 1" })).value).toEqual([]);
      const [line] = (await info(page, "x")).log;
      expect(line).toMatchObject({ level: "warning", text: "x.py defines no `__export__`: nothing can be called" });
    });
  });
}

test("workers of all types are mixed on one page", async ({ open }) => {
  const source = "def add(a, b):\n    return a + b\n__export__ = ['add']";
  const script = (type: string) => `<script type="${type}" worker name="${type}">${source}</script>`;
  const page = await open({ html: script("py") + script("mpy") });
  const sums = await page.evaluate(async () => {
    const [rs, py, mpy] = await Promise.all(["calculator", "py", "mpy"].map((name) => namedWorkers.get(name)));
    return Promise.all([rs.add_arrays([1], [2]), py.add(1, 2), mpy.add(1, 2)]);
  });
  expect(sums).toEqual([[3], 3, 3]);
});

test("a Python worker needs src or source, and not both", async ({ open }) => {
  const page = await open({ html: `<script type="mpy" worker name="empty"> </script>` });
  const wrong: [object, RegExp][] = [
    [{ name: "x", type: "py" }, /it has no code/],
    [{ name: "x", type: "mpy", src: "a.py", source: "1" }, /both `src` and `source`/],
  ];
  for (const [declaration, message] of wrong) {
    const { error } = await create(page, declaration);
    expect(error).toMatchObject({ name: "InvalidDeclaration", message: expect.stringMatching(message) });
  }
  const { error } = await page.evaluate(() => settle(() => namedWorkers.get("empty")));
  expect(error?.name).toBe("InvalidDeclaration");
});
