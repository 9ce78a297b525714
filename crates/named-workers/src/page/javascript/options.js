// The options of a call: each is read once, and a wrong one is an error of the call.

import { badArguments, said } from "./errors.js";

/**
 * @import { Callee } from "./errors.js"
 * @import { Options } from "./backend.d.ts"
 */

/** What each option has to be, and how that is checked. */
const KNOWN = {
  timeout: { wanted: "a number of milliseconds", fits: isMilliseconds },
  grace: { wanted: "a number of milliseconds", fits: isMilliseconds },
  signal: { wanted: "an AbortSignal", fits: isSignal },
  onProgress: { wanted: "a function", fits: (/** @type {unknown} */ value) => typeof value === "function" },
};

/**
 * The options as plain data, and what to do once the call has ended.
 *
 * @param {Callee} callee
 * @param {unknown} given
 * @returns {{ options: Options, release: () => void }}
 */
export function callOptions(callee, given) {
  try {
    const { signal, ...options } = read(given);
    if (options.onProgress) options.onProgress = outside(options.onProgress);
    return signal ? { options, ...until(options, signal) } : { options, release: () => {} };
  } catch (thrown) {
    throw badArguments(callee, typeof thrown === "string" ? thrown : `an option cannot be read: ${said(thrown)}`);
  }
}

/** @returns {any} */
function read(/** @type {any} */ given) {
  const options = /** @type {any} */ ({});
  for (const key of Object.keys(given ?? {})) {
    if (!Object.hasOwn(KNOWN, key)) throw `option \`${key}\` is unknown; there are ${Object.keys(KNOWN).join(", ")}`;
  }
  for (const [key, { wanted, fits }] of Object.entries(KNOWN)) {
    const value = given?.[key];
    if (value === undefined || value === null) continue;
    if (!fits(value)) throw `option \`${key}\` is not ${wanted}`;
    if (value !== Infinity) options[key] = value;
  }
  return options;
}

/** Has a callback run later, so that it never runs within the runtime; what it throws is the page's. */
function outside(/** @type {(progress: unknown) => void} */ callback) {
  const run = (/** @type {unknown} */ progress) => {
    try {
      callback(progress);
    } catch (error) {
      console.error(error);
    }
  };
  return (/** @type {unknown} */ progress) => queueMicrotask(() => run(progress));
}

function isMilliseconds(/** @type {unknown} */ value) {
  return typeof value === "number" && value >= 0;
}

/** Accepts anything that behaves like one: from another frame, or a stand-in. */
function isSignal(/** @type {any} */ value) {
  return typeof value === "object" && typeof value.aborted === "boolean" && typeof value.addEventListener === "function";
}

/** Sets a promise that settles when the signal is aborted. */
function until(/** @type {Options} */ options, /** @type {AbortSignal} */ signal) {
  let abort = () => {};
  options.isAborted = signal.aborted;
  options.until = new Promise((resolve) => (abort = () => resolve(undefined)));
  signal.addEventListener("abort", abort, { once: true });
  const release = () => {
    abort(); // a promise that never settles would keep what waits for it on the Rust side
    try {
      signal.removeEventListener?.("abort", abort);
    } catch {
      // A stand-in that cannot forget keeps what it has.
    }
  };
  return { release };
}
