// Starts the browser's workers.

/** @type {Set<Worker>} Those that have not been terminated. */
const live = new Set();

/**
 * Scripts of this origin that import the loader from another one, by its URL.
 *
 * @type {Map<string, string>}
 */
const importing = new Map();

/** A browser starts workers with scripts of the page's own origin only. */
function ofThisOrigin(/** @type {URL} */ { origin, href }) {
  if (origin === location.origin) return href;
  const known = importing.get(href);
  if (known) return known;
  const script = new Blob([`import ${JSON.stringify(href)};`], { type: "text/javascript" });
  const url = URL.createObjectURL(script);
  importing.set(href, url);
  return url;
}

/**
 * Starts a worker with the loader, whose fragment names the bundle and the base of the worker's URLs. If the
 * loader is of the page's own origin, this uses no blob, so that a strict Content-Security-Policy allows it. The
 * loader belongs to the host; it is never loaded here.
 *
 * @param {string} bundle
 * @param {string} base
 * @param {string} name
 */
export function spawn(bundle, base, name) {
  const loader = new URL("../../host/browser/loader.js", import.meta.url);
  loader.hash = new URLSearchParams({ bundle, base }).toString();
  const worker = new Worker(ofThisOrigin(loader), { type: "module", name });
  live.add(worker);
  return worker;
}

/** Ends a worker at once. */
export function terminate(/** @type {Worker} */ worker) {
  live.delete(worker);
  worker.terminate();
}

/** Ends them all: the page's runtime has ended. */
export function terminateAll() {
  live.forEach(terminate);
}

/**
 * The folder of the page's own bundle, where wasm-bindgen puts this script into `snippets/`; the
 * document's, if a bundler has moved the script.
 */
export const folder = () => {
  const [before, ...rest] = import.meta.url.split("/snippets/");
  return rest.length ? before : new URL(".", document.baseURI).href.slice(0, -1);
};
