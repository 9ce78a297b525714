// What a config brings to a Python worker: packages, files, JavaScript modules, an interpreter.

import { call, create, expect, info, test } from "./test";

const BASE = "/fixtures/python";
const WEATHER = [25.08247793081682, 100653.26677582515];

const wheel = (name: string) => `${BASE}/wheels/${name}-py3-none-any.whl`;
const texts = async (page: import("@playwright/test").Page) =>
  (await info(page, "x")).log.map(({ level, text }: any) => `${level}: ${text}`);

test("Python starts without any other host", async ({ open, page }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await open();
  for (const type of ["py", "mpy"]) {
    expect((await create(page, { name: type, type, source: "__export__ = []" })).value).toEqual([]);
  }
  expect([...hosts]).toEqual([new URL(page.url()).host]);
});

test.describe("a package that is not what the lock file says", () => {
  test.use({ allowed: /Failed to find a valid digest/ });

  test("is refused for its checksum", async ({ open }) => {
    const page = await open();
    const config = { packages: ["changed"], lock_file_url: `${BASE}/wheels/pyodide-lock.json` };
    const { error } = await create(page, { name: "x", type: "py", source: "", config });
    expect(error?.message).toMatch(/package `changed` cannot be installed: http:.*its checksum is not that of the lock file/);
  });
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
      const config = { packages: [wheel("pimoroni_bme280-0.1.1"), wheel("i2cdevice-0.0.7")] };
      expect((await create(page, { ...sensor, config })).value).toEqual(["weather"]);
    });

    test("a file of Python is a package, too", async ({ open }) => {
      const page = await open();
      const source = "from one_file import VALUE\ndef tell(): return VALUE\n__export__ = ['tell']";
      await create(page, { name: "x", type, source, config: { packages: [`${BASE}/one_file.py`] } });
      expect((await call(page, "x", "tell")).value).toBe(42);
    });

    test.describe("a package that cannot be had", () => {
      test.use({ allowed: /Failed to load resource|Content Security Policy|violates|Refused to connect|Fetch API cannot load/ });

      const lock = { lock_file_url: `${BASE}/wheels/pyodide-lock.json`, package_base_url: `${BASE}/wheels/` };
      const missing: [string, object, RegExp][] = [
        ["is not there", { packages: [wheel("nowhere-1.0")] }, /package `nowhere-1\.0-py3-none-any\.whl` cannot be installed: http:.*404 Not Found/],
        ["is listed and not there", { packages: ["lost"], ...lock }, /package `lost` cannot be installed: .*lost-1\.0.*404 Not Found/],
        ["is no wheel", { packages: [`${BASE}/files/package.zip?-none-any.whl`] }, /package `.*package\.zip.*` cannot be installed/],
        ["has no such name", { packages: ["no such package"] }, /`no such package`/],
        ["is unknown", { packages: ["nosuch"] }, /package `nosuch` cannot be installed: /],
        ["has another version", { packages: ["i2cdevice>=9"], ...lock }, /package `i2cdevice>=9` cannot be installed: /],
      ];
      for (const [title, config, message] of missing) {
        test(`${title}: its name and the reason`, async ({ open }) => {
          const page = await open();
          const { error } = await create(page, { name: "x", type, source: "", config });
          expect(error).toMatchObject({ name: "StartFailed", message: expect.stringMatching(message) });
        });
      }
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
      ["an archive that is none", { [`${BASE}/files/helper.py?.zip`]: "in/*" }, /only archives go to `in\/\*`/],
    ];
    for (const [title, list, message] of files) {
      test(`${title} is refused with its entry`, async ({ open }) => {
        const page = await open();
        const { error } = await create(page, { name: "x", type, source: "", config: { files: list } });
        expect(error).toMatchObject({ name: "StartFailed", message: expect.stringMatching(message) });
      });
    }

    test.describe("a file that is not there", () => {
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
      const config = { js_modules: { worker: { [`${BASE}/module.js`]: "greeter" } } };
      const { error } = await create(page, { name: "x", type, src: `${BASE}/uses_modules.py`, config });
      expect(error).toBeUndefined();
      const greeting = "Hello, you!";
      expect((await call(page, "x", "use", ["you"])).value).toEqual([greeting, greeting, greeting]);
      expect((await call(page, "x", "surroundings")).value).toEqual([true, ["greeter"]]);
    });

    test("an interpreter may be another one, by its URL", async ({ open }) => {
      const page = await open();
      const folder = interpreter.toLowerCase();
      const config = { interpreter: `./interpreters/${folder}/${folder}.mjs` };
      const source = "def f(): return 1\n__export__ = ['f']";
      expect((await create(page, { name: "x", type, source, config })).value).toEqual(["f"]);
    });

    test("the start tells what is loading, and how far it is", async ({ open }) => {
      const page = await open();
      const steps = await page.evaluate(async (declaration) => {
        const steps: any[] = [];
        namedWorkers.addEventListener("state", ({ detail }: any) => {
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
      expect(last.done).toBeLessThanOrEqual(last.total);
    });

    test("debug logs the steps of the start", async ({ open }) => {
      const page = await open();
      await create(page, { name: "x", type, source: "__export__ = []", config: { debug: true } });
      expect(await texts(page)).toEqual([`info: start: ${interpreter}`, "info: start: x.py"]);
    });
  });
}
