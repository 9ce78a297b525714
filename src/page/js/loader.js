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

function tellLoading(url, done, total) {
  loading = url;
  tell({ Loading: { what: new URL(url).pathname.split("/").pop(), done, total } });
}

/** Fetches as the browser does, tells the page what, and takes no "404 Not Found" for an answer. */
async function watchedFetch(request, options) {
  const url = new URL(request.url ?? request, location.href).href;
  tellLoading(url, 0, null);
  const response = await fetchUnwatched(request, options);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  tellBytes(url, response.clone());
  return response;
}

/** Tells how much of a response has come, from a copy of it. */
async function tellBytes(url, { headers, body }) {
  const compressed = headers.has("content-encoding");
  const total = compressed ? null : Number(headers.get("content-length")) || null;
  let done = 0;
  // A body that breaks off fails whoever wanted it, who says so.
  await body.pipeTo(new WritableStream({
    write: (chunk) => tellLoading(url, (done += chunk.length), total),
  })).catch(() => {});
}

/** A failed import does not say why: the same request by `fetch` does. */
async function explainImport(error) {
  const response = await watchedFetch(bundle);
  const type = response.headers.get("content-type") ?? "of no type";
  throw type.includes("javascript") ? error : new Error(`it is not JavaScript, but ${type}`);
}

async function load() {
  tellLoading(bundle, 0, null);
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
