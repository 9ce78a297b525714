// The global `namedWorkers`: the page's workers for scripts that are not Rust.

/** Reached by `call` only: a handle with a `then` would be taken for a promise. */
const RESERVED = new Set(["call", "exports", "terminate", "restart", "then"]);

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

  /** Every worker: `[{ name, type, src, config, state, loading?, calls?, exports, error?, log }]`. */
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

  #handle(name, json) {
    const exports = JSON.parse(json);
    const call = (key, args, options = {}) => this.#backend.call(name, key, args, options);
    const handle = {};
    for (const { name: key } of exports.filter(({ name }) => !RESERVED.has(name))) {
      define(handle, key, (...args) => call(key, args), true);
    }
    define(handle, "call", (key, args = [], options = {}) => call(String(key), args, options ?? {}));
    define(handle, "exports", exports);
    define(handle, "terminate", () => this.#backend.terminate(name));
    define(handle, "restart", () => this.#backend.restart(name));
    return handle;
  }
}

/** A property that is undefined is one that is not there. */
function withoutUndefined(object) {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([, value]) => value !== undefined));
}

function define(object, key, value, enumerable = false) {
  Object.defineProperty(object, key, { value, enumerable, configurable: true });
}
