// Python on the page: scripts of type `py` and `mpy` without `worker`.

import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { STRICT } from "./bundle/site";
import { html, tag, test } from "./bundle/test";
import { expect } from "./test";

/** A strict host of pages that use what PyScript's pages use. */
const SITE = {
  folders: [["/lib/", "dist"], ["/", "e2e/fixtures/page_python"]] as [string, string][],
  headers: { "content-security-policy": STRICT },
};

/** A page with this in its body. */
const body = (text: string) => ({ "/": html(tag("./lib/named-workers.js"), text) });

/** What a script has put into the page's title, as JSON. */
async function titled(page: Page) {
  await expect(page).toHaveTitle(/^[[{]/, { timeout: 60_000 });
  return JSON.parse(await page.title());
}

for (const [type, other] of [["mpy", "py"], ["py", "mpy"]] as const) {
  test.describe(type, () => {
    test.describe("by itself", () => {
      test.use({ allowed: /^warned$/ });

      test("a script has its files and modules, awaits at its top level, and prints to the console", async ({ page, serve }) => {
        const config = '{"files": {"./shared.py": ""}, "js_modules": {"main": {"./tools.js": "tools"}}}';
        const printed: string[] = [];
        page.on("console", (message) => printed.push(message.text()));
        const texts = { ...body(`<script type="${type}" src="./features.py" config='${config}'></script><p>after</p>`), "/page_text.txt": "text" };
        const { origin } = await serve({ ...SITE, texts });
        await page.goto(origin);
        await expect(page.locator("script + .py-output")).toHaveText("<b>text</b>[1, 'two']", { timeout: 60_000 });
        expect(await page.evaluate("results")).toEqual({ where: [false, type, "A page"], fetched: "text", module: 9, nothing: true });
        expect(printed).toEqual(expect.arrayContaining(["printed 42", "warned"]));
      });
    });

    test("a worker of the other interpreter is called, and shares a config's files", async ({ page, serve }) => {
      const { origin } = await serve({
        ...SITE,
        texts: body(`
          <script type="${type}" config="./config.toml">
            from shared import show
            await show("worker")
          </script>
          <script type="${other}" worker name="worker" src="./worker.py" config="./config.toml"></script>`),
      });
      await page.goto(origin);
      await expect(page.locator("html")).toHaveClass("worker", { timeout: 60_000 });
      await expect(page.locator("body")).toHaveText(other === "py" ? /cpython$/ : /micropython$/);
    });

    test("calls give Python's values, and errors what went wrong and where", async ({ page, serve }) => {
      const calls = `<script type="${other}" worker name="calls" src="./calls.py"></script>`;
      const { origin } = await serve({ ...SITE, texts: body(`<script type="${type}" src="./calls_page.py"></script>${calls}`) });
      await page.goto(origin);
      const results = await titled(page);
      const described = { first: "one", nothing: null, big: Number(2n ** 70n) };
      expect(results).toEqual({
        "by position": { ...described, rest: [2, 3] },
        "by keyword": { ...described, rest: ["two", [1, 2]] },
        big: true,
        raised: ["Raised", "calls", "fails", "ValueError", "traceback", expect.stringContaining("no luck")],
        unknown: ["UnknownWorker", "nobody", null, null, null, expect.stringContaining("calls")],
        "not json": ["BadArguments", "calls", "describe", null, null, expect.stringContaining("args[0]: the key 1 is not a string")],
        "timed out": ["TimedOut", "stuck", "forever", null, null, expect.any(String)],
        terminated: ["Terminated", "stuck", null, null, null, expect.any(String)],
        progress: 3,
        "last report": { done: 3, total: 3, message: "step" },
        squares: [0, 1, 4, 9],
        returned: 4,
        configs: [8, 8, 8],
      });
    });

    test("the page's elements are found, changed and made, and their events handled", async ({ page, serve }) => {
      const { origin } = await serve({
        ...SITE,
        texts: body(`
          <input id="name" value="Ada"><input id="agree" type="checkbox">
          <button id="greet">Greet</button><button id="reset">Reset</button>
          <p id="output"></p><p id="count"></p><p id="shown"></p>
          <script type="${type}" src="./web.py"></script>`),
      });
      await page.goto(origin);
      await expect(page).toHaveTitle("ready", { timeout: 60_000 });
      await page.getByRole("button", { name: "Greet" }).click();
      await expect(page.locator("#output")).toHaveText("Hello, Ada");
      await expect(page.getByRole("button", { name: "Greet" })).toBeDisabled();
      await expect(page.locator("#agree")).toBeChecked();
      await page.getByRole("button", { name: "Reset" }).click();
      await expect(page.locator("#output")).toHaveText("<nothing>");
      await expect(page.getByRole("button", { name: "Greet" })).toBeEnabled();
      await page.getByRole("button", { name: "Count" }).click();
      await expect(page.locator("#count")).toHaveText("1");
      await expect(page.locator("#made")).toHaveAttribute("title", "b c rgb(1, 2, 3) BODY typed");
      await expect(page.locator("#made span")).toHaveClass("b c d");
      await expect(page.locator("#shown")).toHaveText("again");
    });

    test("what is not there says what to do instead", async ({ page, serve }) => {
      const { origin } = await serve({ ...SITE, texts: body(`<script type="${type}" src="./missing.py"></script>`) });
      await page.goto(origin);
      expect(await titled(page)).toEqual([
        expect.stringMatching(/^PyScript's `PyWorker` is not there: declare the worker in HTML/),
        expect.stringMatching(/`WebSocket` is not there: use JavaScript's/),
        expect.stringMatching(/`js_import` is not there: list the module in the config's `js_modules.main`/),
        expect.stringMatching(/`list_devices` is not there: use the browser's own interfaces/),
        expect.stringMatching(/`storage` is not there: use `window.localStorage`/),
        expect.stringMatching(/`sync` is not there: a worker exports functions for the page/),
      ]);
    });

    test.describe("that fails", () => {
      test.use({ allowed: /Traceback|no such file|404|it has both|Error/ });

      test("a script shows its traceback on the page and in the console, and the next one runs", async ({ page, serve }) => {
        const logged: string[] = [];
        page.on("console", (message) => logged.push(message.text()));
        const { origin } = await serve({
          ...SITE,
          texts: body(`
            <script type="${type}" id="first">
              seen = ["first"]
              def fails():
                  raise ValueError("no luck")
              fails()
            </script>
            <script type="${type}" src="./nobody.py"></script>
            <script type="${type}">def broken(:</script>
            <script type="${type}">
              from pyscript import document, when
              seen.append("last")
              document.title = " ".join(seen)
              @when("click", "#later")
              async def later(event):
                  raise KeyError("late")
            </script>
            <button id="later">Later</button>`),
        });
        await page.goto(origin);
        await expect(page).toHaveTitle("first last", { timeout: 60_000 });
        const errors = page.getByRole("alert");
        await expect(errors.filter({ hasText: "no luck" })).toHaveText(/^Traceback[^]*first\.py", line 5[^]*fails\n?[^]*ValueError: no luck\s*$/);
        await expect(errors.filter({ hasText: "nobody.py" })).toHaveText(/nobody\.py: .*404/);
        await expect(errors.filter({ hasText: "SyntaxError" })).toHaveCount(1);
        await page.getByRole("button", { name: "Later" }).click();
        await expect(errors.filter({ hasText: "late" })).toHaveText(/KeyError/);
        await expect(errors).toHaveCount(4);
        expect(logged.filter((text) => text.includes("no luck"))).toHaveLength(1);
        for (const text of await errors.allTextContents()) expect(text).not.toMatch(/named_workers\/|pyscript\/|_pyodide/);
      });
    });
  });
}

test("scripts of a type share one interpreter, and run in the order of the document, added ones too", async ({ page, serve }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const { origin } = await serve({
    ...SITE,
    texts: body(`
      <script type="mpy">
        import asyncio
        order = ["slow"]
        await asyncio.sleep(0.05)
        order.append("still slow")
      </script>
      <script type="mpy">order.append("fast")</script>`),
  });
  await page.goto(origin);
  await page.evaluate(() => {
    const text = "from pyscript import document; order.append('added'); document.title = '/'.join(order)";
    document.body.append(Object.assign(document.createElement("script"), { type: "mpy", textContent: text }));
  });
  await expect(page).toHaveTitle("slow/still slow/fast/added", { timeout: 60_000 });
  expect(asked.filter((path) => path.endsWith("micropython.wasm"))).toHaveLength(1);
  expect(asked.some((path) => path.includes("pyodide/"))).toBe(false);
});

test("a page without scripts of its own loads nothing for them", async ({ page, serve }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const { origin } = await serve({ ...SITE, texts: body('<script type="rs" worker name="calculator" src="./lib/calculator.js"></script>') });
  await page.goto(origin);
  await page.evaluate(async () => (await namedWorkers.get("calculator")).add_arrays([1], [2]));
  expect(asked.filter((path) => /python|interpreters/.test(path))).toEqual(["/lib/python_scripts.js"]);
});

test("the page of the README counts words", async ({ page, serve }) => {
  const [, section] = readFileSync("README.md", "utf8").split("## Python on the page\n");
  const [, code] = section.match(/```html\n([^]*?)```/)!;
  const { origin } = await serve({ folders: [["/", "dist"]], texts: { "/": html("", code) } });
  await page.goto(origin);
  // The script may not have run yet.
  await expect(async () => {
    await page.getByRole("button", { name: "Count" }).click();
    await expect(page.locator("#words")).toHaveText("3", { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
});
