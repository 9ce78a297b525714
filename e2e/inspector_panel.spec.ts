// The inspector in anyone's page: by a script beside `named-workers.js`.

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { STRICT } from "./bundle/site";
import { html, tag, test } from "./bundle/test";
import { call, expect } from "./test";

const TRUSTED = `${STRICT}; require-trusted-types-for 'script'; trusted-types named-workers`;

const WORKERS = `
  <script type="rs" worker name="calculator" src="./lib/calculator.js"></script>
  <script type="mpy" worker name="greeter">
    def greet(name):
        return "Hello, " + name
    __export__ = ["greet"]
  </script>`;

/** The styles of a page that would break anything drawn into it. */
const HOSTILE = `
  html { font-size: 62.5%; color: magenta; text-transform: uppercase; }
  * { box-sizing: content-box; margin: 7px; }
  button, input { display: none; }`;

const RUNTIME = "./lib/named-workers.js";
const INSPECTOR = "./lib/named-workers-inspector.js";

const button = (page: Page) => page.getByRole("button", { name: "Inspect workers" });
const panel = (page: Page) => page.getByRole("region", { name: "Worker inspector" });

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

for (const order of [[INSPECTOR, RUNTIME], [RUNTIME, INSPECTOR], [INSPECTOR]]) {
  test(`a page with ${order.map((url) => url.slice(6)).join(", then ")} has the inspector, under a strict policy`, async ({ page, serve }) => {
    const { origin } = await serve({
      folders: [["/lib/", "dist"]],
      texts: { "/": html(order.map(tag).join("") + WORKERS, "<main><h1>A page</h1></main>") },
      headers: { "content-security-policy": TRUSTED },
    });
    await page.goto(origin);
    await expect(button(page)).toBeVisible();
    await expectAccessible(page);
    await button(page).press("Enter");
    await expect(panel(page).getByRole("button", { name: "Close", exact: true })).toBeFocused();
    const greeter = panel(page).locator('[data-worker="greeter"]');
    const name = greeter.locator("input[name=arguments]");
    await name.fill('["Ada"]');
    await name.press("Enter");
    await expect(greeter.locator(".call-result")).toContainText("Hello, Ada");
    await expectAccessible(page);
    expect((await call(page, "calculator", "add_arrays", [[1], [2]])).value).toEqual([3]);
    await panel(page).getByRole("button", { name: "Close", exact: true }).press("Enter");
    await expect(button(page)).toBeFocused();
    await button(page).press("Enter");
    await expect(name).toHaveValue('["Ada"]');
  });
}

test("the page's styles do not reach the inspector, nor its keys the page", async ({ page, serve }) => {
  const { origin } = await serve({
    folders: [["/lib/", "dist"]],
    texts: {
      "/": html(`<link rel="stylesheet" href="./page.css">${tag(INSPECTOR)}${tag("./page.js")}${WORKERS}`),
      "/page.css": HOSTILE,
      "/page.js": "addEventListener('keydown', () => (document.title = 'The page has heard it'));",
    },
    headers: { "content-security-policy": STRICT },
  });
  await page.goto(origin);
  await button(page).click();
  const filter = panel(page).getByRole("searchbox");
  await filter.press("g");
  await expect(filter).toHaveValue("g");
  expect(await page.title()).toBe("A page");
  const look = await filter.evaluate((field) => {
    const { fontSize, color, textTransform, boxSizing, marginLeft } = getComputedStyle(field);
    return { fontSize, isOfPage: color === "rgb(255, 0, 255)", textTransform, boxSizing, marginLeft };
  });
  expect(look).toEqual({ fontSize: "14px", isOfPage: false, textTransform: "none", boxSizing: "border-box", marginLeft: "0px" });
});

test("the focus stays in the panel when a worker is closed or removed", async ({ page, serve }) => {
  const { origin } = await serve({ folders: [["/lib/", "dist"]], texts: { "/": html(tag(INSPECTOR) + WORKERS) } });
  await page.goto(origin);
  await button(page).click();
  const greeter = panel(page).locator('[data-worker="greeter"]');
  await greeter.getByRole("button", { name: "Close greeter" }).click();
  await expect(panel(page).locator('[data-row="greeter"] .name')).toBeFocused();
  await expect(greeter).toBeHidden();
});

for (const place of ["first", "last"]) {
  test.describe(`beside an app, ${place}`, () => {
    test.use({ allowed: /the page has a runtime already/ });

    test("it stays away, and says so", async ({ page, serve, request }) => {
      const app = await (await request.get("/")).text();
      const told = page.waitForEvent("console", (message) => message.text().includes("by the package `named-workers-inspector`"));
      const text = place === "first" ? app.replace("<head>", "<head>" + tag(INSPECTOR)) : app.replace("</head>", tag(INSPECTOR) + "</head>");
      const { origin } = await serve({ folders: [["/lib/", "dist"], ["/", "dist"]], texts: { "/": text } });
      await page.goto(origin);
      await told;
      expect((await call(page, "calculator", "add_arrays", [[1], [2]])).value).toEqual([3]);
      await expect(button(page)).toBeHidden();
    });
  });
}

test("a page without the inspector loads nothing of it", async ({ page, serve }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const { origin } = await serve({ folders: [["/lib/", "dist"]], texts: { "/": html(tag(RUNTIME) + WORKERS) } });
  await page.goto(origin);
  expect((await call(page, "calculator", "add_arrays", [[1], [2]])).value).toEqual([3]);
  expect(asked).toContain("/lib/runtime_bg.wasm");
  expect(asked.filter((path) => path.includes("inspector"))).toEqual([]);
});
