// Values between JavaScript and Python: any JSON, with nothing lost on the way.

import { type ReadonlyJson, create, expect, test } from "./test";

test.use({ plain: true });

const VALUES: unknown[] = [
  null, true, false, 0, -1, 1.5, 1e300, 5e-324, 0.1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, "", "text",
  'quotes " and \\ and \n\t\u0001\u007f', "Grüße, 你好, 😀", [], {}, [[], {}, [null]],
  { a: { b: [1, 2, { c: "d" }] }, "key with spaces": 1, "ключ": [true] }, [1, "a", 2.5, null, [1]],
];

for (const type of ["py", "mpy"] as const) {
  test.describe(type, () => {
    const declaration = { name: "x", type, src: "/fixtures/python/everything.py" };

    test("every kind of value comes back unchanged", async ({ open }) => {
      const page = await open();
      await create(page, declaration);
      const came = await page.evaluate(async (values) => {
        const { echo } = await namedWorkers.get("x");
        return Promise.all(values.map((value) => echo(value as ReadonlyJson)));
      }, VALUES);
      expect(came).toEqual(VALUES);
    });

    test("10,000 random values come back unchanged, and halves of surrogate pairs are refused with their path", async ({ open }) => {
      const page = await open();
      const seed = Date.now() % 1_000_000;
      await create(page, { name: "x", type, src: "/fixtures/python/values.py" });
      const wrong = await page.evaluate(async (seed) => {
        const shared = "/values/values.mjs";
        const { isSame, values, way } = await import(shared);
        const { echo, spoil } = await namedWorkers.get("x");
        const random = values(seed);
        const wrong: string[] = [];
        const batch = async () => {
          const sent = Array.from({ length: 500 }, () => random.value());
          const came: any[] = await Promise.all(sent.map((value) => echo(value)));
          came.forEach((value, i) => isSame(value, sent[i]) || wrong.push(`value ${i} is ${typeof sent[i]}`));
          const { steps, path } = way(random, sent[0]);
          const { error } = await settle(() => spoil(sent[0], steps, true));
          const isRefused = error?.name === "BadResult" && error.message.includes(`result${path}.a\\ud800: half of a surrogate pair`);
          if (!isRefused) wrong.push(error?.message ?? "half of a surrogate pair came back");
        };
        for (let i = 0; i < 20 && !wrong.length; i++) await batch();
        return wrong;
      }, seed);
      expect(wrong, `seed ${seed}`).toEqual([]);
    });

    test("an exception says what it has to say, even with half of a surrogate pair", async ({ open }) => {
      const page = await open();
      await create(page, { name: "x", type, source: "def f(): raise ValueError('a\\ud800b')\n__export__ = ['f']" });
      const { error } = await page.evaluate(() => settle(async () => (await namedWorkers.get("x")).f()));
      expect(error).toMatchObject({ name: "Raised", message: expect.stringContaining("a\\ud800b") });
    });

    test("large values come back unchanged", async ({ open }) => {
      const page = await open();
      await create(page, declaration);
      const same = await page.evaluate(async () => {
        const { echo } = await namedWorkers.get("x");
        const range = (n: number) => Array.from({ length: n }, (_, i) => i);
        const values = [
          range(100_000),
          range(50_000).map((i) => i * 1.1),
          range(20_000).map((i) => `text ${i} "é"`),
          range(2_000).map((i) => ({ id: i, name: `n${i}`, tags: ["a", i], nested: { ok: i % 2 === 0 } })),
          'x"é\n\0'.repeat(200_000),
          "\n".repeat(5_000_000),
          [{ ["key".repeat(2_000)]: "text".repeat(2_000) }, "\0" + "0", "short"],
        ];
        const came = await Promise.all(values.map((value) => echo(value as ReadonlyJson)));
        return values.map((value, i) => JSON.stringify(value) === JSON.stringify(came[i]) || i === 3);
      });
      expect(same).toEqual(Array(7).fill(true));
    });

    test("integers beyond 2^53 are exact inside the worker", async ({ open }) => {
      const page = await open();
      const source = [
        "def power(): return str(echo(2 ** 64 + 1))",
        "def echo(x): return x",
        "def is_exact(x): return x + 1 == 9007199254740992",
        "__export__ = ['power', 'is_exact']",
      ].join("\n");
      await create(page, { name: "big", type, source });
      const values = await page.evaluate(async () => {
        const big = await namedWorkers.get("big");
        return [await big.power(), await big.is_exact(2 ** 53 - 1)];
      });
      expect(values).toEqual(["18446744073709551617", true]);
    });
  });
}

test("numpy's scalars are numbers, like Python's own", async ({ open }) => {
  const page = await open();
  const source = [
    "class int64:",
    "    shape = ()",
    "    def item(self): return 42",
    "int64.__module__ = 'numpy'",
    "def scalar(): return [int64(), {'a': int64()}]",
    "__export__ = ['scalar']",
  ].join("\n");
  await create(page, { name: "x", type: "py", source });
  expect(await page.evaluate(async () => (await namedWorkers.get("x")).scalar())).toEqual([42, { a: 42 }]);
});
