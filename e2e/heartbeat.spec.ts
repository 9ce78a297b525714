// The promise of the page: it never waits for a worker. Runs after all the other tests, alone, so that
// the pauses are the page's own.

import { expect, test } from "./test";

test("the heartbeat goes on while primes up to 10^9 are found", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => namedWorkers.get("primes"));
  await page.locator("#limit").fill("1000000000");
  await page.locator("#find").click();
  await expect(page.locator("#count")).toHaveAttribute("data-count", "50847534", { timeout: 45_000 });
  const longestPause = Number(await page.locator("#heartbeat").getAttribute("data-longest-pause"));
  const search = Number(await page.locator("#time").getAttribute("data-milliseconds"));
  // A page that searches by itself pauses for as long as the search takes, on any machine.
  expect(longestPause).toBeGreaterThan(0);
  expect(longestPause).toBeLessThan(search / 2);
});
