// The page's promise: it never waits for a worker. Runs alone, after all other tests, so that any pauses
// are the page's own.

import type { Page } from "@playwright/test";

import { expect, test } from "./test";

// One after the other.
test.describe.configure({ mode: "default" });

/** Finds the primes up to a limit, of which there are so many. */
async function heartbeatGoesOn(page: Page, limit: string, primes: string) {
  await page.locator("#limit").fill(limit);
  await page.locator("#find").click();
  await expect(page.locator("#count")).toHaveAttribute("data-count", primes, { timeout: 90_000 });
  const longestPause = Number(await page.locator("#heartbeat").getAttribute("data-longest-pause"));
  const search = Number(await page.locator("#time").getAttribute("data-milliseconds"));
  // A page that did the search itself would pause for as long as the search takes, on any machine.
  expect(longestPause).toBeGreaterThan(0);
  expect(longestPause).toBeLessThan(search / 2);
}

test("the heartbeat keeps going while primes up to 10^10 are found", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => namedWorkers.get("primes"));
  await heartbeatGoesOn(page, "10^10", "455052511");
});

test("the heartbeat keeps going while Python finds primes up to 10^9", async ({ open }) => {
  const page = await open();
  await page.getByLabel("Engine").selectOption("python");
  await heartbeatGoesOn(page, "10^9", "50847534");
});
