// The first script of every worker: imports and starts the bundle whose URL is this script's fragment.
// If that fails, it tells the page what failed, with the URL.
//
// It is a file of its own because a blob would need a weaker Content-Security-Policy. Hosts find `watch`,
// `unwatch` and `isCancelled` under a symbol.

/** The URL of the bundle. */
const bundle = new URL(import.meta.url).hash.slice(1);

const fetchUnwatched = self.fetch;

/**
 * Memory that the page shares with this worker, if it can, to show which calls are cancelled.
 *
 * @type {Int32Array | undefined}
 */
let marks;
const isCancelled = (/** @type {number} */ id) => marks !== undefined && Atomics.load(marks, id % marks.length) === (id | 0);

/**
 * What is being loaded, and how many bytes of it. An unknown total is NaN.
 *
 * @typedef {{ what: string, done: number, total: number }} Loading
 */

/** @type {Loading} */
let loading = { what: "", done: 0, total: 0 };
let lastUrl = bundle;

const tell = (/** @type {unknown} */ message) => postMessage(JSON.stringify({ ProcessOutput: [0, message] }));
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
}

/** Ends what `watch` began. */
function unwatch() {
  self.fetch = fetchUnwatched;
}

/**
 * Fetches as the browser does, but counts the bytes, and fails on a status like "404 Not Found".
 *
 * @param {RequestInfo | URL} request
 * @param {RequestInit} [options]
 */
async function watchedFetch(request, options) {
  const url = (lastUrl = new URL(/** @type {Request} */ (request).url ?? request, import.meta.url).href);
  const response = await fetchUnwatched(request, options).catch(async (error) => {
    throw new Error(`${url}: ${await explainFetch(error, url, options)}`);
  });
  if (!response.ok) throw new Error(`${url}: ${status(response)}`);
  if (isFallback(url, response)) throw new Error(`${url}: it is an HTML page, and not this file: the host has none`);
  count(loading, response.clone());
  return response;
}

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
  return unchecked.ok ? "its checksum is not that of the lock file" : status(unchecked);
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

async function load() {
  watch(new URL(bundle).pathname.split("/").pop() ?? "");
  const { default: start } = await import(bundle).catch(explainImport);
  if (typeof start !== "function") {
    throw new Error("it is not a bundle made for the web: it has no default export to call");
  }
  await start();
}

/** @param {string} message */
function withUrl(message) {
  return message.includes("://") ? message : `${lastUrl}: ${message}`;
}

async function run() {
  /** @type {any} */ (globalThis)[Symbol.for("named-workers.loader")] = { bundle, watch, unwatch, isCancelled };
  addEventListener("message", (event) => {
    if (!(event.data instanceof Int32Array)) return;
    marks = event.data;
    event.stopImmediatePropagation();
  });
  // The worker would end silently, and its callers would wait for ever.
  self.close = () => tell({ Crashed: { message: "the worker closed itself" } });
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
