// The global `namedWorkers`: the page's workers for scripts that are not Rust.

/** Reached by `call` only: a handle with a `then` would be taken for a promise. */
const RESERVED = new Set(["call", "stream", "exports", "terminate", "restart", "then"]);

/** Puts `namedWorkers` on the page. `backend` is the Rust side: an object of functions. */
export function install(backend) {
  globalThis.namedWorkers = new NamedWorkers(backend);
}

class NamedWorkers extends EventTarget {
  #backend;
  #listening = false;

  constructor(backend) {
    super();
    this.#backend = backend;
  }

  /** Resolves to a handle when the worker is ready, or rejects with the reason why it is not. */
  async get(name) {
    name = String(name);
    return this.#handle(name, await this.#backend.get(name));
  }

  /** Declares a worker: `{ name, type, src, source, config, startTimeout }`. */
  async create(declaration) {
    const exports = await this.#backend.create(withoutUndefined(declaration));
    return this.#handle(declaration.name, exports);
  }

  /** Declares a pool of workers: as `create`, and `size`, by default one for each core. */
  async pool(declaration) {
    const { exports, size } = await this.#backend.pool(withoutUndefined(declaration));
    return this.#pool(declaration.name, exports, size);
  }

  /** Every worker: `[{ name, type, src, config, state, loading?, calls?, exports, error?, log, history }]`. */
  list() {
    return JSON.parse(this.#backend.list());
  }

  /** `state`, `log` and `call` are the types of event; what happened is in `event.detail`. */
  addEventListener(...listener) {
    super.addEventListener(...listener);
    if (this.#listening) return;
    this.#listening = true;
    this.#backend.listen((type, detail) => {
      this.dispatchEvent(new CustomEvent(type, { detail: JSON.parse(detail) }));
    });
  }

  #handle(name, exports) {
    const handle = this.#callable(name, exports, false);
    define(handle, "terminate", () => this.#backend.terminate(name));
    define(handle, "restart", () => this.#backend.restart(name));
    return handle;
  }

  #pool(name, exports, size) {
    const pool = this.#callable(name, exports, true);
    define(pool, "size", size);
    define(pool, "map", (key, list, options) => map(pool, key, list, options));
    define(pool, "mapUnordered", (key, list, options) => mapUnordered(pool, key, list, options));
    define(pool, "terminate", () => this.#backend.terminatePool(name));
    return pool;
  }

  /** What a worker and a pool of them have in common. */
  #callable(name, json, isPool) {
    const exports = JSON.parse(json);
    const backend = this.#backend;
    const handle = {};
    for (const { name: key } of exports.filter(({ name }) => !RESERVED.has(name))) {
      define(handle, key, (...args) => backend.call(name, key, args, {}, isPool), true);
    }
    define(handle, "call", (key, args = [], options = {}) => {
      return backend.call(name, String(key), args, options ?? {}, isPool);
    });
    define(handle, "stream", (key, args = [], options = {}) => {
      return iterate(backend.stream(name, String(key), args, options ?? {}, isPool));
    });
    define(handle, "exports", exports);
    return handle;
  }
}

/** The values of a call, then what it returned. Leaving a loop over them cancels the call. */
async function* iterate(stream) {
  try {
    for (;;) {
      const { value, done } = await stream.next();
      if (done) return value;
      yield value;
    }
  } finally {
    stream.cancel();
  }
}

/** Rejects with the first failure once all are settled; its `results` are those of all. */
async function map(pool, key, list, options) {
  const calls = Array.from(list, (args) => pool.call(key, args, options));
  const results = await Promise.allSettled(calls);
  const failed = results.find(({ status }) => status === "rejected");
  if (failed) throw Object.assign(failed.reason, { results });
  return results.map(({ value }) => value);
}

/** `{ index, value }` or `{ index, error }` as they come. Leaving a loop over them cancels the rest. */
async function* mapUnordered(pool, key, list, options) {
  const left = new AbortController();
  const signal = options?.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;
  const settled = [];
  let wake = () => {};
  const add = (result) => wake(settled.push(result));
  const calls = Array.from(list, (args, index) => {
    const call = pool.call(key, args, { ...options, signal });
    return call.then((value) => add({ index, value }), (error) => add({ index, error }));
  });
  try {
    for (let open = calls.length; open > 0; open--) {
      if (settled.length === 0) await new Promise((resolve) => (wake = resolve));
      yield settled.shift();
    }
  } finally {
    left.abort();
  }
}

/** A property that is undefined is one that is not there. */
function withoutUndefined(object) {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([, value]) => value !== undefined));
}

function define(object, key, value, enumerable = false) {
  Object.defineProperty(object, key, { value, enumerable, configurable: true });
}
