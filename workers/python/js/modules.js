// JavaScript modules whose URLs are known only when a worker starts.

export const importModule = (/** @type {string} */ url) => import(url);

/** The first script of this worker: `{ bundle, watch, unwatch, refuseBy }`. */
export const loader = () => /** @type {any} */ (globalThis)[Symbol.for("named-workers.loader")];
