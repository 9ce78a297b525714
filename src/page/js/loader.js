// The first script of every worker: imports the bundle whose URL is this script's fragment and
// starts it. If that fails it tells the page what failed, with the URL.
//
// The page imports it too, to learn where it is: a file of its own, because a blob would need a
// weaker Content-Security-Policy. Hosts find `watch`, `unwatch` and `isCancelled` by a symbol.

/** Where this script is. */
export const url = () => import.meta.url;

const bundle = new URL(import.meta.url).hash.slice(1);

const fetchUnwatched = self.fetch;

/** Memory that the page shares with this worker, if it can: which calls are cancelled. */
let marks;
const isCancelled = (id) => marks !== undefined && Atomics.load(marks, id % marks.length) === (id | 0);

/** What is being loaded, and how many bytes of it. A total that is not known is NaN. */
let loading = { what: "", done: 0, total: 0 };
let lastUrl = bundle;

const tell = (message) => postMessage(JSON.stringify({ ProcessOutput: [0, message] }));
const tellLoading = ({ what, done, total }) => tell({ Loading: { what, done, total: total || null } });

/** Tells the page of everything that is fetched from now on, as parts of one thing. */
function watch(what) {
  loading = { what, done: 0, total: 0 };
  tellLoading(loading);
  self.fetch = watchedFetch;
}

/** Ends what `watch` began. */
function unwatch() {
  self.fetch = fetchUnwatched;
}

/** Fetches as the browser does, counts the bytes, and takes no "404 Not Found" for an answer. */
async function watchedFetch(request, options) {
  const url = (lastUrl = new URL(request.url ?? request, import.meta.url).href);
  const response = await fetchUnwatched(request, options).catch(async (error) => {
    throw new Error(`${url}: ${await explainFetch(error, url, options)}`);
  });
  if (!response.ok) throw new Error(`${url}: ${status(response)}`);
  count(loading, response.clone());
  return response;
}

const status = (response) => `${response.status} ${response.statusText}`;

/** To the browser, what has not the promised checksum is as lost as what cannot be reached. */
async function explainFetch(error, url, options) {
  const unchecked = options?.integrity && (await fetchUnwatched(url).catch(() => null));
  if (!unchecked) return `${error.message}: no network, or a policy that forbids it`;
  return unchecked.ok ? "its checksum is not that of the lock file" : status(unchecked);
}

/** Tells how much of a response has come, from a copy of it. */
async function count(part, { headers, body }) {
  const length = headers.has("content-encoding") ? NaN : Number(headers.get("content-length"));
  part.total += length || NaN;
  // A body that breaks off fails whoever wanted it, who says so.
  await body?.pipeTo(new WritableStream({
    write: (chunk) => {
      part.done += chunk.length;
      if (part === loading) tellLoading(part);
    },
  })).catch(() => {});
}

/** A failed import does not say why: the same request by `fetch` does. */
async function explainImport(error) {
  const response = await watchedFetch(bundle);
  const type = response.headers.get("content-type") ?? "of no type";
  throw type.includes("javascript") ? error : new Error(`it is not JavaScript, but ${type}`);
}

async function load() {
  watch(new URL(bundle).pathname.split("/").pop());
  const { default: start } = await import(bundle).catch(explainImport);
  if (typeof start !== "function") {
    throw new Error("it is not a bundle made for the web: it has no default export to call");
  }
  await start();
}

function withUrl(message) {
  return message.includes("://") ? message : `${lastUrl}: ${message}`;
}

async function run() {
  globalThis[Symbol.for("named-workers.loader")] = { bundle, watch, unwatch, isCancelled };
  addEventListener("message", (event) => {
    if (!(event.data instanceof Int32Array)) return;
    marks = event.data;
    event.stopImmediatePropagation();
  });
  // It would end without a word, and with it whoever waits for an answer.
  self.close = () => tell({ Crashed: { message: "the worker closed itself" } });
  // A trap inside a promise's callback is no `error` event, and the worker is as broken.
  addEventListener("unhandledrejection", ({ reason }) => {
    const isTrap = reason instanceof WebAssembly.RuntimeError || reason?.pyodide_fatal_error;
    if (isTrap) tell({ Crashed: { message: String(reason) } });
  });
  try {
    await load();
  } catch (error) {
    tell({ LoadFailed: { reason: withUrl(String(error?.message ?? error)) } });
  } finally {
    unwatch();
  }
}

if (globalThis.WorkerGlobalScope) await run();
