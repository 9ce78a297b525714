// What the packages of a config may say: extras, markers, URLs, versions, checksums (PEP 508).

import { readFileSync } from "node:fs";

import { call, create, expect, expectError, info, test } from "./test";

test.use({ plain: true });

const BASE = "/fixtures/python/requirements/";
const LOCK = JSON.parse(readFileSync("e2e/fixtures/python/requirements/pyodide-lock.json", "utf8"));
const mirror = { lock_file_url: `${BASE}pyodide-lock.json` };
const wheel = (name: string) => BASE + LOCK.packages[name].file_name;
const source = "from chart import parts\n__export__ = ['parts']";

/** A list of packages, and which of chart's came with it; in MicroPython also `small`, where chart comes from its wheel. */
type Installed = [what: string, packages: string[], parts: string[]];

/** Those that only take another way through Rust: they are tried in the interpreter that starts sooner. */
const ONCE: Installed[] = [
  ["a name", ["chart"], ["lines"]],
  ["a version", ["Chart>=2,<3"], ["lines"]],
  ["a URL", [wheel("chart")], ["lines"]],
  ["a name and a URL", [`chart @ ${wheel("chart")}`], ["lines"]],
  ["the same with and without an extra", ["chart (>=2)", "chart[Colour]"], ["lines", "paint"]],
];

const IN_BOTH: Installed[] = [
  ["an extra, and markers", ["chart[colour]; os_name == 'posix'", "small; sys_platform == 'win32' or python_version < '3'"], ["lines", "paint"]],
  ["a URL with an extra, a checksum and a marker", [`chart[colour]@${wheel("chart")}#sha256=${LOCK.packages.chart.sha256} ; os_name == "posix"`], ["lines", "paint"]],
  ["a URL, and an extra by name", [wheel("chart"), "chart[colour]==2.1"], ["lines", "paint"]],
];

/** What is refused, and the words. */
type Refused = [what: string, packages: string[], words: RegExp];

const REFUSED_ONCE: Refused[] = [
  ["an extra of a wheel by its URL", [`chart[color] @ ${wheel("chart")}`], /cannot be installed: `chart` has no extra `color`, but `colour`/],
  ["another package at the URL", [`paint @ ${wheel("chart")}`], /package `paint @ http.*: it is `chart`/],
  ["another file at the URL", [`chart @ ${wheel("chart")}#sha256=00`], /chart-2\.1-.*: its SHA-256 is [0-9a-f]{64}, and should be 00/],
  ["a checksum of another kind", [`${wheel("chart")}#md5=00`], /package `chart-2\.1-.*` cannot be installed: `#md5=00` is not `#sha256=…`/],
  ["no package", [`${BASE}README.md`], /package `README\.md` cannot be installed: it is neither a wheel \(`\.whl`\) nor a Python file/],
  ["a wheel for another system", ["./numpy-2.4.0-cp314-cp314-win_amd64.whl"], /it is a wheel for `win_amd64`, and not for WebAssembly/],
  ["a marker that is none", ["chart; colour"], /`chart; colour` is not a package: its marker has `colour`, which is not a variable of markers/],
  ["a version that is none", ["chart=2"], /`chart=2` is not a package: `=2` is not a version, such as `>=1\.2,<2`/],
];

const REFUSED_IN_BOTH: Refused[] = [
  ["an extra that is not there", ["chart[color]"], /package `chart\[color\]` cannot be installed: `chart` has no extra `color`, but `colour`/],
  ["another version than that of a URL", [wheel("chart"), "chart<2"], /package `chart<2` cannot be installed: version 2\.1 is installed already/],
];

for (const type of ["py", "mpy"] as const) {
  const isSmall = type === "mpy";

  test(`packages are installed as they are asked for: ${type}`, async ({ open }) => {
    const page = await open();
    for (const [what, packages, parts] of isSmall ? [...ONCE, ...IN_BOTH] : IN_BOTH) {
      await test.step(what, async () => {
        const created = await create(page, { name: what, type, source, config: { packages, ...mirror } });
        expect(created.error).toBeUndefined();
        expect((await call(page, what, "parts")).value).toEqual(isSmall ? [...parts, "small"] : parts);
      });
    }
  });

  test(`packages that cannot be had as they are asked for are refused in words: ${type}`, async ({ open }) => {
    const page = await open();
    for (const [what, packages, words] of isSmall ? [...REFUSED_ONCE, ...REFUSED_IN_BOTH] : REFUSED_IN_BOTH) {
      await test.step(what, async () => {
        const created = await create(page, { name: "x", type, source: "", config: { packages, ...mirror } });
        expectError(created, "StartFailed", words);
      });
    }
  });
}

test("the log says which packages a marker excludes", async ({ open }) => {
  const page = await open();
  const packages = ["paint; sys_platform == 'win32'"];
  await create(page, { name: "x", type: "mpy", source: "", config: { packages } });
  const text = "`paint; sys_platform == 'win32'` is not installed: its marker excludes MicroPython";
  expect((await info(page, "x")).log).toContainEqual(expect.objectContaining({ level: "info", text }));
});
