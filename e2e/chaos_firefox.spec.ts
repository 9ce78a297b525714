// The chaos test in Firefox, in short: see `chaos.spec.ts`.

import { ALLOWED, begin } from "./chaos/page";
import { PLANS, SEED } from "./chaos/plans";
import { type Figures, expectRight, report } from "./chaos/report";
import { test } from "./test";

const CALLS = 5_000;

test.use({ allowed: ALLOWED });

test("in chaos, every call settles once, in Firefox, too", async ({ open }) => {
  test.setTimeout(300_000);
  console.log(`chaos in Firefox, seed ${SEED}`);
  const page = await open();
  await begin(page, SEED, PLANS);
  const started = performance.now();
  const figures: Figures = await page.evaluate(async (calls) => {
    await chaos.run(calls);
    return chaos.figures();
  }, CALLS);
  console.log(report(figures, (performance.now() - started) / 1_000));
  expectRight(figures, CALLS);
});
