// The frame around the app's pages: its navigation, its colours, its sizes.

import { expectAccessible } from "./accessible";
import { expect, test } from "./test";

const ROUTES = ["#/", "#/race", "#/pictures", "#/playground", "#/inspector", "#/no-such-page"];

const scheme = () => getComputedStyle(document.documentElement).colorScheme;

test("the switch chooses the other colours, also for the next visit", async ({ open, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open();
  await page.getByRole("button", { name: "Use the dark colours" }).click();
  expect(await page.evaluate(scheme)).toBe("dark");
  await page.reload();
  const light = page.getByRole("button", { name: "Use the light colours" });
  await expect(light).toBeVisible();
  expect(await page.evaluate(scheme)).toBe("dark");
  await light.click();
  expect(await page.evaluate(scheme)).toBe("light");
});

test("the page says what this is", async ({ open }) => {
  const page = await open();
  await expect(page.getByText("calls Rust and Python in web workers by name")).toBeVisible();
  await expect(page.locator("meta[property='og:title']")).toHaveAttribute("content", /the page never waits/);
});

test("nothing jumps when the app takes the place of its announcement", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
    Object.assign(globalThis, { shifts });
  });
  await page.goto("/#/race");
  await expect(page.locator("main h1")).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts.filter((shift) => shift > 0.01))).toEqual([]);
});

test("the current page is marked, in forced colours too", async ({ open, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open();
  const border = (name: string) =>
    page.getByRole("link", { name, exact: true }).evaluate((link) => getComputedStyle(link).borderBottomWidth);
  await expect(page.getByRole("link", { name: "Primes", exact: true })).toHaveAttribute("aria-current", "page");
  expect(await border("Primes")).not.toBe(await border("Race"));
  const background = (id: string) => page.locator(id).evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(await background("#find")).not.toBe(await background("#stop"));
});

for (const [width, height] of [[1280, 800], [640, 400], [390, 844], [320, 640]]) {
  test(`nothing is cut off, and all share one edge, at ${width} pixels`, async ({ open, page }) => {
    await page.setViewportSize({ width, height });
    await open();
    for (const route of ROUTES) {
      await page.evaluate((route) => (location.hash = route), route);
      await expect(page.locator("main h1")).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), route).toBeLessThanOrEqual(0);
      const left = (selector: string) => page.locator(selector).first().evaluate((it) => it.getBoundingClientRect().left);
      expect(await left("main h1"), route).toBe(await left("header .name"));
    }
  });
}

for (const route of ROUTES) {
  test(`axe finds nothing at ${route}`, async ({ open }) => {
    const page = await open({ path: `/${route}` });
    await expect(page.locator("main h1")).toBeVisible();
    await expectAccessible(page);
  });
}
