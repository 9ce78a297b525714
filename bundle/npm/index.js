// The entry for bundlers. The runtime itself is no part of a bundle: it is files that are served as they are, which
// `named-workers-copy` puts into the folder of a project's public files.

/** @type {Promise<void> | undefined} */
let loaded;

/**
 * Starts the runtime from a folder of the site.
 *
 * @param {string | URL} folder
 */
export async function start(folder = "named-workers/") {
  loaded ??= load(new URL("named-workers.js", new URL(folder, document.baseURI)));
  await loaded;
  return globalThis.namedWorkers;
}

/**
 * By a tag, as no bundler looks into it.
 *
 * @param {URL} url
 * @returns {Promise<void>}
 */
function load(url) {
  const nonce = /** @type {HTMLElement | null} */ (document.querySelector("script[nonce]"))?.nonce ?? "";
  const script = Object.assign(document.createElement("script"), { type: "module", src: url.href, nonce });
  return new Promise((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${url} cannot be loaded: put it there by \`npx named-workers-copy FOLDER\``));
    document.head.append(script);
  });
}
