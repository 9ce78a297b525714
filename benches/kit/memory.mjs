// How much memory a browser takes, all its processes together.

import { readFile } from "node:fs/promises";

/**
 * In megabytes; undefined where the system has no `/proc`. What processes share is counted once.
 *
 * @param {import("@playwright/test").Browser} browser
 */
export async function megabytes(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = await Promise.all(processInfo.map(({ id }) => size(id)));
  return sizes.includes(undefined) ? undefined : sizes.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024;
}

/** The proportional set size of a process, in kilobytes. */
async function size(id) {
  const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
  const found = /^Pss:\s+(\d+) kB/m.exec(text);
  return found ? Number(found[1]) : undefined;
}
