// The prime calculator, as a visitor uses it.

import type { Page } from "@playwright/test";

import { expect, stopInTheMiddle, test } from "./test";

async function find(page: Page, limit: string) {
  await page.locator("#limit").fill(limit);
  await page.locator("#find").click();
}

const count = (page: Page) => page.locator("#count");

/** π(x): OEIS A006880, with the irregular ones counted by hand. */
const PUBLISHED: [number, number][] = [
  [2, 1],
  [3, 2],
  [4, 2],
  [10, 4],
  [25, 9],
  [49, 15],
  [100, 25],
  [1_000, 168],
  [10_000, 1_229],
  [100_000, 9_592],
  [1_000_000, 78_498],
  [1_000_003, 78_499],
  [10_000_000, 664_579],
  [100_000_000, 5_761_455],
  [1_000_000_000, 50_847_534],
  [10_000_000_000, 455_052_511],
];

for (const [limit, primes] of PUBLISHED) {
  test(`up to ${limit} there are ${primes} primes`, async ({ open }) => {
    test.slow(limit > 1e9, "some seconds on an idle core, more on a busy one");
    const page = await open();
    await find(page, String(limit));
    await expect(count(page)).toHaveAttribute("data-count", String(primes), { timeout: 150_000 });
  });
}

test("the first 20 primes, the last ones, and the time are shown", async ({ open }) => {
  const page = await open();
  await find(page, "100");
  await expect(count(page)).toHaveText("25");
  const numbers = async (id: string) => (await page.locator(id).innerText()).match(/[\d,]+/g)?.map((n) => n.replace(/,/g, ""));
  expect((await numbers("#first-primes"))?.slice(-20)).toEqual(
    "2 3 5 7 11 13 17 19 23 29 31 37 41 43 47 53 59 61 67 71".split(" "),
  );
  expect((await numbers("#last-primes"))?.slice(-3)).toEqual(["83", "89", "97"]);
  await expect(page.locator("#time")).toHaveText(/\d/);
});

const REFUSED = ["", "-5", "2.5", "many", "1", "10000000001", "1e99", "NaN"];
for (const input of REFUSED) {
  test(`the input ${JSON.stringify(input)} is refused in words`, async ({ open }) => {
    const page = await open();
    await find(page, "10");
    await expect(count(page)).toHaveText("4");
    await find(page, input);
    await expect(page.locator("#error")).toHaveText(/\w+ \w+/);
    await expect(page.locator("#limit")).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator("#result")).toHaveCount(0);
    await find(page, "10");
    await expect(count(page)).toHaveText("4");
    await expect(page.locator("#error")).toHaveCount(0);
  });
}

test("Stop ends a search at once, and another can be made right away", async ({ open }) => {
  const page = await open();
  await find(page, "10000000000");
  await stopInTheMiddle(page);
  await expect(page.getByText("Stopped")).toBeVisible();
  await expect(page.locator("#stop")).toBeDisabled();
  await page.waitForFunction(() => namedWorkers.list()[0].state === "ready");
  await find(page, "1000");
  await expect(count(page)).toHaveText("168");
});

test("the keyboard is enough: Enter finds, Escape stops", async ({ open }) => {
  const page = await open();
  await page.getByLabel("Engine").selectOption("python"); // takes long enough to be stopped
  await page.locator("#limit").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("1000000000");
  await page.keyboard.press("Enter");
  await expect(page.locator("#stop")).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Stopped")).toBeVisible();
});

test("the page shows that the worker is starting, and waits for it", async ({ open, page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/primes.js", async (route) => {
    await held;
    await route.continue();
  });
  await open();
  await find(page, "10");
  await expect(page.getByText(/primes\.js/).first()).toBeVisible();
  letGo();
  await expect(count(page)).toHaveText("4");
});

test.describe("a worker that cannot start", () => {
  test.use({ allowed: /Failed to load resource.*404/ });

  test("is reported in words", async ({ open, page }) => {
    await page.route("**/primes.js", (route) => route.fulfill({ status: 404, body: "" }));
    await open();
    await find(page, "10");
    await expect(page.locator("#error")).toContainText("404");
  });
});

for (const width of [390, 1280]) {
  test(`nothing is cut off at ${width} pixels`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open();
    await find(page, "10000000");
    await expect(count(page)).toHaveText("664,579");
    for (const route of ["#/", "#/inspector"]) {
      await page.evaluate((route) => (location.hash = route), route);
      await expect(page.locator("main h1, main h2").first()).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}
