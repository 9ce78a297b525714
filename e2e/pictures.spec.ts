// Pictures of the primes.

import type { Page } from "@playwright/test";

import { expectAccessible } from "./accessible";
import { expect, test } from "./test";

// The tests read what is painted.
test.use({ allowed: /willReadFrequently/ });

const canvas = (page: Page) => page.getByRole("application");
const told = (page: Page) => page.getByRole("status");

/** How many pixels of the canvas are painted. */
const painted = (page: Page) =>
  canvas(page).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((byte, index) => index % 4 === 3 && byte > 0).length;
  });

for (const [id, name] of [["ulam", "Ulam’s spiral"], ["sacks", "Sacks’ spiral"]] as const) {
  for (const number of [1, 999_999_999_989]) {
    test(`${name} shows its primes around ${number}`, async ({ open }) => {
      const page = await open({ path: `/#/pictures/${id}/${number}/4` });
      await expect(canvas(page)).toHaveAccessibleName(new RegExp(`${name} around ${number.toLocaleString("en")}`));
      await expect.poll(() => painted(page)).toBeGreaterThan(2_000);
      await expect(told(page)).toHaveText(number === 1 ? "1 is no prime" : "999,999,999,989 is prime");
    });
  }
}

test("the whole spiral up to 10^12 can be seen at once", async ({ open }) => {
  const page = await open({ path: "/#/pictures/ulam/1/0.001" });
  await expect.poll(() => painted(page)).toBeGreaterThan(10_000);
});

test("a spiral is moved and zoomed by keyboard, and the address follows", async ({ open }) => {
  const page = await open({ path: "/#/pictures/ulam/1/4" });
  await canvas(page).focus();
  await page.keyboard.press("ArrowRight"); // 80 pixels, 20 numbers
  await expect(told(page)).toHaveText("1,541 = 23 · 67");
  await expect(page).toHaveURL(/#\/pictures\/ulam\/1541\/4/);
  await page.keyboard.press("+");
  await expect(page).toHaveURL(/#\/pictures\/ulam\/1541\/6/);
  await page.keyboard.press("Home");
  await expect(told(page)).toHaveText("1 is no prime");
});

test("the number under the pointer is told with its factors", async ({ open }) => {
  const page = await open({ path: "/#/pictures/ulam/1/10" });
  const { x, y, width, height } = (await canvas(page).boundingBox())!;
  await page.mouse.move(x + width / 2 + 20, y + height / 2 + 2);
  await expect(told(page)).toHaveText("11 is prime");
  await page.mouse.move(x + width / 2 + 20, y + height / 2 - 10);
  await expect(told(page)).toHaveText("12 = 2² · 3");
});

test("the number under the pointer stays told when the address follows a move", async ({ open }) => {
  const page = await open({ path: "/#/pictures/ulam/1/10" });
  const { x, y, width, height } = (await canvas(page).boundingBox())!;
  await canvas(page).focus();
  await page.keyboard.press("ArrowRight"); // 80 pixels, 8 numbers
  await page.mouse.move(x + width / 2 - 80 + 20, y + height / 2 + 2);
  await expect(told(page)).toHaveText("11 is prime");
  await expect(page).not.toHaveURL(/ulam\/1\//);
  await expect(told(page)).toHaveText("11 is prime");
});

test("a number that is typed comes into the middle; others are refused in words", async ({ open }) => {
  const page = await open({ path: "/#/pictures/ulam" });
  await page.getByLabel("Go to").fill("10^12");
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await expect(told(page)).toHaveText("1,000,000,000,000 = 2¹² · 5¹²");
  await page.getByLabel("Go to").fill("0");
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText("Enter a whole number from 1 to 1,000,000,000,000.");
  await expect(page.getByLabel("Go to")).toBeFocused();
});

test("π(x) is plotted against its estimates, up to 10^12 too", async ({ open }) => {
  const page = await open({ path: "/#/pictures/pi/6" });
  await expect(page.getByRole("img", { name: /Up to 10⁶ there are 78,498 primes/ })).toBeVisible();
  await expect(page.getByText("Li(x) = 78,627")).toBeVisible();
  await page.getByRole("link", { name: "10¹²" }).click();
  await expect(page.getByText("π(x) = 37,607,912,018")).toBeVisible({ timeout: 90_000 });
  await page.getByText("The numbers").click();
  await expect(page.getByRole("row").last()).toContainText("1,000,000,000,000");
  await expectAccessible(page);
});

test("the gaps between primes are a histogram, with a table", async ({ open }) => {
  const page = await open({ path: "/#/pictures/gaps/6" });
  await expect(page.getByRole("img", { name: "Up to 10⁶, 6 is the most common gap between primes, 13,549 times; the widest is 114." })).toBeVisible();
  await page.getByText("The numbers").click();
  await expect(page.getByRole("row").nth(2)).toHaveText(/2\s*8,169/);
  await expectAccessible(page);
});

test("axe finds nothing in a spiral", async ({ open }) => {
  const page = await open({ path: "/#/pictures" });
  await expect.poll(() => painted(page)).toBeGreaterThan(1_000);
  await expectAccessible(page);
});
