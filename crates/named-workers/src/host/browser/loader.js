// The first script of every worker: imports and starts the bundle that this script's fragment names.
// If that fails, it tells the page what failed, with the URL.
//
// It is a file of its own because a blob would need a weaker Content-Security-Policy. Hosts find what they
// need of it under a symbol.

const fragment = new URLSearchParams(new URL(import.meta.url).hash.slice(1));

/** The URL of the bundle. */
const bundle = fragment.get("bundle") ?? "";

/** The base of the worker's URLs: the page's, when the worker was declared. */
const base = fragment.get("base") ?? "";

/** @param {any} url What is no URL is left to the browser, which says so. */
function resolve(url) {
  try {
    return typeof url === "string" ? new URL(url, base).href : url;
  } catch {
    return url;
  }
}

/**
 * The same function or class, with the argument that is a URL resolved against the page: the browser would
 * resolve it against this script.
 *
 * @template {Function} F
 * @param {F} original
 * @returns {F}
 */
function resolving(original, position = 0) {
  const resolved = (/** @type {any[]} */ args) => args.map((it, index) => (index === position ? resolve(it) : it));
  return new Proxy(original, {
    apply: (target, self, args) => Reflect.apply(target, self, resolved(args)),
    construct: (target, args, made) => Reflect.construct(target, resolved(args), made),
  });
}

function resolveUrls() {
  const scope = /** @type {any} */ (globalThis);
  for (const name of ["fetch", "Request", "EventSource", "WebSocket", "Worker"]) {
    if (name in scope) scope[name] = resolving(scope[name]);
  }
  XMLHttpRequest.prototype.open = resolving(XMLHttpRequest.prototype.open, 1);
}

resolveUrls();
const fetchUnwatched = self.fetch;

/**
 * What the bundle will ask for. It is fetched beside the bundle, which finds it here.
 *
 * @type {Map<string, Promise<Response>>}
 */
const soon = new Map();

function fetchSoon(/** @type {string} */ url) {
  const isModule = url.endsWith(".mjs");
  const fetched = isModule ? import(url) : fetchUnwatched(url);
  fetched.catch(() => {}); // whoever asks for it hears of it
  if (!isModule) soon.set(url, fetched);
}

fragment.getAll("soon").forEach(fetchSoon);

/** What has been fetched already, for the first one who asks. */
function take(/** @type {string} */ url) {
  const fetched = soon.get(url);
  soon.delete(url);
  return fetched;
}

/**
 * Memory that the page shares with this worker, if it can, to show which calls are cancelled.
 *
 * @type {Int32Array | undefined}
 */
let marks;
const isCancelled = (/** @type {number} */ id) => marks !== undefined && Atomics.load(marks, id % marks.length) === (id | 0);

/** What a worker's code can do instead of taking or ending the channel to the page, which is the host's. */
const INSTEAD = {
  onmessage: "calls come in by it, so export a function instead",
  postMessage: "replies go out by it, so return or `emit` a value instead",
  close: "its callers would wait for ever, so let the page terminate the worker",
};

const post = self.postMessage.bind(self);

/** @type {unknown} What the host posts next. */
let next = Symbol("nothing");
let isDeaf = false;

/**
 * Tells whoever tries to take the channel.
 *
 * @type {(reason: string) => void}
 */
let tellRefused = (reason) => {
  throw new Error(reason);
};

function refuse(/** @type {keyof typeof INSTEAD} */ name) {
  tellRefused(`\`${name}\` belongs to the worker's host: ${INSTEAD[name]}`);
}

/** Has others told in another way, for a language that cannot catch errors. */
function refuseBy(/** @type {(reason: string) => void} */ tell) {
  tellRefused = tell;
}

/** Makes a property of the global scope the host's. Others read `value`. */
function keep(/** @type {keyof typeof INSTEAD} */ name, /** @type {unknown} */ value) {
  Object.defineProperty(self, name, { get: () => value, set: () => refuse(name), configurable: false });
}

/** Keeps the channel to the page, which the host has by now, from all other code. */
function keepChannel() {
  keep("onmessage", null);
  keep("postMessage", (/** @type {unknown} */ message) => (message === next ? post(message) : refuse("postMessage")));
}

/** Lets the host post this message. */
const letPass = (/** @type {unknown} */ message) => void (next = message);

/** Lets no more messages come in. */
const deafen = () => void (isDeaf = true);

/**
 * What is being loaded, and how many bytes of it. An unknown total is NaN.
 *
 * @typedef {{ what: string, done: number, total: number }} Loading
 */

/** @type {Loading} */
let loading = { what: "", done: 0, total: 0 };
let lastUrl = bundle;

/** @type {Set<WebAssembly.Memory>} That of the bundle, and of the interpreter that it loads. */
const memories = new Set();
const { instantiate, instantiateStreaming } = WebAssembly;

/** The same function, which also notes the memory of what it starts: not every interpreter shows its own. */
const noting = (/** @type {Function} */ start) => async (/** @type {any[]} */ ...args) => {
  const started = await start(...args);
  const used = [args[1]?.env?.memory, (started.instance ?? started).exports.memory];
  for (const memory of used) if (memory instanceof WebAssembly.Memory) memories.add(memory);
  return started;
};

/** How much memory they have, in bytes. */
const memory = () => Array.from(memories, ({ buffer }) => buffer.byteLength).reduce((sum, bytes) => sum + bytes, 0);

const tell = (/** @type {unknown} */ message) => post(JSON.stringify({ ProcessOutput: [0, message] }));
const tellLoading = (/** @type {Loading} */ { what, done, total }) => tell({ Loading: { what, done, total: total || null } });

/**
 * Reports everything fetched from now on to the page, as parts of one thing.
 *
 * @param {string} what
 */
function watch(what) {
  loading = { what, done: 0, total: 0 };
  tellLoading(loading);
  self.fetch = watchedFetch;
  const [whole, streamed] = [instantiate, instantiateStreaming].map(noting);
  Object.assign(WebAssembly, { instantiate: whole, instantiateStreaming: streamed });
}

/** Ends what `watch` began. */
function unwatch() {
  self.fetch = fetchUnwatched;
  Object.assign(WebAssembly, { instantiate, instantiateStreaming });
}

/**
 * Fetches as the browser does, but counts the bytes, and fails on a status like "404 Not Found".
 *
 * @param {RequestInfo | URL} request
 * @param {RequestInit} [options]
 */
async function watchedFetch(request, options) {
  const url = (lastUrl = new URL(/** @type {Request} */ (request).url ?? request, base).href);
  const fetched = options?.integrity ? undefined : take(url);
  const response = await (fetched ?? fetchUnwatched(request, options)).catch(async (error) => {
    throw new Error(`${url}: ${await explainFetch(error, url, options)}`);
  });
  if (!response.ok) throw new Error(`${url}: ${status(response)}`);
  if (isFallback(url, response)) throw new Error(`${url}: ${FALLBACK}`);
  count(loading, response.clone());
  return response;
}

const FALLBACK = "it is an HTML page, and not this file: the host has none";

/** Whether a host has answered with an HTML page, as some do for what they do not have. */
function isFallback(/** @type {string} */ url, /** @type {Response} */ { headers }) {
  return /^text\/html/.test(headers.get("content-type") ?? "") && !/(\.html?|\/)$/.test(new URL(url).pathname);
}

const status = (/** @type {Response} */ response) => `${response.status} ${response.statusText}`;

/**
 * The browser reports a wrong checksum just like an unreachable URL, so this finds out which it was.
 *
 * @param {Error} error
 * @param {string} url
 * @param {RequestInit} [options]
 */
async function explainFetch(error, url, options) {
  const unchecked = options?.integrity && (await fetchUnwatched(url).catch(() => null));
  if (!unchecked) return `${error.message}: no network, or a policy that forbids it`;
  if (!unchecked.ok) return status(unchecked);
  return isFallback(url, unchecked) ? FALLBACK : "its checksum is not that of the lock file";
}

/**
 * Reports how much of a response has arrived, from a copy of it.
 *
 * @param {Loading} part
 * @param {Response} response
 */
async function count(part, { headers, body }) {
  const length = headers.has("content-encoding") ? NaN : Number(headers.get("content-length"));
  part.total += length || NaN;
  // A body that breaks off also fails for its reader, who reports it.
  await body?.pipeTo(new WritableStream({
    write: (chunk) => {
      part.done += chunk.length;
      if (part === loading) tellLoading(part);
    },
  })).catch(() => {});
}

/**
 * A failed import does not say why; the same request with `fetch` does.
 *
 * @param {unknown} error
 */
async function explainImport(error) {
  const response = await watchedFetch(bundle);
  const type = response.headers.get("content-type") ?? "of no type";
  throw type.includes("javascript") ? error : new Error(`it is not JavaScript, but ${type}`);
}

/** The smallest module with an instruction of SIMD: a function that returns sixteen zeros. */
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];

/**
 * Whether this browser lacks SIMD, which the bundle needs. Its author may have put another build beside it.
 *
 * @param {unknown} error
 */
const needsScalar = (error) => error instanceof WebAssembly.CompileError && !WebAssembly.validate(new Uint8Array(SIMD));

/** Starts the bundle; without SIMD, a bundle `name.js` that does not compile is `name_scalar.js`, if there is one. */
async function load() {
  watch(new URL(bundle).pathname.split("/").pop() ?? "");
  const { default: start } = await import(bundle).catch(explainImport);
  if (typeof start !== "function") {
    throw new Error("it is not a bundle made for the web: it has no default export to call");
  }
  try {
    await start();
  } catch (error) {
    if (!needsScalar(error)) throw error;
    const scalar = await import(bundle.replace(/\.js(?=$|\?)/, "_scalar.js")).catch(() => ({}));
    if (!scalar.default) throw new Error(`this browser lacks SIMD, which it needs: ${error}`);
    await scalar.default();
  }
}

const withUrl = (/** @type {string} */ message) => (message.includes("://") ? message : `${lastUrl}: ${message}`);

async function run() {
  /** @type {any} */ (globalThis)[Symbol.for("named-workers.loader")] = {
    bundle, watch, unwatch, memory, isCancelled, keepChannel, letPass, deafen, refuseBy,
  };
  keep("close", () => refuse("close"));
  addEventListener("message", (event) => {
    const isMarks = event.data instanceof Int32Array;
    if (isMarks) marks = event.data;
    if (isMarks || isDeaf) event.stopImmediatePropagation();
  });
  // A trap inside a promise's callback fires no `error` event, but the worker is just as broken.
  addEventListener("unhandledrejection", ({ reason }) => {
    const isTrap = reason instanceof WebAssembly.RuntimeError || reason?.pyodide_fatal_error;
    if (isTrap) tell({ Crashed: { message: String(reason) } });
  });
  try {
    await load();
  } catch (/** @type {any} */ error) {
    tell({ LoadFailed: { reason: withUrl(String(error?.message ?? error)) } });
  } finally {
    unwatch();
  }
}

await run();
