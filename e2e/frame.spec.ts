// The frame around the app's pages: its navigation, its colours, its sizes.

import type { Page } from "@playwright/test";

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

/** In the page: notes what moves by itself from now on, not within half a second after a key or a click. */
function noteShifts() {
  const shifts: string[] = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as any[]) {
      const moved = entry.sources.map(({ node }: any) => node?.id || node?.className || node?.nodeName);
      if (!entry.hadRecentInput && entry.value > 0.01) shifts.push(`${entry.value}: ${moved.join(", ")}`);
    }
  }).observe({ type: "layout-shift" });
  Object.assign(globalThis, { shifts });
}

async function expectNoShifts(page: Page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)).toEqual([]);
}

test("nothing jumps when the app takes the place of its announcement", async ({ page }) => {
  await page.addInitScript(noteShifts);
  await page.goto("/#/race");
  await expect(page.locator("main h1")).toBeVisible();
  await expectNoShifts(page);
});

for (const width of [1280, 390]) {
  test(`nothing jumps while a search runs, and when it ends, at ${width} pixels`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open();
    await page.locator("#engine").selectOption("micropython");
    await page.locator("#limit").fill("10000000");
    await page.evaluate(noteShifts);
    await page.locator("#find").click();
    await expect(page.locator("#progress")).toBeVisible();
    await expect(page.locator("#count")).toHaveText("664,579");
    await expectNoShifts(page);
    expect(await overlapping(page)).toEqual([]);
  });

  test(`nothing jumps while engines race, at ${width} pixels`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open({ path: "/#/race" });
    await page.getByLabel("Python (Pyodide)").uncheck();
    await page.evaluate(noteShifts);
    await page.getByRole("button", { name: "Race" }).click();
    await expect(page.locator("[data-engine=micropython][data-over=true]")).toBeVisible();
    await expectNoShifts(page);
  });
}

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

/** The controls of which one covers a part of another. */
function overlapping(page: Page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary")];
    const controls = all.filter((control) => control.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
    const boxes = controls.map((control) => ({ control, box: control.getBoundingClientRect() }));
    const covers = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    return boxes.flatMap(({ control, box }, index) =>
      boxes.slice(index + 1)
        .filter((other) => covers(box, other.box))
        .map((other) => `${control.outerHTML} and ${other.control.outerHTML}`));
  });
}

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
      expect(await overlapping(page), route).toEqual([]);
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
