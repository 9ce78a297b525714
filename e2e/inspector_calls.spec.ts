// Calls by hand: fields by type, history, streams, limits.

import type { Page } from "@playwright/test";

import { create, expect, test } from "./test";

const SOURCE = `
from named_workers import emit
def takes(n: int, ratio: float, name: str, flag: bool = False):
    return [n, ratio, name, flag]
async def counts(n: int):
    for i in range(n):
        await emit(i)
async def waits():
    import asyncio
    await asyncio.sleep(1000)
__export__ = ["takes", "counts", "waits"]
`;

const card = (page: Page) => page.locator('[data-worker="typed"]');
const press = (page: Page, name: string) => card(page).getByRole("button", { name, exact: true }).first().click();

test.beforeEach(async ({ open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await open();
  await create(page, { name: "typed", type: "py", source: SOURCE });
  await page.goto("/#/inspector");
  await expect(card(page).locator(".exports")).toContainText("takes");
});

test("each argument has a field by its type, and the array follows", async ({ page }) => {
  await card(page).getByLabel("n int").fill("2");
  await card(page).getByLabel("ratio float").fill("1.5");
  await card(page).getByLabel("name str").fill('say "hi"');
  await expect(card(page).locator("input[name=arguments]")).toHaveValue('[2, 1.5, "say \\"hi\\""]');
  await press(page, "Call");
  await expect(card(page).locator(".call-result")).toHaveText(/\[2, ?1.5, ?"say \\"hi\\"", ?false\]/);
  await card(page).locator("input[name=arguments]").fill('[7, 2, "x", true]');
  await expect(card(page).getByLabel("n int")).toHaveValue("7");
  await expect(card(page).getByLabel("flag bool")).toHaveValue("true");
});

test("what does not fit a type is said while it is typed", async ({ page }) => {
  const field = card(page).getByLabel("n int");
  await field.fill("2.5");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription("this should be a whole number");
  await field.fill("2");
  await expect(field).not.toHaveAttribute("aria-invalid");
});

test("a call can be made again, edited and copied as code", async ({ page }) => {
  await card(page).locator("input[name=arguments]").fill('[1, 2, "x"]');
  await press(page, "Call");
  await expect(card(page).locator(".call-result")).toContainText('"x"');
  await press(page, "Copy as JavaScript");
  await expect(card(page).getByText("JavaScript is copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('worker.call("takes", [1, 2, "x"])');
  await card(page).locator("input[name=arguments]").fill("[3]");
  await card(page).getByText("Calls made here (1)").click();
  await press(page, "Call again");
  await expect(card(page).getByText("Calls made here (2)")).toBeVisible();
  await press(page, "Edit");
  await expect(card(page).locator("input[name=arguments]")).toHaveValue('[1, 2, "x"]');
});

test("emitted values are shown as they come", async ({ page }) => {
  await card(page).locator("select[name=function]").selectOption("counts");
  await card(page).locator("input[name=arguments]").fill("[60]");
  await card(page).getByText("Options").click();
  await card(page).getByLabel("Take the values it emits").check();
  await press(page, "Call");
  await expect(card(page).getByText("60 values, the last 50 of them")).toBeVisible();
  await expect(card(page).getByRole("group", { name: "Emitted values" })).toContainText("59");
});

test("a timeout ends a call", async ({ page }) => {
  await card(page).locator("select[name=function]").selectOption("waits");
  await card(page).getByText("Options").click();
  await card(page).getByLabel("Timeout (ms)").fill("soon");
  await press(page, "Call");
  await expect(card(page).locator(".call-error")).toContainText("whole number of milliseconds");
  await card(page).getByLabel("Timeout (ms)").fill("200");
  await press(page, "Call");
  await expect(card(page).locator(".call-error")).toContainText("TimedOut");
});
