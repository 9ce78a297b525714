// JavaScript modules, whose URLs are known only when a worker starts.

export const importModule = (url) => import(url);

/** The first script of this worker: it is at the worker's own URL, and is not run again. */
export const importLoader = () => import(location.href);
