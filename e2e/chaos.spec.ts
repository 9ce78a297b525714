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

/** The calls of a round. */
const ROUND = 2_000;

/** The rounds before memory is first measured, and the least after it: a long run has more. */
const WARM_UP = 2;
const ROUNDS = 3;

/**
 * In bytes. A leak of 200 bytes per call exceeds it in a short run, and one of a few bytes in a long one. Half of
 * it is what the browser itself may still allocate.
 */
const MOST_GROWTH = 1_300_000;

/** In milliseconds of a calm machine: anything that blocks the page for longer is a stall. */
const STALL = 50;

/**
 * How many turns of a round may take longer: several tasks may run between two turns if the machine has let
 * them pile up, whereas what the page itself causes recurs with the same calls.
 */
const CHANCE = 10;

test.use({ allowed: ALLOWED });

test("in chaos, every call settles once, memory does not grow, and the page is not blocked", async ({ open }) => {
  test.setTimeout((2 * MINUTES + 10) * 60_000);
  console.log(`chaos, seed ${SEED}`);
  const page = await open();
  await begin(page, SEED, PLANS);
  const started = performance.now();
  // What the browser allocates once, it may allocate late.
  const warm = (await rounds(page, WARM_UP)).map(({ memory }) => memory);
  const before = { heap: Math.max(...warm.map(({ heap }) => heap)), wasm: warm.at(-1)!.wasm };
  const measured = await rounds(page, ROUNDS, MINUTES);
  if (growth("wasm", before, measured) >= MOST_GROWTH) {
    // What many large messages took at once, WebAssembly memory keeps; a leak takes it again.
    before.wasm = measured.at(-1)!.memory.wasm;
    measured.push(...(await rounds(page, ROUNDS, MINUTES)));
  }
  const figures: Figures = await page.evaluate(() => chaos.figures());
  console.log(report(figures, (performance.now() - started) / 1_000));
  const work = measured.map(({ work }) => work);
  console.log(reportCosts(figures, { before, after: measured.at(-1)!.memory, work }));

  expectRight(figures, (WARM_UP + ROUNDS) * ROUND);
  expect(growth("heap", before, measured), "growth of the JavaScript heap").toBeLessThan(MOST_GROWTH);
  expect(growth("wasm", before, measured), "growth of the page's WebAssembly memory").toBeLessThan(MOST_GROWTH);
  for (const { turns } of work) {
    expect(turns[CHANCE], `${turns.slice(0, 2 * CHANCE).map(Math.round)} ms of work`).toBeLessThan(STALL);
  }
});

/** Runs at least so many rounds, for so many minutes, until something is wrong. */
async function rounds(page: Page, least: number, minutes = 0): Promise<Round[]> {
  const until = performance.now() + minutes * 60_000;
  const done: Round[] = [];
  while ((done.length < least || performance.now() < until) && (await isRight(page))) done.push(await run(page));
  return done;
}

/** Makes the calls of a round, waits until they end, and returns what they cost the page. */
async function run(page: Page): Promise<Round> {
  const work = await workOf(page, () => page.evaluate((calls) => chaos.run(calls), ROUND));
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
