// The end of the page's own runtime: a panic, a trap, or out of memory. Its WebAssembly no longer
// answers, so whoever waits is told from here.

import { endAll } from "../worker/remote/requests.js";
import { terminateAll } from "../worker/spawn.js";

/** @type {string | undefined} Why the runtime has ended, if it has. */
let reason;

/** @type {Set<(reason: string) => void>} Who wants to be told. */
const waiting = new Set();

/** Where the runtime's WebAssembly is, as stack traces show it. */
let place = /\[wasm code\]/;

/** Ends everything, with the reason; the event `named-workers:end` of the window tells the page. */
export function end(/** @type {string} */ why) {
  if (reason !== undefined) return;
  reason = why;
  terminateAll();
  endAll();
  console.error(`named-workers: the page's runtime has ended: ${why}`);
  for (const tell of [...waiting]) tell(why);
  waiting.clear();
  dispatchEvent(new CustomEvent("named-workers:end", { detail: why }));
}

/**
 * Calls a function with the reason as soon as the runtime has ended; returns a function that stops this.
 *
 * @param {(reason: string) => void} tell
 */
export function whenEnded(tell) {
  if (reason !== undefined) tell(reason);
  else waiting.add(tell);
  return () => void waiting.delete(tell);
}

/**
 * Ends everything if an error is a trap of the runtime's own. No code of the page's runs within the
 * runtime, so that what has its WebAssembly in its stack has broken it.
 */
export function check(/** @type {any} */ error) {
  const isOverflow = /call stack|too much recursion/i.test(error?.message ?? "");
  const isTrap = error instanceof WebAssembly.RuntimeError || isOverflow;
  if (isTrap && place.test(error.stack ?? "")) end(String(error));
}

/**
 * What a function of the runtime returns; nothing once it has ended.
 *
 * @template T
 * @param {() => T} run
 */
export function guarded(run) {
  if (reason !== undefined) return undefined;
  try {
    return run();
  } catch (error) {
    check(error);
    if (reason === undefined) throw error;
    return undefined;
  }
}

/** Called by the runtime: notes where its WebAssembly is, to tell its traps from those of others. */
export function watch() {
  // Its URL, or a name that the browser has made, where the server has not said that it is WebAssembly.
  const url = new Error().stack?.match(/\w+:\/\/[^\s()]+?(?=:wasm-function)/)?.[0];
  if (url) place = new RegExp(`${url.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\b`);
  addEventListener("error", ({ error }) => check(error));
  addEventListener("unhandledrejection", (event) => check(event.reason));
}
