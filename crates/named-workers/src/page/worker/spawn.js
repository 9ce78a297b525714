// Starts the browser's workers.

/** @type {Set<Worker>} Those that have not been terminated. */
const live = new Set();

/** The first script of every worker. It belongs to the host, and is never loaded here. */
const loader = new URL("../../host/browser/loader.js", import.meta.url);

const loaderUrl = (/** @type {string} */ fragment) => `${loader}#${fragment}`;

const { trustedTypes } = /** @type {any} */ (globalThis);

/** The runtime's policy of Trusted Types, which makes URLs of the loader, and of nothing else. */
const trust = trustedTypes && createPolicy();

function createPolicy() {
  try {
    return trustedTypes.createPolicy("named-workers", { createScriptURL: loaderUrl });
  } catch {
    return undefined; // the page does not allow it, and may not demand it either
  }
}

/**
 * Starts a worker with the loader, whose fragment names the bundle and the base of the worker's URLs. It
 * uses no blob, so that a strict Content-Security-Policy allows it.
 *
 * @param {string} bundle
 * @param {string} base
 * @param {string} name
 */
export function spawn(bundle, base, name) {
  const fragment = new URLSearchParams({ bundle, base }).toString();
  const worker = start(trust ? trust.createScriptURL(fragment) : loaderUrl(fragment), name);
  live.add(worker);
  return worker;
}

/** @param {string} url */
function start(url, /** @type {string} */ name) {
  try {
    return new Worker(url, { type: "module", name });
  } catch (/** @type {any} */ error) {
    if (trust || !trustedTypes) throw error;
    throw new Error(`${error.message}; a page that demands Trusted Types has to allow \`trusted-types named-workers\``);
  }
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
