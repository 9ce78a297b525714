// The one script of a page that is not Rust: `<script type="module" src="…/named-workers.js"></script>`.
//
// `namedWorkers` is there as soon as this script has run; its methods wait for the runtime, which starts once all
// scripts of the document have run. Where one of them is an app with a runtime of its own, or another copy of this
// script, the page has one runtime: the app's, or else that of the first copy.

import { runScripts } from "./python_scripts.js";
import start from "./runtime.js";

/** @import { Page } from "../crates/named-workers/src/page/javascript/backend.d.ts" */

/** @type {Page} */
const page = /** @type {any} */ (globalThis).namedWorkers[Symbol.for("named-workers.page")];

/** This copy of the script. */
const copy = Symbol("named-workers.js");
page.owner ??= copy;

/** Until all scripts of the document have run. */
const hasPageRun = haveAllScriptsRun();

async function haveAllScriptsRun() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (navigation?.domContentLoadedEventStart > 0) return;
  await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

async function load() {
  const url = new URL("runtime_bg.wasm", import.meta.url);
  try {
    const [response] = await Promise.all([fetch(url), hasPageRun]);
    if (page.owner === copy) await start({ module_or_path: response });
  } catch (/** @type {any} */ error) {
    const detail = `the runtime could not be loaded from ${url}: ${error?.message ?? error}`;
    dispatchEvent(new CustomEvent("named-workers:failed", { detail }));
  }
}

async function runPython() {
  await hasPageRun;
  runScripts(page);
}

if (page.owner === copy) load();
if (!page.runsScripts) {
  page.runsScripts = true;
  runPython();
}
