// A browser without SIMD.

import { expect, test } from "./test";

test.use({ plain: true });

test("a bundle that needs SIMD is replaced by the build beside it that does not", async ({ playwright, launchOptions, baseURL }) => {
  const args = [...(launchOptions.args ?? []), "--js-flags=--no-enable-sse4-1"];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const page = await browser.newPage({ baseURL });
  const loaded: string[] = [];
  page.on("response", (response) => loaded.push(new URL(response.url()).pathname));
  await page.goto("/");
  await page.waitForFunction(() => "namedWorkers" in globalThis);
  const count = await page.evaluate(async () => (await namedWorkers.get("primes")).call("count_primes", [0, 10_000_000]));
  expect(count).toBe(664_579);
  expect(loaded).toContain("/primes_scalar_bg.wasm");
  await browser.close();
});
