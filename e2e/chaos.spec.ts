// The promise behind all others: whatever happens, every call settles once, and correctly; then the page
// forgets it, and is never blocked.
//
// The calls are in `fixtures/chaos/calls.js`, and the faults in `faults.js` next to it. An error is right only at a
// fault that was really made, and only in its words (`judge.js`, `record.js`); a call that nothing holds up settles
// within a second, or longer on a machine that is slow or busy (`pulse.js`). `fixtures/chaos/mutations.js` lists what
// the test is known to find, and `chaos_mutations.spec.ts` proves it. `chaos_firefox.spec.ts` is the same in Firefox,
// which has no debugger that would tell what the calls cost the page.
//
// `CHAOS_SEED` repeats a run: the same calls and faults in the same order for each worker, though not with
// the same timing. `CHAOS_MINUTES` makes it longer.

import type { Page } from "@playwright/test";

import { type Memory, measure } from "./chaos/memory";
import { ALLOWED, begin } from "./chaos/page";
import { MINUTES, PLANS, SEED } from "./chaos/plans";
import { type Figures, expectRight, report, reportCosts } from "./chaos/report";
import { type Work, workOf } from "./chaos/work";
import { expect, test } from "./test";

/** The calls before memory is first measured, and those of each round after it; a short run has one round. */
const WARM_UP = 2_000;
const ROUND = 6_500;

/**
 * In bytes. A leak of 200 bytes per call exceeds it in a single round, and one of a few bytes in a long run. Half of
 * it is what the browser itself may still allocate.
 */
const MOST_GROWTH = 1_300_000;

/** In milliseconds of a calm machine: a task of the page that takes longer is a stall. */
const STALL = 50;

/**
 * How many tasks of a round may take longer: garbage is collected in the middle of one now and then, whereas what the
 * page itself causes recurs with the same calls.
 */
const CHANCE = 2;

test.use({ allowed: ALLOWED });

test("in chaos, every call settles once, memory does not grow, and the page is not blocked", async ({ open }) => {
  test.setTimeout((2 * MINUTES + 10) * 60_000);
  console.log(`chaos, seed ${SEED}`);
  const page = await open();
  await begin(page, SEED, PLANS);
  const started = performance.now();
  // What the browser allocates once, it may allocate late.
  const warm = [(await run(page, WARM_UP)).memory, (await run(page, WARM_UP)).memory];
  const before = { heap: Math.max(...warm.map(({ heap }) => heap)), wasm: warm[1].wasm };
  const rounds = await rounded(page);
  if (growth("wasm", before, rounds) >= MOST_GROWTH) {
    // What many large messages took at once, WebAssembly memory keeps; a leak takes it again.
    before.wasm = rounds.at(-1)!.memory.wasm;
    rounds.push(...(await rounded(page)));
  }
  const figures: Figures = await page.evaluate(() => chaos.figures());
  console.log(report(figures, (performance.now() - started) / 1_000));
  console.log(reportCosts(figures, { before, after: rounds.at(-1)!.memory, work: rounds.map(({ work }) => work) }));

  expectRight(figures, 2 * WARM_UP + ROUND);
  expect(growth("heap", before, rounds), "growth of the JavaScript heap").toBeLessThan(MOST_GROWTH);
  expect(growth("wasm", before, rounds), "growth of the page's WebAssembly memory").toBeLessThan(MOST_GROWTH);
  for (const { tasks } of rounds.map(({ work }) => work)) {
    expect(tasks[CHANCE], `${tasks.slice(0, 10).map(Math.round)} ms of work`).toBeLessThan(STALL);
  }
});

/** Runs rounds as long as the test is to take, and at least one. */
async function rounded(page: Page): Promise<Round[]> {
  const until = performance.now() + MINUTES * 60_000;
  const rounds = [await run(page, ROUND)];
  while (performance.now() < until && (await isRight(page))) rounds.push(await run(page, ROUND));
  return rounds;
}

/** Makes this many calls, waits until they end, and returns what they cost the page. */
async function run(page: Page, calls: number): Promise<Round> {
  const work = await workOf(page, () => page.evaluate((calls) => chaos.run(calls), calls));
  return { work, memory: await measure(page) };
}

/** What a round cost the page: the work in it, and the memory after it. */
type Round = { work: Work; memory: Memory };

function growth(part: keyof Memory, before: Memory, rounds: Round[]): number {
  return rounds.at(-1)!.memory[part] - before[part];
}

/** Whether nothing wrong has been found yet. */
async function isRight(page: Page) {
  return (await page.evaluate(() => chaos.figures().complaints)).length === 0;
}
