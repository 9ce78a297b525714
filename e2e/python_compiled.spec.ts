// Compiled Python packages, for real: pydantic, whose core is WebAssembly. `cargo xtask test` fetches them.

import { readFileSync } from "node:fs";

import { call, create, expect, expectError, test } from "./test";

test.use({ plain: true });

const FIXTURES = "/fixtures/python/mirror/";
const LOCK = JSON.parse(readFileSync("e2e/fixtures/python/mirror/pyodide-lock.json", "utf8"));
const mirror = { lock_file_url: `${FIXTURES}pyodide-lock.json`, package_base_url: "/mirror/" };
const wheel = (name: string) => `/mirror/${LOCK.packages[name].file_name}`;
const orders = { name: "x", type: "py", src: `${FIXTURES}orders.py` };

/** Ways to ask for pydantic. Its core is found in the mirror, unless the list has it. */
const WAYS: [string, object][] = [
  ["by name, with versions, a marker, and an extra that needs nothing here", {
    packages: ["Pydantic [timezone] >=2.14,<3 ; python_version >= '3.14' and sys_platform == 'emscripten'"],
    ...mirror,
  }],
  ["by the URL of its wheel, and the rest from a mirror", { packages: [wheel("pydantic")], ...mirror }],
  ["by URLs only", { packages: Object.keys(LOCK.packages).map(wheel) }],
];

for (const [way, config] of WAYS) {
  test(`a compiled package works when it is asked for ${way}`, async ({ open }) => {
    const page = await open();
    const created = await create(page, { ...orders, config });
    expect(created.error).toBeUndefined();
    expect((await call(page, "x", "read", [{ item: "tea", amount: "3" }])).value).toEqual({ item: "tea", amount: 3 });
    expectError(await call(page, "x", "read", [{ item: "tea", amount: -1 }]), "Raised", /ValidationError: 1 validation error for Order/);
    expect((await call(page, "x", "version")).value).toBe(LOCK.packages["pydantic-core"].version);
  });
}

test("the core alone brings what it requires", async ({ open }) => {
  const page = await open();
  const source = [
    "import typing_extensions",
    "from pydantic_core import SchemaValidator, core_schema",
    "def f(text): return SchemaValidator(core_schema.int_schema()).validate_python(text)",
    "__export__ = ['f']",
  ].join("\n");
  const config = { packages: [`pydantic-core @ ${wheel("pydantic-core")}`], ...mirror };
  expect((await create(page, { name: "x", type: "py", source, config })).value).toEqual(["f"]);
  expect((await call(page, "x", "f", ["42"])).value).toBe(42);
});

/** What is refused, and the words. */
const REFUSED: [string, string, string, RegExp][] = [
  ["another package's wheel", "py", `pydantic @ ${wheel("pydantic-core")}`, /package `pydantic @ .*: it is `pydantic-core`/],
  ["a checksum that Pyodide would not check", "py", `${wheel("pydantic-core")}#sha256=00`, /the checksum of a compiled wheel is checked only if a lock file has it/],
  ["MicroPython, which cannot run it", "mpy", wheel("pydantic-core"), /MicroPython takes pure Python wheels/],
];

test("what cannot be honoured is refused in words", async ({ open }) => {
  const page = await open();
  for (const [what, type, wanted, words] of REFUSED) {
    await test.step(what, async () => {
      expectError(await create(page, { name: "x", type, source: "", config: { packages: [wanted] } }), "StartFailed", words);
    });
  }
});
