// How long a page computes without a break.

import type { Page } from "@playwright/test";

/** The mark that `fixtures/chaos/stalls.js` sets on every turn. */
const TICK = "chaos tick";

/**
 * Runs something in the page, and returns for how many milliseconds the page's thread computed between one
 * turn and the next, longest first.
 *
 * A clock would show more: on two busy cores, a task that computes for 4 ms takes 50 now and then, when the
 * machine suspends its thread in the middle. The browser's trace knows the thread's own CPU time.
 */
export async function workOf(page: Page, run: () => Promise<unknown>): Promise<number[]> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const times: number[] = [];
  session.on("Tracing.dataCollected", ({ value }: { value: any[] }) => {
    for (const { name, ts, tts } of value) if (name === TICK) times.push((tts ?? ts) / 1_000);
  });
  const isComplete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  const traceConfig = { includedCategories: ["blink.user_timing"], excludedCategories: ["*"] };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await run();
  await session.send("Tracing.end");
  await isComplete;
  await session.detach();
  times.sort((a, b) => a - b);
  const work = times.slice(1).map((time, turn) => time - times[turn]);
  return work.sort((a, b) => b - a);
}
