// The playground: Python is pasted, run in a worker, and shared as a link.

import type { Page } from "@playwright/test";

import { expectAccessible } from "./accessible";
import { expect, test } from "./test";

/** As a page of PyScript's has it for a worker. */
const PASTED = `
from pyscript import RUNNING_IN_WORKER
print("in a worker:", RUNNING_IN_WORKER)

def primes(limit):
    return [n for n in range(2, limit) if all(n % d for d in range(2, n))]

__export__ = ["primes"]
`;

const code = (page: Page) => page.locator("textarea[name=source]");
const run = (page: Page) => page.getByRole("button", { name: "Run" }).click();
const result = (page: Page) => page.getByRole("region", { name: "Result" });

test.beforeEach(async ({ open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open({ path: "/#/playground" });
});

test("code runs in a worker: it prints, and its functions are called", async ({ page }) => {
  await code(page).fill(PASTED);
  await run(page);
  await expect(result(page).getByRole("log")).toContainText("in a worker: True");
  await result(page).locator("input[name=arguments]").fill("[12]");
  await result(page).getByRole("button", { name: "Call", exact: true }).click();
  await expect(result(page).locator(".call-result")).toHaveText(/2,\s*3,\s*5,\s*7,\s*11/);
  await expectAccessible(page);
});

test("an error is marked at its line; the code is mended, and run again by the other interpreter", async ({ page }) => {
  await code(page).fill("x = 1\ny = x / 0\n");
  await run(page);
  await expect(page.locator(".wrong")).toHaveText("2");
  await expect(result(page)).toContainText("ZeroDivisionError");
  await expectAccessible(page);
  await page.getByLabel("Interpreter").selectOption("py");
  await code(page).fill("import sys\nprint(sys.implementation.name)");
  await run(page);
  await expect(result(page).getByRole("log")).toContainText("cpython");
  await expect(result(page)).toContainText("It exports no function");
  await expect(page.locator(".wrong")).toHaveCount(0);
});

test("code that never ends is replaced by what runs next", async ({ page }) => {
  await code(page).fill("print('begins')\nwhile True: pass");
  await run(page);
  await expect(result(page).getByRole("log")).toContainText("begins");
  await code(page).fill("print('is over')");
  await run(page);
  await expect(result(page).getByRole("log")).toContainText("is over");
  await expect(result(page).locator('[data-state="ready"]')).toBeVisible();
});

test("a link brings the code, and nothing runs before somebody agrees", async ({ page }) => {
  await code(page).fill(PASTED);
  await page.getByLabel("Config").fill('{"files": {}}');
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("The link is copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.getByText("This code came with a link.")).toBeVisible();
  await expect(code(page)).toHaveValue(PASTED);
  await expect(page.getByLabel("Config")).toHaveValue('{"files": {}}');
  expect(await page.evaluate(() => namedWorkers.list().map(({ name }) => name))).not.toContain("playground");
  await run(page);
  await expect(result(page).getByRole("log")).toContainText("in a worker");
  await expect(page.getByText("This code came with a link.")).toBeHidden();
});

test("the code is there after a visit to another page, by keyboard alone", async ({ page }) => {
  await code(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("print(6 * 7)");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Run" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(result(page).getByRole("log")).toContainText("42");
  await page.getByRole("link", { name: "Inspector" }).click();
  await expect(page.locator('[data-row="playground"]')).toBeVisible();
  await page.getByRole("link", { name: "Playground" }).click();
  await expect(code(page)).toHaveValue("print(6 * 7)");
});
