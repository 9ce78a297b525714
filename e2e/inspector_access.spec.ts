// The inspector for everyone: nothing that axe finds, on any view, in light and dark, and no scrolling sideways.

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { call, create, expect, test } from "./test";

const show = (page: Page, view: string) =>
  page.getByRole("group", { name: "Views" }).getByRole("button", { name: view }).click();

async function check(page: Page, view: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" · ")}`);
  expect(found, view).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, view).toBeLessThanOrEqual(0);
}

async function everything(page: Page) {
  await page.goto("/#/inspector");
  const card = page.locator('[data-worker="calculator"]');
  await expect(card.locator('[data-state="ready"]')).toBeVisible();
  await check(page, "at rest");
  await show(page, "Timeline");
  await check(page, "an empty timeline");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await create(page, { name: `long-${"x".repeat(300)}`, type: "rs", src: "./gone.js" });
  await create(page, { name: "prints", type: "mpy", source: "def prints():\n    print('x' * 500)\n__export__ = ['prints']" });
  await call(page, "prints", "prints");
  await call(page, "calculator", "add_arrays", [[1]]);
  await expect(page.getByRole("application").locator("rect.failed")).toBeVisible();
  for (const view of ["Messages", "Timeline", "Log"]) {
    await show(page, view);
    await check(page, view);
  }
  await show(page, "Workers");
  await card.locator("input[name=arguments]").fill('[1, "x"]');
  await card.getByRole("button", { name: "Call", exact: true }).click();
  await expect(card.locator(".call-error")).toBeVisible();
  await page.getByRole("button", { name: "Trouble" }).click();
  await expect(page.locator("#create textarea")).toBeVisible();
  await page.locator('[data-row="prints"]').getByRole("button", { name: "prints" }).click();
  await check(page, "a call that failed, and a draft");
}

test("the view that is shown is marked in forced colours, too", async ({ open, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open({ path: "/#/inspector" });
  const border = (name: string) =>
    page.getByRole("button", { name, exact: true }).evaluate((button) => getComputedStyle(button).borderBottomColor);
  await expect(page.getByRole("button", { name: "Workers", exact: true })).toHaveAttribute("aria-pressed", "true");
  expect(await border("Workers")).not.toBe(await border("Log"));
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 320]) {
    test.describe(`${colorScheme}, ${width} pixels wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 }, allowed: /Failed to load resource.*404/ });

      test("every view can be used by everyone", async ({ open }) => {
        await everything(await open());
      });
    });
  }
}
