// JavaScript modules whose URLs are known only when a worker starts.

export const importModule = (/** @type {string} */ url) => import(url);

/** @type {Promise<any> | undefined} What installs packages and unpacks archives: it has WebAssembly of its own. */
let packages;

/** Starts it once, however many ask for it. */
export const startPackages = (/** @type {string} */ url) => (packages ??= start(url));

async function start(/** @type {string} */ url) {
  const bundle = await import(url);
  await bundle.default();
  return bundle;
}

/** The first script of this worker: `{ bundle, watch, unwatch, refuseBy }`. */
export const loader = () => /** @type {any} */ (globalThis)[Symbol.for("named-workers.loader")];
