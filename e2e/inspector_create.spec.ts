// Writing a worker in the inspector: presets, errors at their line, starting again, links.

import type { Page } from "@playwright/test";

import { call, expect, expectError, test } from "./test";

const card = (page: Page, name: string) => page.locator(`[data-worker="${name}"]`);
const form = (page: Page) => page.locator("#create");
const code = (page: Page) => form(page).locator("[name=source]");
const press = (page: Page, name: string) => form(page).getByRole("button", { name, exact: true }).click();

test.beforeEach(async ({ open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await open();
  await page.goto("/#/inspector");
  await expect(card(page, "calculator").locator('[data-state="ready"]')).toBeVisible();
});

test("a preset is a worker that starts", async ({ page }) => {
  await press(page, "Greeter");
  await press(page, "Create");
  await expect(card(page, "greeter").locator(".exports")).toContainText("greet(name: str, times: int = 1)");
});

for (const type of ["mpy", "py"]) {
  test.describe(`the preset of troubles, ${type}`, () => {
    // What the browser itself says of a worker that breaks down, and of a server that is not there.
    test.use({ allowed: /fatal error|out of bounds|^Error$|nowhere\.invalid/i });

    test("gives an answer for each", async ({ page }) => {
      await press(page, "Trouble");
      await form(page).locator("[name=type]").selectOption(type);
      await press(page, "Create");
      await expect(card(page, "trouble").locator(".exports")).toContainText("unreachable(url: str = ", { timeout: 60_000 });
      const trouble = (name: string, options = {}) => call(page, "trouble", name, [], options);
      expectError(await trouble("raises"), "Raised", /ValueError: no/);
      expectError(await trouble("not_json"), "BadResult", /set/);
      expectError(await trouble("unreachable"), "Raised", /fetch/i);
      expectError(await trouble("slow", { timeout: 500 }), "TimedOut", /500 ms/);
      expectError(await trouble("floods", { timeout: 500, grace: 0 }), "TimedOut", /500 ms/);
      expectError(await trouble("hangs", { timeout: 500, grace: 0 }), "TimedOut", /500 ms/);
      expectError(await trouble("crashes"), "Crashed", /out of bounds/i);
      await expect(card(page, "trouble").locator('[data-state="ready"]')).toBeVisible({ timeout: 60_000 });
      await expect(card(page, "trouble").locator("div.error")).toContainText("out of bounds");
    });
  });
}

test("what is written stays when the type changes", async ({ page }) => {
  await press(page, "Greeter");
  const written = await code(page).inputValue();
  for (const type of ["rs", "py"]) await form(page).locator("[name=type]").selectOption(type);
  await expect(code(page)).toHaveValue(written);
});

test("an error is marked at its line; the code is mended, and started again", async ({ page }) => {
  await form(page).locator("[name=type]").selectOption("mpy");
  await form(page).locator("[name=name]").fill("written");
  await code(page).fill("x = 1\ny = x +\n");
  await press(page, "Create");
  await expect(form(page).locator(".wrong")).toHaveText("2");
  await expect(page.locator("#create-error")).toContainText("StartFailed");
  await expect(card(page, "written").locator("div.error")).toContainText("SyntaxError");
  await code(page).fill("def one():\n    return 1\n__export__ = ['one']");
  await press(page, "Create");
  await expect(card(page, "written").locator(".exports")).toContainText("one()");
  await code(page).fill("def two():\n    return 2\n__export__ = ['two']");
  await press(page, "Start again");
  await expect(card(page, "written").locator(".exports")).toContainText("two()");
});

test("Tab indents, and after Escape it leaves the editor", async ({ page }) => {
  await form(page).locator("[name=type]").selectOption("mpy");
  await code(page).fill("x");
  await code(page).press("Tab");
  await expect(code(page)).toHaveValue("x    ");
  await code(page).press("Escape");
  await code(page).press("Tab");
  await expect(code(page)).not.toBeFocused();
});

test("a link brings the code, and nothing runs before somebody agrees", async ({ page }) => {
  await press(page, "Greeter");
  await press(page, "Copy link");
  await expect(page.getByText("The link is copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.getByText("This code came with a link.")).toBeVisible();
  await expect(code(page)).toHaveValue(/def greet/);
  expect(await page.evaluate(() => namedWorkers.list().map(({ name }) => name))).not.toContain("greeter");
  await press(page, "Create");
  await expect(card(page, "greeter").locator('[data-state="ready"]')).toBeVisible();
});
