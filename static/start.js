// Loads the app. In its own file, so that no Content-Security-Policy has to allow inline scripts.

const { js, wasm } = /** @type {HTMLElement} */ (document.getElementById("start")).dataset;
const absolute = (/** @type {any} */ url) => new URL(url, document.baseURI).href;

try {
  const { default: init } = await import(absolute(js));
  await init({ module_or_path: absolute(wasm) });
} catch (/** @type {any} */ error) {
  const reason = `the app could not be loaded: ${error?.message ?? error}`;
  show(`${reason[0].toUpperCase()}${reason.slice(1)}. Reload the page to try again.`);
  dispatchEvent(new CustomEvent("named-workers:failed", { detail: reason }));
  throw error;
}

addEventListener("named-workers:end", (event) => {
  const reason = /** @type {CustomEvent} */ (event).detail;
  const text = message("ended", `The page has stopped working: ${reason}. Reload it to continue.`);
  document.body.prepend(text);
});

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
