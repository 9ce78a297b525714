// The first script of every worker: imports the bundle whose URL is this script's fragment and
// starts it. If that fails it tells the page what failed, with the URL.
//
// The page imports it too, to learn where it is: a file of its own, because a blob would need a
// weaker Content-Security-Policy.

/** Where this script is. */
export function url() {
  return import.meta.url;
}

const bundle = location.hash.slice(1);
const fetchUnwatched = self.fetch;
let loading = bundle;

const tell = (message) => postMessage(JSON.stringify({ ProcessOutput: [0, message] }));

function tellLoading(url, total) {
  loading = url;
  tell({ Loading: { what: new URL(url).pathname.split("/").pop(), done: 0, total } });
}

/** Fetches as the browser does, tells the page what, and takes no "404 Not Found" for an answer. */
async function watchedFetch(request, options) {
  const url = new URL(request.url ?? request, location.href).href;
  tellLoading(url, null);
  const response = await fetchUnwatched(request, options);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  tellLoading(url, Number(response.headers.get("content-length")) || null);
  return response;
}

/** A failed import does not say why: the same request by `fetch` does. */
async function explainImport(error) {
  const response = await watchedFetch(bundle);
  const type = response.headers.get("content-type") ?? "of no type";
  throw type.includes("javascript") ? error : new Error(`it is not JavaScript, but ${type}`);
}

async function load() {
  tellLoading(bundle, null);
  const { default: start } = await import(bundle).catch(explainImport);
  if (typeof start !== "function") {
    throw new Error("it is not a bundle made for the web: it has no default export to call");
  }
  self.fetch = watchedFetch;
  await start();
}

async function run() {
  // A trap inside a promise's callback is no `error` event, and the worker is as broken.
  addEventListener("unhandledrejection", ({ reason }) => {
    if (reason instanceof WebAssembly.RuntimeError) tell({ Crashed: { message: String(reason) } });
  });
  try {
    await load();
  } catch (error) {
    tell({ LoadFailed: { reason: `${loading}: ${error?.message ?? error}` } });
  } finally {
    self.fetch = fetchUnwatched;
  }
}

if (globalThis.WorkerGlobalScope) await run();
