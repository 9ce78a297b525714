// Loads the app. In its own file, so that no Content-Security-Policy has to allow inline scripts.

const { js, wasm } = /** @type {HTMLElement} */ (document.getElementById("start")).dataset;
const absolute = (/** @type {any} */ url) => new URL(url, document.baseURI).href;

addEventListener("named-workers:end", (event) => {
  const reason = /** @type {CustomEvent} */ (event).detail;
  const text = message("ended", `The page has stopped working: ${reason}. Reload it to continue.`);
  document.body.prepend(text);
});

try {
  const { default: init } = await import(absolute(js));
  await init({ module_or_path: absolute(wasm) });
} catch (/** @type {any} */ error) {
  show(`The app could not be loaded: ${error?.message ?? error}. Reload the page to try again.`);
  throw error;
}

/** @param {string} failure */
function show(failure) {
  document.getElementById("app")?.replaceChildren(message("start", failure));
}

/**
 * @param {string} className
 * @param {string} words
 */
function message(className, words) {
  const text = document.createElement("p");
  text.className = className;
  text.setAttribute("role", "alert");
  text.textContent = words;
  return text;
}
