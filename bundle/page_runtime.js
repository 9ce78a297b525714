// The one runtime of a page that is not Rust. It starts once all scripts of the document have run: by then it is known
// whether one of them is an app with a runtime of its own, or another copy of these scripts.

import { runScripts } from "./python_scripts.js";

/** @import { Page } from "../crates/named-workers/src/page/javascript/backend.d.ts" */

/** @type {Page} */
const page = /** @type {any} */ (globalThis).namedWorkers[Symbol.for("named-workers.page")];

/** Until all scripts of the document have run. */
const hasPageRun = haveAllScriptsRun();

async function haveAllScriptsRun() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (navigation?.domContentLoadedEventStart > 0) return;
  await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

/**
 * Starts a runtime, unless the page has another one by then; resolves to whether it does.
 *
 * @param {import("./runtime.js").default} start
 * @param {URL} url Its WebAssembly.
 * @param {boolean} goesFirst Whether it takes the place of a copy that has not started yet.
 */
export async function load(start, url, goesFirst) {
  runPython();
  const copy = Symbol("named-workers");
  const isFree = goesFirst ? typeof page.owner !== "string" : page.owner === undefined;
  if (isFree) page.owner = copy;
  if (page.owner !== copy) return false;
  try {
    const [response] = await Promise.all([fetch(url), hasPageRun]);
    if (page.owner !== copy) return false;
    page.owner = "bundle";
    await start({ module_or_path: response });
  } catch (/** @type {any} */ error) {
    const detail = `the runtime could not be loaded from ${url}: ${error?.message ?? error}`;
    dispatchEvent(new CustomEvent("named-workers:failed", { detail }));
  }
  return true;
}

/** Runs the page's Python, once. */
async function runPython() {
  if (page.runsScripts) return;
  page.runsScripts = true;
  await hasPageRun;
  runScripts(page);
}
