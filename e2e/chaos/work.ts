// How long a page computes without a break.

import type { Page } from "@playwright/test";

/** The marks that `fixtures/chaos/stalls.js` sets around each piece of the same work. */
const MARKS = { begin: "chaos reference begins", end: "chaos reference ends" };

/** How long that work takes, in milliseconds, where the limits of the test were found: on a calm machine of 2026. */
const CALM = 1;

/** What a page's thread computed. */
export type Work = {
  /** How long each task took, in milliseconds, the longest first: on a slower machine, as long as it takes on a calm one. */
  tasks: number[];
  /** How many times as long the same work took as on a calm machine; at least 1. */
  pace: number;
};

/** An event of the browser's trace: its name, thread, and that thread's own CPU time, in microseconds. */
type Event = { name: string; pid: number; tid: number; tts: number; tdur: number };

/**
 * Runs something in the page, and returns what the page's thread computed meanwhile.
 *
 * A clock would show more: on two busy cores, a task that computes for 4 ms takes 50 now and then, when the
 * machine suspends its thread in the middle. The browser's trace knows the thread's own CPU time. That, too, grows on
 * a machine whose cores are shared, as the same piece of work shows, done again and again.
 */
export async function workOf(page: Page, run: () => Promise<unknown>): Promise<Work> {
  const events = await trace(page, run);
  const marks = events.filter(({ name }) => name === MARKS.begin || name === MARKS.end);
  const isOurs = ({ name, pid, tid }: Event) => name.endsWith("::RunTask") && pid === marks[0].pid && tid === marks[0].tid;
  const pace = Math.max(1, median(pieces(marks)) / CALM);
  const tasks = events.filter(isOurs).map(({ tdur }) => tdur / 1_000 / pace);
  return { tasks: tasks.sort((a, b) => b - a), pace };
}

async function trace(page: Page, run: () => Promise<unknown>): Promise<Event[]> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const events: Event[] = [];
  session.on("Tracing.dataCollected", ({ value }: { value: any[] }) => events.push(...value));
  const isComplete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  const traceConfig = { includedCategories: ["blink.user_timing", "toplevel"], excludedCategories: ["*"] };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await run();
  await session.send("Tracing.end");
  await isComplete;
  await session.detach();
  return events;
}

/** How long each piece took between its two marks, in milliseconds. */
function pieces(marks: Event[]): number[] {
  const ends = marks.filter(({ name }) => name === MARKS.end).map(({ tts }) => tts).sort((a, b) => a - b);
  const begins = marks.filter(({ name }) => name === MARKS.begin).map(({ tts }) => tts).sort((a, b) => a - b);
  return ends.map((end, piece) => (end - begins[piece]) / 1_000);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
