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
    const { name } = (declaration = withoutUndefined(declaration));
    return this.#handle(name, await this.#backend.create(declaration));
  }

  /** Declares a pool of workers: as `create`, and `size`, by default one for each core. */
  async pool(declaration) {
    const { name } = (declaration = withoutUndefined(declaration));
    const { exports, size } = await this.#backend.pool(declaration);
    return this.#pool(name, exports, size);
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
    const target = { name, call: pool.call };
    define(pool, "map", (...task) => map(target, ...task));
    define(pool, "mapUnordered", (...task) => mapUnordered(target, ...task));
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
      const { next, cancel } = backend.stream(name, String(key), args, options ?? {}, isPool);
      return iterator(next, cancel);
    });
    define(handle, "exports", exports);
    return handle;
  }
}

/** An async iterator whose `next` calls wait for each other, as a generator's do; `end` leaves it. */
function iterator(next, end) {
  let last = Promise.resolve();
  let isLeft = false;
  const step = async () => {
    try {
      return await next();
    } catch (error) {
      if (!isLeft) throw error;
      return { value: undefined, done: true };
    }
  };
  return {
    next: () => (last = last.then(step, step)),
    async return(value) {
      isLeft = true;
      end();
      return { value, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Rejects with the first failure once all are settled; its `results` are those of all. */
async function map(pool, key, list, options) {
  const tasks = checked(pool, key, list);
  const results = await Promise.allSettled(tasks.map((args) => pool.call(key, args, options)));
  const failed = results.find(({ status }) => status === "rejected");
  if (failed) throw define(failed.reason, "results", results);
  return results.map(({ value }) => value);
}

function checked(pool, key, list) {
  if (typeof list?.[Symbol.iterator] === "function") return Array.from(list);
  const error = new Error(`bad arguments for \`${key}\` of pool \`${pool.name}\`: not a list, with an array for each task`);
  throw Object.assign(error, { name: "BadArguments", worker: pool.name, function: key });
}

/** `{ index, value }` or `{ index, error }` as they come. Leaving a loop over them cancels the rest. */
function mapUnordered(pool, key, list, options) {
  const tasks = checked(pool, key, list);
  const left = new AbortController();
  const given = options?.signal;
  const signal = given instanceof AbortSignal ? AbortSignal.any([given, left.signal]) : (given ?? left.signal);
  const settled = [];
  let open = tasks.length;
  let wake = () => {};
  const add = (result) => wake(settled.push(result));
  for (const [index, args] of tasks.entries()) {
    const call = pool.call(key, args, { ...options, signal });
    call.then((value) => add({ index, value }), (error) => add({ index, error }));
  }
  const next = async () => {
    if (open === 0) return { value: undefined, done: true };
    if (settled.length === 0) await new Promise((resolve) => (wake = resolve));
    open--;
    return { value: settled.shift(), done: false };
  };
  const end = () => {
    open = settled.length = 0;
    left.abort();
  };
  return iterator(next, end);
}

/** A property that is undefined is one that is not there. */
function withoutUndefined(object) {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([, value]) => value !== undefined));
}

function define(object, key, value, enumerable = false) {
  return Object.defineProperty(object, key, { value, enumerable, configurable: true });
}
