// The chaos test is only worth its time if it fails when something is wrong: here `namedWorkers` is broken in every
// way that `fixtures/chaos/mutations.js` lists, and a short run of it must say so.

import { ALLOWED, begin } from "./chaos/page";
import { MUTATIONS } from "./fixtures/chaos/mutations.js";
import type { Plan } from "./fixtures/chaos/types.d.ts";
import { expect, test } from "./test";

const RUST = { type: "rs", src: "/workers/faults.js" } as const;

/** Those of `chaos.spec.ts` without Pyodide, with more faults. */
const PLANS: Plan[] = [
  { declaration: { name: "one", ...RUST }, share: 0.3, limit: 16, faults: 0.05 },
  { declaration: { name: "two", ...RUST }, share: 0.2, limit: 16, faults: 0.05 },
  { declaration: { name: "pool", ...RUST, size: 2 }, share: 0.4, limit: 8, faults: 0.05 },
  { declaration: { name: "mpy", type: "mpy", src: "/fixtures/python/chaos.py" }, share: 0.1, limit: 12, faults: 0.05 },
];

/** More than it takes to notice any of them. */
const CALLS = 8_000;

const SEED = Number(process.env.CHAOS_SEED ?? 1);

test.use({ plain: true, allowed: ALLOWED });

for (const { what, noticed } of MUTATIONS) {
  test(`the chaos test notices that ${what}`, async ({ open }) => {
    test.setTimeout(300_000);
    const page = await open();
    await begin(page, SEED, PLANS, what);
    const { complaints } = await page.evaluate(async (calls) => {
      await chaos.run(calls);
      return chaos.figures();
    }, CALLS);
    expect(complaints.filter((text: string) => noticed.test(text)), JSON.stringify(complaints)).not.toEqual([]);
  });
}
