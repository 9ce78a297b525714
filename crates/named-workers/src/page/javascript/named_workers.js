// The global `namedWorkers`: the page's workers for scripts that are not Rust. It is there as soon as this script
// runs, before any WebAssembly has come: until then, its methods wait.

import { call, mapOf, settled, stream } from "./calls.js";
import { crashed, invalid } from "./errors.js";
import { check, end, guarded, whenEnded } from "./page_end.js";
import { stringify } from "./strict.js";

/**
 * @import * as Api from "./named-workers.d.ts"
 * @import { Backend, Page, Target } from "./backend.d.ts"
 */

/** @type {(backend: Backend) => void} */
let hasStarted;

/** @type {Promise<Backend>} The Rust side, when it has started. */
const started = new Promise((resolve) => (hasStarted = resolve));

/** @type {Parameters<Backend["listen"]>[0][]} Who has listened since before that. */
const listening = [];

/** @type {Pick<Backend, "list" | "listen">} What answers at once. */
let backend = { list: () => JSON.stringify(declared()), listen: (listener) => void listening.push(listener) };

let isInstalled = false;

/**
 * Called by the Rust side when it starts, before it starts any worker. Returns whether it is the page's
 * runtime: a page has one, which is the first that has started.
 */
export function install(/** @type {Backend} */ rust) {
  return page.install(rust);
}

/** @satisfies {Page} */
const own = {
  install(/** @type {Backend} */ rust) {
    if (isInstalled) return false;
    isInstalled = true;
    backend = rust;
    for (const listener of listening) rust.listen(listener);
    hasStarted(rust);
    return true;
  },
  end,
  started,
  settled,
};

/** The workers that the document declares, before the Rust side knows of them. */
function declared() {
  const scripts = [...document.querySelectorAll("script[worker][name]")];
  return scripts.map((script) => ({
    name: script.getAttribute("name"),
    type: script.getAttribute("type"),
    state: "starting",
    loading: { what: "the page's runtime", done: 0, total: null },
    exports: [],
    log: [],
    history: [],
  }));
}

/** @implements {Omit<Api.NamedWorkers, "removeEventListener">} */
class NamedWorkers extends EventTarget {
  #isListening = false;

  /** Resolves to a handle when the worker is ready, or rejects with the reason why it is not. */
  async get(/** @type {string} */ name) {
    name = String(name);
    return handle(name, await settled({ name }, async () => (await started).get(name)));
  }

  /** Declares a worker: `{ name, type, src, source, config, startTimeout, restarts }`. */
  async create(/** @type {Api.Declaration} */ declaration) {
    const { name, json } = checked(declaration);
    return handle(name, await settled({ name }, async () => (await started).create(name, json)));
  }

  /** Declares a pool of workers: like `create`, plus `size`, by default one per core. */
  async pool(/** @type {Api.PoolDeclaration} */ declaration) {
    const { name, json } = checked(declaration);
    return pool(name, await settled({ name }, async () => (await started).pool(name, json)));
  }

  /** Every worker: its name, type, state, exports, log and history. */
  list() {
    try {
      return JSON.parse(backend.list());
    } catch (error) {
      check(error); // after the end, another answers
      return JSON.parse(backend.list());
    }
  }

  /** The types of event are `state`, `log` and `call`; `event.detail` says what happened. */
  addEventListener(/** @type {[any, any, any?]} */ ...listener) {
    super.addEventListener(...listener);
    if (this.#isListening) return;
    this.#isListening = true;
    // Later, so that no listener runs within the runtime.
    backend.listen((type, detail) => {
      queueMicrotask(() => this.dispatchEvent(new CustomEvent(type, { detail: JSON.parse(detail) })));
    });
  }
}

/** Where the page's copies of this script find what the first of them has installed. */
const PAGE = Symbol.for("named-workers.page");

/** @type {Page} */
const page = /** @type {any} */ (globalThis).namedWorkers?.[PAGE] ?? own;

if (page === own) Object.assign(globalThis, { namedWorkers: Object.assign(new NamedWorkers(), { [PAGE]: own }) });
else whenEnded(page.end);

// After the end of the runtime, `list()` reports every worker as crashed.
whenEnded((reason) => {
  let workers = [];
  try {
    workers = JSON.parse(backend.list());
  } catch {
    // It is out of memory, or its data is inconsistent.
  }
  const ended = workers.map((/** @type {any} */ { calls, loading, ...worker }) => {
    const { name, message } = crashed(reason, worker);
    return { ...worker, state: "crashed", error: { name, message, worker: worker.name } };
  });
  backend = { list: () => JSON.stringify(ended), listen: () => {} };
});

// The page's start script could not load the runtime.
addEventListener("named-workers:failed", (event) => end(/** @type {CustomEvent} */ (event).detail));

/** Recognises URLs of other frames, too. */
function isUrl(/** @type {any} */ value) {
  return Object.prototype.toString.call(value) === "[object URL]";
}

/**
 * A declaration as JSON. Undefined properties count as missing; `src` may be a URL.
 *
 * @param {any} declaration
 */
function checked(declaration) {
  let name = "";
  try {
    const given = Object.entries(declaration ?? {}).filter(([, value]) => value !== undefined);
    const plain = given.map(([key, value]) => [key, isUrl(value) ? value.href : value]);
    const entries = Object.fromEntries(plain);
    if (typeof entries.name === "string") name = entries.name;
    return { name, json: stringify(entries) };
  } catch (refused) {
    throw invalid(name, refused);
  }
}

/** Reachable only through `call`; a handle with a `then` would also be taken for a promise. */
const RESERVED = new Set(["call", "stream", "exports", "terminate", "restart", "then"]);

function handle(/** @type {string} */ name, /** @type {Target} */ target) {
  const handle = callable(name, target);
  define(handle, "terminate", () => guarded(() => target.terminate()));
  define(handle, "restart", () => guarded(() => target.restart?.()));
  return handle;
}

function pool(/** @type {string} */ name, /** @type {Target} */ target) {
  const pool = callable(name, target);
  const { map, mapUnordered } = mapOf(name, target);
  define(pool, "size", target.size);
  define(pool, "map", map);
  define(pool, "mapUnordered", mapUnordered);
  define(pool, "terminate", () => guarded(() => target.terminate()));
  return pool;
}

/** What a worker and a pool of them have in common. */
function callable(/** @type {string} */ name, /** @type {Target} */ target) {
  const exports = JSON.parse(target.exports);
  const handle = /** @type {any} */ ({});
  for (const { name: key } of exports) {
    if (RESERVED.has(key)) continue;
    define(handle, key, (/** @type {any[]} */ ...args) => call(target, name, key, args), true);
  }
  define(handle, "call", (/** @type {string} */ key, /** @type {unknown} */ args = [], options = {}) => call(target, name, key, args, options));
  define(handle, "stream", (/** @type {string} */ key, /** @type {unknown} */ args = [], options = {}) => stream(target, name, key, args, options));
  define(handle, "exports", exports);
  return handle;
}

/**
 * @param {object} object
 * @param {string} key
 * @param {unknown} value
 */
function define(object, key, value, enumerable = false) {
  return Object.defineProperty(object, key, { value, enumerable, configurable: true });
}
