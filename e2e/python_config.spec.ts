// What a config gives a Python worker: packages, files, JavaScript modules, an interpreter.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

import type { Page } from "@playwright/test";

import { type Loading, call, create, expect, info, test } from "./test";

test.use({ plain: true });

const WHEELS = "e2e/fixtures/python/wheels/";
const BASE = "/fixtures/python";
const WEATHER = [25.08247793081682, 100653.26677582515];

const wheel = (name: string) => `${BASE}/wheels/${name}-py3-none-any.whl`;
const texts = async (page: Page) =>
  (await info(page, "x")).log.map(({ level, text }) => `${level}: ${text}`);

test("Python starts without any other host", async ({ open, page }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await open();
  for (const type of ["py", "mpy"]) {
    expect((await create(page, { name: type, type, source: "__export__ = []" })).value).toEqual([]);
  }
  expect([...hosts]).toEqual([new URL(page.url()).host]);
});

test.describe("a package that the lock file does not list", () => {
  /** PyPI, serving the tests' wheels. */
  async function servePyPI(page: Page) {
    const headers = { "access-control-allow-origin": "*" };
    await page.route("https://pypi.org/simple/*/", (route) => {
      const name = route.request().url().split("/").at(-2)!;
      const file = readdirSync(WHEELS).find((file) => file.startsWith(name.replace("-", "_")));
      if (!file) return route.fulfill({ status: 404, headers });
      const sha256 = createHash("sha256").update(readFileSync(WHEELS + file)).digest("hex");
      const files = [{ filename: file, url: `https://pypi.org/files/${file}`, hashes: { sha256 } }];
      const json = { meta: { "api-version": "1.1" }, name, versions: [file.split("-")[1]], files };
      return route.fulfill({ json, headers, contentType: "application/vnd.pypi.simple.v1+json" });
    });
    await page.route("https://pypi.org/files/*", (route) =>
      route.fulfill({ path: WHEELS + route.request().url().split("/").at(-1), headers }),
    );
  }

  const onlyMicropip = async (page: Page) => {
    const lock = JSON.parse(readFileSync(`${WHEELS}pyodide-lock.json`, "utf8"));
    lock.packages = { micropip: lock.packages.micropip };
    await page.route("**/only-micropip.json", (route) => route.fulfill({ json: lock }));
    return { lock_file_url: "./only-micropip.json", package_base_url: `${BASE}/wheels/` };
  };

  test("comes from PyPI, with what it requires", async ({ open, page }) => {
    await servePyPI(page);
    const config = { packages: ["pimoroni-bme280==0.1.1"], ...(await onlyMicropip(page)) };
    await open({ path: "/packages/" });
    const created = await create(page, { name: "x", type: "py", src: `${BASE}/uses_packages.py`, config });
    expect(created.error).toBeUndefined();
    expect((await call(page, "x", "weather", [519888, 415148])).value).toEqual(WEATHER);
  });

  test.describe("nor PyPI", () => {
    test.use({ allowed: /Failed to load resource.*404/ });

    test("fails the start with its name and the reason", async ({ open, page }) => {
      await servePyPI(page);
      const config = { packages: ["nosuch"], ...(await onlyMicropip(page)) };
      await open({ path: "/packages/" });
      const { error } = await create(page, { name: "x", type: "py", source: "", config });
      expect(error?.message).toMatch(/package `nosuch` cannot be installed: ValueError: Can't fetch metadata for 'nosuch'/);
    });
  });
});

test("URLs in a config file resolve against the place it was redirected to", async ({ open }) => {
  const page = await open();
  const source = "def read():\n    return open('beside.txt').read().strip()\n__export__ = ['read']";
  await create(page, { name: "x", type: "mpy", source, config: "/moved.json" });
  expect((await call(page, "x", "read")).value).toBe("beside the config");
});

test.describe("a package that is not what the lock file says", () => {
  test.use({ allowed: /Failed to find a valid digest/ });

  const reasons = [
    ["py", /package `changed` cannot be installed: http:.*its checksum is not that of the lock file/],
    ["mpy", /package `changed` cannot be installed: http:.*i2cdevice-0\.0\.7.*: its SHA-256 is a80e59e2.*, and should be 0{64}/],
  ] as const;
  for (const [type, reason] of reasons) {
    test(`is refused because of its checksum, by ${type}`, async ({ open }) => {
      const page = await open();
      const config = { packages: ["changed"], lock_file_url: `${BASE}/wheels/pyodide-lock.json` };
      const { error } = await create(page, { name: "x", type, source: "", config });
      expect(error).toMatchObject({ name: "StartFailed", message: expect.stringMatching(reason) });
    });
  }
});

for (const type of ["py", "mpy"] as const) {
  const interpreter = type === "py" ? "Pyodide" : "MicroPython";

  test.describe(type, () => {
    const sensor = { name: "x", type, src: `${BASE}/uses_packages.py` };

    test("a package is installed by name from a mirror, with what it depends on", async ({ open }) => {
      const page = await open();
      expect((await create(page, { ...sensor, config: `${BASE}/wheels/sensor.toml` })).value).toEqual(["weather"]);
      expect((await call(page, "x", "weather", [519888, 415148])).value).toEqual(WEATHER);
    });

    test("a package is installed from the URL of its wheel, and what it requires from a mirror", async ({ open }) => {
      const page = await open();
      const lock_file_url = `${BASE}/wheels/pyodide-lock.json`;
      const config = { packages: [wheel("pimoroni_bme280-0.1.1")], lock_file_url, package_base_url: `${BASE}/wheels/` };
      expect((await create(page, { ...sensor, config })).value).toEqual(["weather"]);
      expect((await call(page, "x", "weather", [519888, 415148])).value).toEqual(WEATHER);
    });

    test("what a wheel requires may be another wheel of the list", async ({ open }) => {
      const page = await open();
      const config = `packages = ["${wheel("pimoroni_bme280-0.1.1")}", "${wheel("i2cdevice-0.0.7")}"] # inline TOML`;
      expect((await create(page, { ...sensor, config })).value).toEqual(["weather"]);
    });

    test("a Python file can be a package, too", async ({ open }) => {
      const page = await open();
      const source = "from one_file import VALUE\ndef tell(): return VALUE\n__export__ = ['tell']";
      await create(page, { name: "x", type, source, config: { packages: [`${BASE}/one_file.py`] } });
      expect((await call(page, "x", "tell")).value).toBe(42);
    });

    test.describe("a package that is not available", () => {
      test.use({ allowed: /Failed to load resource|Content Security Policy|violates|Refused to connect|Fetch API cannot load|Loaded pyodide lock file/ });

      const lock = { lock_file_url: `${BASE}/wheels/pyodide-lock.json`, package_base_url: `${BASE}/wheels/` };
      const missing: [string, object, RegExp][] = [
        ["is not there", { packages: [wheel("nowhere-1.0")] }, /package `nowhere-1\.0-py3-none-any\.whl` cannot be installed: http:.*404 Not Found/],
        ["is listed and not there", { packages: ["lost"], ...lock }, /package `lost` cannot be installed: .*lost-1\.0.*404 Not Found/],
        ["is not a wheel", { packages: [`${BASE}/files/package.zip?-none-any.whl`] }, /package `.*package\.zip.*` cannot be installed/],
        ["has no such name", { packages: ["no such package"] }, /`no such package`/],
        ["is unknown", { packages: ["nosuch"] }, /package `nosuch` cannot be installed: /],
        ["is an HTML page", { packages: ["/nowhere/a-1.0-py3-none-any.whl"] }, /package `a-1\.0-.*` cannot be installed: http:.*a-1\.0-.*: it is an HTML page, and not this file/],
        ["cannot be reached", { packages: ["/offline/a-1.0-py3-none-any.whl"] }, /package `a-1\.0-.*` cannot be installed: http:.*a-1\.0-.*: Failed to fetch/],
        ["is listed and an HTML page", { packages: ["lost"], ...lock, package_base_url: "/nowhere/" }, /package `lost` cannot be installed: http:.*lost-1\.0-.*: it is an HTML page, and not this file/],
        ["is listed by what is no lock file", { packages: ["lost"], lock_file_url: `${BASE}/files/all.json` }, /all\.json: it is not a lock file|Loaded pyodide lock file does not contain/],
        ["has another version", { packages: ["i2cdevice>=9"], ...lock }, /package `i2cdevice>=9` cannot be installed: /],
      ];
      test("fails the start with its name and the reason", async ({ open, page }) => {
        await page.route("**/nowhere/*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
        await page.route("**/offline/*", (route) => route.abort());
        await open();
        for (const [title, config, message] of missing) {
          await test.step(title, async () => {
            const { error } = await create(page, { name: "x", type, source: "", config });
            expect(error).toMatchObject({ name: "StartFailed", message: expect.stringMatching(message) });
          });
        }
      });
    });

    test("files go where they belong: templates, folders, archives", async ({ open }) => {
      const page = await open();
      await create(page, { name: "x", type, src: `${BASE}/uses_files.py`, config: `${BASE}/files/all.json` });
      expect((await call(page, "x", "names")).value).toEqual(["helper", "inner"]);
      expect((await call(page, "x", "read", ["in/deep/data.csv"])).value).toBe("a,b");
      expect((await call(page, "x", "read", ["unpacked/package/deep/text.txt"])).value).toBe("deep text");
    });

    const files: [string, object, RegExp][] = [
      ["two files for one destination", { "a/x.py": "", "b/x.py": "./x.py" }, /config key `files\.b\/x\.py`: another file goes to `x\.py`, too/],
      ["a destination outside", { "a.py": "../a.py" }, /`\.\.\/a\.py` leads out of the worker's folder/],
      ["a template that is not defined", { "{A}/a.py": "" }, /`\{A\}` is not defined/],
      ["an archive that leads out of its folder", { [`${BASE}/files/escapes.zip`]: "in/*" }, /escapes\.zip: .*outside\.py` leads out of it/],
      ["a file that is not an archive", { [`${BASE}/files/helper.py?.zip`]: "in/*" }, /only archives go to `in\/\*`/],
    ];
    test("impossible files are refused with their entry", async ({ open }) => {
      const page = await open();
      for (const [title, list, message] of files) {
        await test.step(title, async () => {
          const { error } = await create(page, { name: "x", type, source: "", config: { files: list } });
          expect(error).toMatchObject({ name: "StartFailed", message: expect.stringMatching(message) });
        });
      }
    });

    test.describe("a file that does not exist", () => {
      test.use({ allowed: /Failed to load resource.*404/ });

      test("fails the start with its URL and the status", async ({ open }) => {
        const page = await open();
        const { error } = await create(page, { name: "x", type, source: "", config: { files: { "./no.csv": "" } } });
        expect(error?.message).toMatch(/`x` did not start: http:.*\/no\.csv: 404 Not Found/);
      });

      test("fails the start if it is the interpreter", async ({ open }) => {
        const page = await open();
        const { error } = await create(page, { name: "x", type, source: "", config: { interpreter: "./no/python.mjs" } });
        expect(error?.message).toMatch(/`x` did not start: .*\/no\/python\.mjs/);
      });
    });

    test("JavaScript modules are imported from pyscript.js_modules", async ({ open }) => {
      const page = await open();
      const config = { js_modules: { worker: { [`${BASE}/module.js`]: "greeter" } }, own: { key: [1] } };
      const { error } = await create(page, { name: "x", type, src: `${BASE}/uses_modules.py`, config });
      expect(error).toBeUndefined();
      const greeting = "Hello, you!";
      expect((await call(page, "x", "use", ["you"])).value).toEqual([greeting, greeting, greeting]);
      expect((await call(page, "x", "surroundings")).value).toEqual([true, { ...config, type }]);
    });

    test("another interpreter may be used, by its URL", async ({ open }) => {
      const page = await open();
      const folder = interpreter.toLowerCase();
      const config = { interpreter: `./interpreters/${folder}/${folder}.mjs` };
      const source = "def f(): return 1\n__export__ = ['f']";
      expect((await create(page, { name: "x", type, source, config })).value).toEqual(["f"]);
    });

    test("the start reports what is loading, and how much of it has come", async ({ open }) => {
      const page = await open();
      const steps = await page.evaluate(async (declaration) => {
        const steps: Loading[] = [];
        namedWorkers.addEventListener("state", ({ detail }) => {
          if (detail.worker === "x" && detail.loading) steps.push(detail.loading);
        });
        await namedWorkers.create(declaration);
        return steps;
      }, { ...sensor, config: { packages: ["pimoroni-bme280"], lock_file_url: `${BASE}/wheels/pyodide-lock.json`, files: { [`${BASE}/files/helper.py`]: "" } } });
      const names = [...new Set(steps.map(({ what }) => what).filter(Boolean))];
      expect(names).toEqual(["python.js", interpreter, "pimoroni-bme280", "1 file", "uses_packages.py"]);
      const ofInterpreter = steps.filter(({ what }) => what === interpreter);
      const last = ofInterpreter[ofInterpreter.length - 1];
      expect(last.done).toBeGreaterThan(400_000);
      expect(last.done).toBeLessThanOrEqual(last.total!);
    });

    test("debug logs the steps of the start", async ({ open }) => {
      const page = await open();
      await create(page, { name: "x", type, source: "__export__ = []", config: { debug: true } });
      expect(await texts(page)).toEqual([`info: start: ${interpreter}`, "info: start: x.py"]);
    });
  });
}
