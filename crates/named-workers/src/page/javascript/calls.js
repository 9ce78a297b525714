// Calls: a single one, a stream of values, one for each element of a list.

import { badArguments, badResult, crashed, said, within } from "./errors.js";
import { callOptions } from "./options.js";
import { check, guarded, whenEnded } from "./page_end.js";
import { parse, stringify } from "./strict.js";

/**
 * @import { Callee } from "./errors.js"
 * @import { Options, Target } from "./backend.d.ts"
 */

/**
 * What the Rust side promises, or an error if it ends first.
 *
 * @template T
 * @param {Callee} callee
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export function settled(callee, run) {
  return new Promise((resolve, reject) => {
    let hasEnded = false;
    const forget = whenEnded((reason) => {
      hasEnded = true;
      reject(crashed(reason, callee));
    });
    if (hasEnded) return;
    const fail = (/** @type {unknown} */ error) => {
      check(error); // which may have been told already
      forget();
      reject(error);
    };
    const succeed = (/** @type {T} */ value) => {
      forget();
      resolve(value);
    };
    try {
      run().then(succeed, fail);
    } catch (error) {
      fail(error);
    }
  });
}

/**
 * Makes one call. The arguments become JSON at once, so that later changes to them have no effect.
 *
 * @param {Target} target
 * @param {string} name
 * @param {unknown} key
 * @param {unknown} args
 * @param {unknown} [given] its options
 */
export async function call(target, name, key, args, given) {
  const callee = { name, key: String(key) };
  const { json, options, release } = prepared(callee, args, given);
  try {
    return value(callee, await settled(callee, () => target.call(callee.key ?? "", json, options)));
  } finally {
    release();
  }
}

/**
 * The values that a call emits, as an async iterator; what the function returned is its return value.
 *
 * @param {Target} target
 * @param {string} name
 * @param {unknown} key
 * @param {unknown} args
 * @param {unknown} [given] its options
 */
export function stream(target, name, key, args, given) {
  return iterator(() => {
    const callee = { name, key: String(key) };
    const { json, options, release } = prepared(callee, args, given);
    const { next, cancel } = target.stream(callee.key ?? "", json, options);
    const parsed = async () => {
      const { done, value: json } = await next();
      return { done, value: json === undefined ? undefined : value(callee, json) };
    };
    return { callee, next: parsed, cancel, release };
  });
}

/**
 * What an iterator is made of.
 *
 * @typedef {{ callee: Callee, next: () => Promise<any>, cancel: () => void, release: () => void }} Source
 */

/**
 * An async iterator whose `next` calls wait for each other, as a generator's do. What is wrong from the
 * beginning is told by the first `next`; after `return` all of them are done.
 *
 * @param {() => Source} start
 */
function iterator(start) {
  const done = { value: undefined, done: true };
  const { callee, next, cancel, release } = started(start);
  let hasEnded = false;
  let last = Promise.resolve(/** @type {any} */ (done));
  const end = () => {
    hasEnded = true;
    release();
  };
  const step = async () => {
    if (hasEnded) return done;
    try {
      const item = await settled(callee, next);
      if (hasEnded) return done;
      if (item.done) end();
      return item;
    } catch (error) {
      if (hasEnded) return done;
      end();
      throw error;
    }
  };
  return {
    next: () => (last = last.then(step, step)),
    async return(/** @type {any} */ value) {
      if (!hasEnded) {
        end();
        guarded(cancel);
      }
      return { value, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/**
 * @param {() => Source} start
 * @returns {Source}
 */
function started(start) {
  try {
    return start();
  } catch (error) {
    check(error);
    return { callee: { name: "" }, next: () => Promise.reject(error), cancel: () => {}, release: () => {} };
  }
}

/**
 * `map` and `mapUnordered` of a pool.
 *
 * @param {string} name
 * @param {Target} target
 */
export function mapOf(name, target) {
  /**
   * Yields `{ index, value }` or `{ index, error }` as they come. Leaving a loop over them cancels the rest.
   *
   * @param {string} key
   * @param {unknown} list
   * @param {unknown} [given]
   */
  const mapUnordered = (key, list, given) => {
    return iterator(() => {
      const callee = { name, key: String(key), isPool: true };
      const tasks = elements(callee, list);
      const { options, release } = callOptions(callee, given);
      return { callee, ...results(target, callee, tasks, options), release };
    });
  };

  /** Rejects with the first failure once all have settled; the error's `results` hold all outcomes. */
  const map = async (/** @type {[string, unknown, unknown?]} */ ...args) => {
    const outcomes = /** @type {any[]} */ ([]);
    for await (const { index, value, error } of mapUnordered(...args)) {
      outcomes[index] = error ? { status: "rejected", reason: error } : { status: "fulfilled", value };
    }
    const failed = outcomes.find(({ status }) => status === "rejected");
    if (!failed) return outcomes.map(({ value }) => value);
    throw Object.defineProperty(failed.reason, "results", { value: outcomes, configurable: true });
  };
  return { map, mapUnordered };
}

/**
 * The results of the tasks as they come; tasks whose arguments are not JSON come first.
 *
 * @param {Target} target
 * @param {Callee} callee
 * @param {unknown[]} tasks
 * @param {Options} options
 */
function results(target, callee, tasks, options) {
  /** @type {{ index: number, error: Error }[]} */
  const refused = [];
  /** @type {{ index: number, json: string }[]} */
  const sent = [];
  tasks.forEach((args, index) => {
    try {
      sent.push({ index, json: json({ ...callee, isPool: false }, args) });
    } catch (/** @type {any} */ error) {
      refused.push({ index, error });
    }
  });
  const { next, cancel } = /** @type {Required<Target>} */ (target).map(callee.key ?? "", sent.map(({ json }) => json), options);
  const step = async () => {
    const first = refused.shift();
    if (first) return { done: false, value: first };
    const result = await next();
    if (!result) return { done: true };
    const index = sent[result.index].index;
    return { done: false, value: { index, ...outcome(callee, result) } };
  };
  return { next: step, cancel };
}

/**
 * @param {Callee} callee
 * @param {{ value: string } | { error: Error }} result
 */
function outcome(callee, result) {
  if ("error" in result) return { error: result.error };
  try {
    return { value: value(callee, result.value) };
  } catch (error) {
    return { error };
  }
}

/**
 * The value of a result's JSON, which nobody has read before.
 *
 * @param {Callee} callee
 * @param {string} json
 */
function value(callee, json) {
  try {
    return parse(json);
  } catch (error) {
    throw badResult(callee, said(error));
  }
}

/**
 * @param {Callee} callee
 * @param {any} list
 * @returns {unknown[]}
 */
function elements(callee, list) {
  if (typeof list?.[Symbol.iterator] === "function") return Array.from(list);
  throw badArguments(callee, "not a list, with an array for each task");
}

function json(/** @type {Callee} */ callee, /** @type {unknown} */ args) {
  try {
    return stringify(args);
  } catch (refused) {
    throw badArguments(callee, within("args", refused));
  }
}

/**
 * @param {Callee} callee
 * @param {unknown} args
 * @param {unknown} given
 */
function prepared(callee, args, given) {
  return { json: json(callee, args), ...callOptions(callee, given) };
}
