// What surrounds a search: its pace, the page's heart, and the code behind it.

import type { Page } from "@playwright/test";

import { expectAccessible } from "./accessible";
import { expect, stopInTheMiddle, test } from "./test";

async function find(page: Page, limit: string) {
  await page.locator("#limit").fill(limit);
  await page.locator("#find").click();
}

const count = (page: Page) => page.locator("#count");

test("a search goes on while another page is shown, and is there again", async ({ open }) => {
  const page = await open();
  await page.getByLabel("Engine").selectOption("python");
  await find(page, "10^8");
  await expect(page.locator("#progress")).toBeVisible();
  await page.getByRole("link", { name: "Race", exact: true }).click();
  await expect(page.locator("#contest")).toBeVisible();
  await page.waitForFunction(() => namedWorkers.list().some(({ name, state }) => name === "primes-python" && state === "ready"));
  await page.getByRole("link", { name: "Primes", exact: true }).click();
  await expect(count(page)).toHaveText("5,761,455");
  await expect(page.locator("#limit")).toHaveValue("10^8");
  await expect(page.getByLabel("Engine")).toHaveValue("python");
});

test("the limits to choose from end where the engine does", async ({ open }) => {
  const page = await open();
  const limits = page.getByRole("group", { name: "Limits" });
  await expect(limits.getByRole("button").last()).toHaveText("10¹⁰");
  await page.getByLabel("Engine").selectOption("micropython");
  await expect(limits.getByRole("button").last()).toHaveText("10⁷");
  await page.getByLabel("Engine").selectOption("counting");
  await limits.getByRole("button", { name: "10¹²" }).click();
  await expect(page.locator("#limit")).toHaveValue("1,000,000,000,000");
});

test("the counting function counts far beyond the sieves", async ({ open }) => {
  const page = await open();
  await page.getByLabel("Engine").selectOption("counting");
  await find(page, "10^12");
  await expect(count(page)).toHaveText("37,607,912,018");
  await expect(page.locator("#last-primes li").last()).toHaveText("999,999,999,989");
  await expect(page.locator("#first-primes li")).toHaveCount(20);
});

test("a search on the page's own thread stops the page, and the heart shows it", async ({ open }) => {
  const page = await open();
  await page.locator("#here").check();
  await find(page, "10^8");
  await expect(count(page)).toHaveText("5,761,455");
  await expect(page.locator("#result")).toContainText("with Rust on the page’s thread");
  const pause = Number(await page.locator("#heartbeat").getAttribute("data-longest-pause"));
  const search = Number(await page.locator("#time").getAttribute("data-milliseconds"));
  expect(pause).toBeGreaterThanOrEqual(Math.floor(search));
  await expect(page.locator("#heartbeat .stopped")).toHaveAttribute("d", /^M/);
});

test("the heart beats at rest, with a few repaints a second", async ({ open }) => {
  const page = await open();
  const beats = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        let beats = 0;
        new MutationObserver((_, observer) => {
          if (++beats < 8) return;
          observer.disconnect();
          resolve(performance.now() - started);
        }).observe(document.querySelector("#heartbeat .trace path")!, { attributes: true });
      }),
  );
  // At 60 frames a second, it would take a seventh of a second.
  expect(beats).toBeGreaterThan(1_000);
});

test("progress tells the rate and the time that is left", async ({ open }) => {
  const page = await open();
  await page.getByLabel("Engine").selectOption("python");
  await find(page, "10^9");
  await expect(page.getByText(/\d+% · [\d.,]+ \w* ?numbers a second · [\d.]+ s left/)).toBeVisible();
  await stopInTheMiddle(page);
});

test("one prime is singular, and lists that overlap say so", async ({ open }) => {
  const page = await open();
  await find(page, "2");
  await expect(page.getByRole("status")).toHaveText(/^Found 1 prime up to 2 /);
  await find(page, "100");
  await expect(page.getByRole("heading", { name: "The last 10 primes, 5 of them above as well" })).toBeVisible();
});

test("a refused limit gets the focus", async ({ open }) => {
  const page = await open();
  await find(page, "many");
  await expect(page.locator("#limit")).toBeFocused();
  await page.locator("#limit").fill("10^10");
  await page.locator("#find").click();
  await page.locator("#stop").click();
  await expect(page.locator("#find")).toBeFocused();
});

test("the code behind a search is a click away", async ({ open }) => {
  const page = await open();
  await page.getByText("The code behind Rust").click();
  await expect(page.getByLabel("workers/primes/main.rs")).toContainText("async fn find_primes");
  await expect(page.getByLabel("src/primes/run.rs")).toContainText('worker.call("find_primes"');
  await page.getByLabel("Engine").selectOption("micropython");
  await expect(page.getByLabel("static/primes/sieve.py")).toContainText("def segments");
  await expectAccessible(page);
});

test("a result moves nothing that was there before", async ({ open }) => {
  const page = await open();
  const top = () => page.locator("#heartbeat").evaluate((heart) => heart.getBoundingClientRect().top);
  const before = await top();
  await find(page, "10^6");
  await expect(count(page)).toHaveText("78,498");
  expect(await top()).toBe(before);
});

test("axe finds nothing, whatever the state", async ({ open }) => {
  const page = await open();
  await find(page, "many");
  await expect(page.locator("#error")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Engine").selectOption("python");
  await find(page, "10^9");
  await expect(page.locator("#progress")).toBeVisible();
  await expectAccessible(page);
  await page.locator("#stop").click();
  await page.getByLabel("Engine").selectOption("rust");
  await find(page, "100");
  await expect(count(page)).toHaveText("25");
  await expectAccessible(page);
});
