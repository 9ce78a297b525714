// What the inspector remembers: nothing that is typed, called or running is lost by what happens around it.

import type { Page } from "@playwright/test";

import { create, expect, test } from "./test";

const card = (page: Page, name: string) => page.locator(`[data-worker="${name}"]`);
const row = (page: Page, name: string) => page.locator(`[data-row="${name}"]`);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

const FAULTS = { name: "faults", type: "rs", src: "/workers/faults.js" };

test.beforeEach(async ({ open }) => {
  const page = await open({ path: "/" });
  await page.goto("/#/inspector");
  await expect(card(page, "calculator").locator('[data-state="ready"]')).toBeVisible();
});

async function start(page: Page, worker: string, name: string, args: string) {
  await card(page, worker).locator("select[name=function]").selectOption(name);
  await card(page, worker).locator("input[name=arguments]").fill(args);
  await card(page, worker).getByRole("button", { name: "Call", exact: true }).click();
}

test("creating a worker leaves what is typed, returned and running in the others", async ({ page }) => {
  await create(page, FAULTS);
  await start(page, "faults", "steps", "[1000000000]");
  await start(page, "calculator", "add_arrays", "[[1], [2]]");
  await expect(card(page, "calculator").locator(".call-result")).toHaveText("[3.0]");
  await card(page, "primes").locator("input[name=arguments]").fill("[17");
  await create(page, { ...FAULTS, name: "another" });
  await expect(row(page, "another")).toBeVisible();
  await expect(card(page, "primes").locator("input[name=arguments]")).toHaveValue("[17");
  await expect(card(page, "primes").locator("input[name=arguments]")).toBeFocused();
  await expect(card(page, "calculator").locator(".call-result")).toHaveText("[3.0]");
  await expect(card(page, "faults").locator('[data-state="busy"]')).toBeVisible();
});

test("a visit to the app's other page keeps what is typed, and calls go on", async ({ page }) => {
  await create(page, FAULTS);
  await start(page, "faults", "steps", "[1000000000]");
  await card(page, "primes").locator("input[name=arguments]").fill("[17");
  for (const name of ["Primes", "Inspector"]) await page.getByRole("navigation").getByRole("link", { name }).click();
  await expect(card(page, "primes").locator("input[name=arguments]")).toHaveValue("[17");
  await expect(card(page, "faults").getByRole("progressbar")).toBeVisible();
  await card(page, "faults").getByRole("button", { name: "Cancel" }).click();
  await expect(card(page, "faults").locator('[data-state="ready"]')).toBeVisible();
});

test("the focus stays where one can go on, and Escape cancels the call in focus", async ({ page }) => {
  await create(page, FAULTS);
  await start(page, "faults", "steps", "[1000000000]");
  expect(await focused(page)).toBe("Call");
  await card(page, "faults").getByRole("button", { name: "Cancel" }).click();
  expect(await focused(page)).toBe("Call");
  await page.keyboard.press("Enter");
  await expect(card(page, "faults").locator('[data-state="busy"]')).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card(page, "faults").getByRole("status").getByText("Cancelled.")).toBeVisible();
  await card(page, "faults").getByRole("button", { name: "Terminate" }).click();
  expect(await focused(page)).toBe("Restart");
  await card(page, "faults").getByRole("button", { name: "Remove" }).click();
  await expect(row(page, "faults")).toHaveCount(0);
  expect(await focused(page)).toBe("calculator");
});

test("an ended worker can be removed from the list, and is back when it is started again", async ({ page }) => {
  await page.evaluate(async () => (await namedWorkers.get("calculator")).terminate());
  await row(page, "calculator").getByRole("button", { name: "Remove calculator" }).click();
  await expect(row(page, "calculator")).toHaveCount(0);
  await expect(card(page, "calculator")).toHaveCount(0);
  await create(page, { name: "calculator", type: "rs", src: "./calculator.js" });
  await expect(card(page, "calculator").locator('[data-state="ready"]')).toBeVisible();
});

test("what a call said before a restart is not shown beside the restarted worker", async ({ page }) => {
  await create(page, FAULTS);
  await start(page, "faults", "loops_forever", "[]");
  await card(page, "faults").getByRole("button", { name: "Restart" }).click();
  await expect(card(page, "faults").locator('[data-state="ready"]')).toBeVisible();
  await card(page, "faults").getByText("Calls made here (1)").click();
  await expect(card(page, "faults").getByRole("list", { name: "Calls made here" })).toContainText("Terminated");
  await expect(card(page, "faults").locator(".call-error")).toHaveCount(0);
});

test("the table sorts and filters, and a pool's workers stand under it", async ({ page }) => {
  await page.evaluate(() => namedWorkers.pool({ name: "sums", type: "rs", src: "./calculator.js", size: 2 }));
  await page.evaluate(async () => (await namedWorkers.get("calculator")).add_arrays([1], [2]));
  const names = () => page.locator("[data-row]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
  await expect.poll(names).toEqual(["primes", "calculator", "sums#"]);
  await row(page, "sums#").getByRole("button", { name: "sums" }).click();
  await expect.poll(names).toEqual(["primes", "calculator", "sums#", "sums#1", "sums#2"]);
  await page.getByRole("button", { name: "Done" }).click();
  await expect.poll(async () => (await names()).at(-1)).toBe("calculator");
  await expect(page.getByRole("columnheader", { name: "Done" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByLabel("Filter").fill("rs prim");
  await expect.poll(names).toEqual(["primes"]);
});

test("a worker is opened and closed from the table", async ({ page }) => {
  await row(page, "calculator").getByRole("button", { name: "calculator" }).click();
  await expect(card(page, "calculator")).toHaveCount(0);
  await row(page, "calculator").getByRole("button", { name: "calculator" }).press("Enter");
  await expect(card(page, "calculator")).toBeVisible();
});

test("ten workers are a table that fits the screen twice", async ({ page }) => {
  for (let n = 0; n < 10; n++) await create(page, { ...FAULTS, name: `worker-${n}` });
  await expect(page.locator("[data-row]")).toHaveCount(12);
  await expect(page.locator("[data-worker]")).toHaveCount(3);
});
