// Starts the browser's workers.

/** @type {Set<Worker>} Those that have not been terminated. */
const live = new Set();

/** The first script of every worker. It belongs to the host, and is never loaded here. */
const loader = new URL("../../host/browser/loader.js", import.meta.url);

/**
 * Scripts of this origin that import the loader from another one, by its URL.
 *
 * @type {Map<string, string>}
 */
const importing = new Map();

/**
 * The URL of the loader with this fragment. A browser starts workers with scripts of the page's own origin only: from
 * another one, a blob imports it. Otherwise there is no blob, so that a strict Content-Security-Policy allows it.
 *
 * @param {string} fragment
 */
function loaderUrl(fragment) {
  const href = `${loader}#${fragment}`;
  if (loader.origin === location.origin) return href;
  const known = importing.get(href);
  if (known) return known;
  const script = new Blob([`import ${JSON.stringify(href)};`], { type: "text/javascript" });
  const url = URL.createObjectURL(script);
  importing.set(href, url);
  return url;
}

const { trustedTypes } = /** @type {any} */ (globalThis);

const untrusted = { createScriptURL: loaderUrl };

/**
 * What makes the URLs: a policy of Trusted Types where there are any, and the page allows it. The name can be had once
 * on a page that may have copies of this script, of which one starts workers: hence not before the first worker.
 *
 * @type {typeof untrusted | undefined}
 */
let policy;

/** @returns {typeof untrusted} */
function createPolicy() {
  try {
    return trustedTypes?.createPolicy("named-workers", untrusted) ?? untrusted;
  } catch {
    return untrusted; // which will do unless the page demands Trusted Types
  }
}

/**
 * Starts a worker with the loader, whose fragment names the bundle, the base of the worker's URLs, and what the bundle
 * will ask for.
 *
 * @param {string} bundle
 * @param {string} base
 * @param {string} name
 * @param {string[]} soon
 */
export function spawn(bundle, base, name, soon) {
  policy ??= createPolicy();
  const needed = soon.map((url) => ["soon", url]);
  const fragment = new URLSearchParams([["bundle", bundle], ["base", base], ...needed]);
  const url = policy.createScriptURL(fragment.toString());
  try {
    const worker = new Worker(url, { type: "module", name });
    live.add(worker);
    return worker;
  } catch (/** @type {any} */ error) {
    if (!trustedTypes || policy !== untrusted) throw error;
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
