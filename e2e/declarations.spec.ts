// Declaring workers: in the HTML, later, by hand; configs; sub-paths.

import { call, create, expect, expectError, info, test } from "./test";

const CALCULATOR = `type="rs" worker src="./calculator.js"`;

const problems = (page: import("@playwright/test").Page) =>
  page.evaluate(() => namedWorkers.list().map((worker) => [worker.name, worker.state, worker.error?.name]));

test("a declaration added to the document later is picked up", async ({ open }) => {
  const page = await open();
  const sum = await page.evaluate(async () => {
    const script = document.createElement("script");
    for (const [name, value] of Object.entries({ type: "rs", worker: "", name: "late", src: "./calculator.js" })) {
      script.setAttribute(name, value);
    }
    document.body.append(script);
    return (await namedWorkers.get("late")).add_arrays([1], [2]);
  });
  expect(sum).toEqual([3]);
});

test("a declaration added inside other HTML is picked up even if nobody calls it", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => {
    const section = document.createElement("section");
    section.innerHTML = `<p><script type="rs" worker name="nested" src="./calculator.js"></script></p>`;
    document.body.append(section);
  });
  await page.waitForFunction(() =>
    namedWorkers.list().some((worker) => worker.name === "nested" && worker.state === "ready"),
  );
});

test("the attribute `worker` is a shorthand for `src`", async ({ open }) => {
  const page = await open({ html: `<script type="rs" worker="./calculator.js" name="short"></script>` });
  expect((await call(page, "short", "add_arrays", [[1], [2]])).value).toEqual([3]);
});

test("scripts of other types are left alone", async ({ open }) => {
  const page = await open({ html: `<script type="text/x-other" worker name="other">1</script>` });
  const outcome = await page.evaluate(() => settle(() => namedWorkers.get("other")));
  expect(outcome.error?.name).toBe("UnknownWorker");
});

test.describe("a repeated name", () => {
  test.use({ allowed: /a worker named `calculator` exists already/ });

  test("is an error that is shown, and the first worker keeps working", async ({ open }) => {
    const page = await open({ html: "", path: "/" });
    await page.evaluate(() => namedWorkers.get("calculator"));
    const outcome = await create(page, { name: "calculator", type: "rs", src: "./primes.js" });
    expect(outcome.error).toMatchObject({ name: "DuplicateName", worker: "calculator" });
    expect((await call(page, "calculator", "add_arrays", [[1], [2]])).value).toEqual([3]);
  });

  test("in the HTML is reported in the console, and there is no second worker", async ({ open }) => {
    const page = await open({ html: `<script type="rs" worker src="./primes.js" name="calculator"></script>` });
    const said = page.waitForEvent("console", (message) => message.text().includes("exists already"));
    await page.reload();
    await said;
    expect((await problems(page)).filter(([name]) => name === "calculator")).toHaveLength(1);
    expect((await call(page, "calculator", "add_arrays", [[1], [2]])).value).toEqual([3]);
  });
});

test.describe("a missing name", () => {
  test.use({ allowed: /it has no name/ });

  test("is an error that is shown", async ({ open, page }) => {
    const said = page.waitForEvent("console", (message) => message.text().includes("it has no name"));
    await open({ html: `<script ${CALCULATOR}></script>` });
    await said;
    expect(await problems(page)).toHaveLength(2);
  });
});

test("a Rust worker declared without src is an error", async ({ open }) => {
  const page = await open({ html: `<script type="rs" worker name="empty"></script>` });
  const outcome = await page.evaluate(() => settle(() => namedWorkers.get("empty")));
  expect(outcome.error).toMatchObject({ name: "InvalidDeclaration", worker: "empty" });
  expect(outcome.error?.message).toContain("it has no `src`");
});

test("a declaration by hand that makes no sense is refused with what is wrong", async ({ open }) => {
  const page = await open();
  const wrong: [object, RegExp][] = [
    [{ type: "rs", src: "a.js" }, /missing field `name`/],
    [{ name: "", type: "rs", src: "a.js" }, /it has no name/],
    [{ name: "x", type: "js", src: "a.js" }, /declaration\.type: `js` is not a worker type/],
    [{ name: "x", type: "rs" }, /it has no `src`/],
    [{ name: "x", type: "rs", src: "a.js", sorce: "" }, /unknown field `sorce`/],
    [{ name: "x", type: "rs", source: "1" }, /a Rust worker is compiled/],
  ];
  for (const [declaration, message] of wrong) {
    const { error } = await create(page, declaration);
    expect(error?.name).toBe("InvalidDeclaration");
    expect(error?.message).toMatch(message);
  }
});

test("a property that is undefined counts as absent", async ({ open }) => {
  const page = await open();
  const names = await page.evaluate(async () =>
    Object.keys(
      await namedWorkers.create({ name: "x", type: "rs", src: "./calculator.js", config: undefined }),
    ),
  );
  expect(names).toEqual(["add_arrays"]);
});

test("the name of a failed or terminated worker can be used again", async ({ open }) => {
  const page = await open();
  const silent = { name: "again", type: "rs", src: "/fixtures/bundles/silent.js", startTimeout: 100 };
  expect((await create(page, silent)).error?.name).toBe("StartFailed");
  const good = { name: "again", type: "rs", src: "./calculator.js" };
  expect((await create(page, good)).value).toEqual(["add_arrays"]);
  await page.evaluate(async () => (await namedWorkers.get("again")).terminate());
  expect((await create(page, good)).value).toEqual(["add_arrays"]);
});

test.describe("configs", () => {
  const rs = { name: "x", type: "rs", src: "./calculator.js" };

  for (const config of [{ debug: true }, '{"debug": true}', "/fixtures/good.json", "/fixtures/good.toml"]) {
    test(`as ${JSON.stringify(config)} is read`, async ({ open }) => {
      const page = await open();
      expect((await create(page, { ...rs, config })).value).toEqual(["add_arrays"]);
    });
  }

  test("in the HTML are relative to the document", async ({ open }) => {
    const html = `<script ${CALCULATOR} name="x" config="fixtures/good.toml"></script>`;
    const page = await open({ html });
    expect((await call(page, "x", "add_arrays", [[1], [2]])).value).toEqual([3]);
  });

  test("with an unknown key cause a warning in the log", async ({ open }) => {
    const page = await open();
    await create(page, { ...rs, config: { pakages: [] } });
    expect((await info(page, "x")).log).toMatchObject([
      { level: "warning", text: "config key `pakages` is unknown and was ignored" },
    ]);
  });

  const wrong: [string, unknown, RegExp][] = [
    ["of a wrong type name the key", { packages: "numpy" }, /config key `packages`: invalid type/],
    ["that are not JSON say where", '{"a": }', /the config is not JSON: .*column 7/],
    ["that are not an object say so", [1], /the config is not an object/],
    ["in a file that is not TOML name the URL", "/fixtures/bad.toml", /\/fixtures\/bad\.toml: the config is not TOML/],
  ];
  for (const [title, config, message] of wrong) {
    test(title, async ({ open }) => {
      const page = await open();
      const { error } = await create(page, { ...rs, config });
      expect(error?.name).toBe("StartFailed");
      expect(error?.message).toMatch(message);
    });
  }

  test.describe("that do not exist", () => {
    test.use({ allowed: /Failed to load resource.*404/ });

    test("name the URL and the status", async ({ open }) => {
      const page = await open();
      const { error } = await create(page, { ...rs, config: "./nowhere.json" });
      expect(error?.message).toMatch(/http:.*\/nowhere\.json: 404 Not Found/);
    });
  });
});

test.describe("in the HTML", () => {
  test.use({ allowed: /`start-timeout` is a number of milliseconds, not `soon`/ });

  test("a start has the limit that the declaration sets", async ({ open }) => {
    const silent = `<script type="rs" worker name="silent" src="/fixtures/bundles/silent.js" start-timeout="200"></script>`;
    const page = await open({ html: `${silent}<script ${CALCULATOR} name="odd" start-timeout="soon"></script>` });
    const outcome = await page.evaluate(() => settle(() => namedWorkers.get("silent")));
    expect(outcome.error).toMatchObject({ name: "StartFailed", message: expect.stringContaining("not ready after 200 ms") });
    const odd = await page.evaluate(() => settle(() => namedWorkers.get("odd")));
    expectError(odd, "InvalidDeclaration", /`start-timeout` is a number of milliseconds, not `soon`/);
  });

  test("code beside `src` is refused, not dropped", async ({ open }) => {
    const both = `<script type="mpy" worker name="both" src="./primes/primes.py">print("dropped")</script>`;
    const compiled = `<script type="rs" worker name="compiled" src="./calculator.js">fn main() {}</script>`;
    const page = await open({ html: both + compiled });
    for (const [name, message] of [["both", /both `src` and `source`/], ["compiled", /is compiled/]] as const) {
      const outcome = await page.evaluate((name) => settle(() => namedWorkers.get(name)), name);
      expect(outcome.error).toMatchObject({ name: "InvalidDeclaration", message: expect.stringMatching(message) });
    }
  });

  test("code may begin with a comment that is indented deeper, and a config may be TOML", async ({ open }) => {
    const html = `<script type="mpy" worker name="inline" config='
        debug = true
      '>
          # Deeper than the code.
        def f(): return 1
        __export__ = ["f"]
      </script>`;
    const page = await open({ html });
    expect((await call(page, "inline", "f")).value).toBe(1);
    expect((await info(page, "inline")).log.map(({ text }) => text)).toContainEqual(expect.stringContaining("start: "));
  });
});

for (const [title, declaration] of Object.entries({
  script: { name: "x", type: "mpy", src: "/nowhere/script.py" },
  file: { name: "x", type: "mpy", source: "", config: { files: { "/nowhere/data.csv": "" } } },
  config: { name: "x", type: "rs", src: "./calculator.js", config: "/nowhere/config.json" },
  bundle: { name: "x", type: "rs", src: "/nowhere/bundle.js" },
})) {
  test(`an HTML page in place of a ${title} is no ${title}`, async ({ open, page }) => {
    await page.route("**/nowhere/*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    await open();
    const { error } = await create(page, declaration);
    expect(error).toMatchObject({ name: "StartFailed", message: expect.stringMatching(/\/nowhere\/\w+\.\w+: it is (an HTML page|not JavaScript)/) });
  });
}

test("the names of files are decoded", async ({ open, page }) => {
  await page.route("**/sales%202024.csv", (route) => route.fulfill({ contentType: "text/csv", body: "1,2" }));
  await open();
  const source = "def f(): return open('sales 2024.csv').read()\n__export__ = ['f']\n";
  await create(page, { name: "x", type: "mpy", source, config: { files: { "./sales 2024.csv": "" } } });
  expect((await call(page, "x", "f")).value).toBe("1,2");
});

test("the whole site works under a sub-path", async ({ open }) => {
  const page = await open({ path: "/some/sub/path/" });
  expect((await call(page, "calculator", "add_arrays", [[1], [2]])).value).toEqual([3]);
  await page.goto("/some/sub/path/#/inspector");
  await expect(page.locator('[data-worker="calculator"]')).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-worker="calculator"] [data-state="ready"]')).toBeVisible();
});

test.describe("before any WebAssembly has come", () => {
  const EARLY = `
    const heard = [];
    namedWorkers.addEventListener("state", ({ detail }) => heard.push([detail.worker, detail.state].join(" ")));
    globalThis.early = { listed: namedWorkers.list().map(({ name, state }) => [name, state].join(" ")), heard };
    early.sum = namedWorkers.get("calculator").then((calculator) => calculator.add_arrays([1], [2]));
  `;

  test("a module script of the page may use namedWorkers at once", async ({ open, page }) => {
    await page.route("**/early.js", (route) => route.fulfill({ contentType: "text/javascript", body: EARLY }));
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route("**/app-*_bg.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await open({ html: '<script type="module" src="./early.js"></script>', early: true });
    await page.waitForFunction(() => "early" in globalThis);
    expect(await page.evaluate(() => (globalThis as any).early.listed)).toEqual(["primes starting", "calculator starting"]);
    letGo();
    expect(await page.evaluate(() => (globalThis as any).early.sum)).toEqual([3]);
    expect(await page.evaluate(() => (globalThis as any).early.heard)).toContain("calculator ready");
  });

  test.describe("which never comes", () => {
    test.use({ allowed: /Failed to load resource|could not be loaded|Failed to fetch|TypeError/ });

    test("every call is refused with the reason", async ({ open, page }) => {
      await page.route("**/app-*_bg.wasm", (route) => route.abort());
      await open({ early: true });
      const outcome = await page.evaluate(() => settle(() => namedWorkers.get("calculator")));
      expectError(outcome, "Crashed", /the app could not be loaded: Failed to fetch/);
    });
  });
});
