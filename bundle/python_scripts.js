// The page's own Python: scripts of type `py` and `mpy` without `worker`.
//
// Those of a type run one after the other, in the order of the document, in one interpreter. A page without such
// scripts loads nothing for them.

/** @import { Page } from "../crates/named-workers/src/page/javascript/backend.d.ts" */

const SCRIPTS = 'script[type="py"]:not([worker]), script[type="mpy"]:not([worker])';

/** Each type's last script. */
const queues = new Map(/** @type {[string, Promise<void>][]} */ ([]));

/** @type {WeakSet<Element>} */
const known = new WeakSet();

/** @type {Promise<typeof import("./python.js")> | undefined} What runs Python. */
let host;

async function load() {
  const python = await import("./python.js");
  await python.default();
  return python;
}

/** Runs the document's scripts, and those that are added later. */
export function runScripts(/** @type {Page} */ page) {
  const nonce = /** @type {HTMLElement | null} */ (document.querySelector("script[nonce]"))?.nonce;
  scan(page);
  const observer = new MutationObserver(() => scan(page, nonce));
  observer.observe(document, { childList: true, subtree: true });
}

/**
 * Where the page's scripts carry a nonce, one that is added later has to carry it, too.
 *
 * @param {Page} page
 * @param {string} [nonce]
 */
function scan(page, nonce) {
  for (const script of document.querySelectorAll(SCRIPTS)) {
    if (known.has(script)) continue;
    known.add(script);
    if (nonce && /** @type {HTMLScriptElement} */ (script).nonce !== nonce) {
      console.error("named-workers: a Python script was added without the nonce of the page's scripts", script);
    } else {
      enqueue(page, script);
    }
  }
}

function enqueue(/** @type {Page} */ page, /** @type {Element} */ script) {
  const type = script.getAttribute("type") ?? "";
  host ??= load();
  const before = queues.get(type) ?? Promise.resolve();
  // Both at once: what it is started with, and the scripts before it.
  const start = prepared(page, script);
  queues.set(type, before.then(() => run(script, start)));
}

async function prepared(/** @type {Page} */ page, /** @type {Element} */ script) {
  const backend = await page.started;
  return backend.prepare(script, script.id || "script");
}

/**
 * @param {Element} script
 * @param {Promise<string>} start
 */
async function run(script, start) {
  try {
    const [{ runOnPage }, started] = await Promise.all([host ?? load(), start]);
    await runOnPage(script, started);
  } catch (/** @type {any} */ error) {
    show(`The Python of this page cannot run: ${error?.message ?? error}`);
  }
}

/** Shows why a script does not run, where there is no Python to show it. */
function show(/** @type {string} */ reason) {
  console.error(reason);
  const element = Object.assign(document.createElement("pre"), { className: "py-error", textContent: reason });
  element.setAttribute("role", "alert");
  document.body.prepend(element);
}
