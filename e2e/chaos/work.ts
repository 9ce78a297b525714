// How long a page computes without a break.

import type { Page } from "@playwright/test";

/** The marks that `fixtures/chaos/stalls.js` sets: on every turn, and around each piece of the same work. */
const TURN = "chaos turn";
const BEGIN = "chaos work begins";
const END = "chaos work ends";

/** How long that work takes on a calm machine, in milliseconds. */
const CALM = 0.7;

/** What a page's thread computed. */
export type Work = {
  /** How long between one turn and the next, in milliseconds of a calm machine, longest first. */
  turns: number[];
  /** How many times as long the same work took as on a calm machine; at least 1. */
  pace: number;
};

/** A mark in the browser's trace, and the CPU time of the thread that set it, in milliseconds. */
type Mark = { name: string; time: number };

/**
 * Runs something in the page, and returns what the page's thread computed meanwhile.
 *
 * A clock would show more: on two busy cores, a task that computes for 4 ms takes 50 now and then, when the
 * machine suspends its thread in the middle. The browser's trace knows the thread's own CPU time. That grows, too,
 * where others share the core, as the same piece of work shows that is done now and then.
 */
export async function workOf(page: Page, run: () => Promise<unknown>): Promise<Work> {
  const marks = await trace(page, run);
  const pieces = times(marks.filter(({ name }) => name !== TURN)).filter(({ name }) => name === END);
  const pace = Math.max(1, median(pieces.map(({ time }) => time)) / CALM);
  const turns = times(marks.filter(({ name }) => name === TURN)).map(({ time }) => time / pace);
  return { turns: turns.sort((a, b) => b - a), pace };
}

async function trace(page: Page, run: () => Promise<unknown>): Promise<Mark[]> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const marks: Mark[] = [];
  session.on("Tracing.dataCollected", ({ value }: { value: any[] }) => {
    for (const { name, ts, tts } of value) if ([TURN, BEGIN, END].includes(name)) marks.push({ name, time: (tts ?? ts) / 1_000 });
  });
  const isComplete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  const traceConfig = { includedCategories: ["blink.user_timing"], excludedCategories: ["*"] };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await run();
  await session.send("Tracing.end");
  await isComplete;
  await session.detach();
  return marks.sort((a, b) => a.time - b.time);
}

/** How long it took from each mark to the next one. */
function times(marks: Mark[]): Mark[] {
  return marks.slice(1).map(({ name, time }, before) => ({ name, time: time - marks[before].time }));
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1];
}
