// Loads the app. A file of its own, so that no Content-Security-Policy has to allow inline scripts.

const { js, wasm } = /** @type {HTMLElement} */ (document.getElementById("start")).dataset;
const absolute = (/** @type {any} */ url) => new URL(url, document.baseURI).href;

try {
  const { default: init } = await import(absolute(js));
  await init({ module_or_path: absolute(wasm) });
} catch (/** @type {any} */ error) {
  show(`The app could not be loaded: ${error?.message ?? error}. Load the page again to retry.`);
  throw error;
}

/** @param {string} failure */
function show(failure) {
  const text = document.createElement("p");
  text.className = "start";
  text.setAttribute("role", "alert");
  text.textContent = failure;
  document.getElementById("app")?.replaceChildren(text);
}
