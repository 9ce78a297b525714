// What Python on the page is given: the way to the page's workers, and where it shows something.

/**
 * @import { Backend, Options, Page, Target } from "../../../crates/named-workers/src/page/javascript/backend.d.ts"
 */

/** @type {Page} What `namedWorkers` is made of; its values are JSON as text. */
const page = /** @type {any} */ (globalThis).namedWorkers?.[Symbol.for("named-workers.page")];

/** This host's own bundle, beside which the interpreters are. */
export const bundle = () => `${import.meta.url.split("/snippets/")[0]}/python.js`;

/** @type {Record<string, "log" | "warn" | "error">} */
const METHODS = { info: "log", warning: "warn", error: "error" };

/** Prints a line to the console; what nobody has caught is on the page as well. */
export function print(/** @type {string} */ level, /** @type {string} */ line) {
  if (level === "error") fail(line);
  else console[METHODS[level]](line);
}

/** @type {Element | undefined} The script that runs. */
let script;

/** Shows what a script displays behind it, or at the end of the page. */
function target() {
  const known = script?.nextElementSibling;
  if (known?.classList.contains("py-output")) return known;
  const element = document.createElement("div");
  element.className = "py-output";
  element.id = `py-output-${document.querySelectorAll(".py-output").length + 1}`;
  const isInBody = script?.isConnected && document.body.contains(script);
  if (script && isInBody) script.after(element);
  else document.body.append(element);
  return element;
}

const { trustedTypes } = /** @type {any} */ (globalThis);

/** @type {{ createHTML: (html: string) => any } | undefined} */
let policy;

/**
 * HTML as the page takes it where it demands Trusted Types: by its own default policy if it has one, or else by one that
 * it allows by name.
 */
function trusted(/** @type {string} */ html) {
  if (!trustedTypes || trustedTypes.defaultPolicy) return html;
  try {
    policy ??= trustedTypes.createPolicy("named-workers-html", { createHTML: (/** @type {string} */ html) => html });
  } catch {
    return html; // which will do unless the page demands Trusted Types
  }
  return policy?.createHTML(html);
}

/**
 * Sets a property that is HTML. Returns why the browser refuses it, or nothing: MicroPython cannot catch what
 * JavaScript throws.
 *
 * @param {any} element
 * @param {string} name
 * @param {string} html
 */
function setHtml(element, name, html) {
  try {
    element[name] = trusted(html);
    return "";
  } catch (/** @type {any} */ { message }) {
    if (!trustedTypes || trustedTypes.defaultPolicy || policy) return message;
    return `${message.replace(/\.$/, "")}; a page that demands Trusted Types has to allow \`trusted-types named-workers-html\`, or to have a default policy`;
  }
}

/** Shows an exception that ends a script or a handler. */
export function fail(/** @type {string} */ traceback) {
  console.error(traceback);
  const element = document.createElement("pre");
  element.className = "py-error";
  element.setAttribute("role", "alert");
  element.textContent = traceback;
  document.body.prepend(element);
}

/** From now on, this script is the one that runs. */
export function begin(/** @type {Element} */ element) {
  script = element;
}

/** Applies a style sheet. */
export function styleSheet(/** @type {string} */ url) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url }));
}

/** What Python has asked for: `next` gives a reply, text with a mark, and never rejects. */
const requests = /** @type {Map<number, { next: () => Promise<string>, cancel: () => void }>} */ (new Map());
const handles = /** @type {Target[]} */ ([]);
let last = 0;

/**
 * @param {() => Promise<string>} next
 * @param {() => void} [cancel]
 */
function request(next, cancel = () => {}) {
  requests.set(++last, { next: () => next().catch(refused), cancel });
  return last;
}

function refused(/** @type {any} */ { name, message, worker, function: called, type, traceback }) {
  return `!${JSON.stringify({ name, message, worker, function: called, type, traceback })}`;
}

/** A request for a handle, which the reply gives a key. */
function handle(/** @type {string} */ name, /** @type {(backend: Backend) => Promise<Target>} */ ask) {
  const found = page.settled({ name }, async () => ask(await page.started));
  return request(async () => {
    const target = await found;
    return `={"key": ${handles.push(target) - 1}, "exports": ${target.exports}}`;
  });
}

/**
 * What a call needs: limits below zero are none.
 *
 * @param {number} timeout
 * @param {number} grace
 * @param {((report: string) => void) | false} onProgress
 */
function limits(timeout, grace, onProgress) {
  let cancel = () => {};
  /** @type {Options} */
  const options = { until: new Promise((resolve) => (cancel = () => resolve(undefined))) };
  if (timeout >= 0) options.timeout = timeout;
  if (grace >= 0) options.grace = grace;
  if (onProgress) options.onProgress = (report) => queueMicrotask(() => onProgress(JSON.stringify(report)));
  return { options, cancel };
}

/**
 * @param {number} key
 * @param {string} name
 * @param {string} called
 * @param {string} args
 * @param {[number, number, ((report: string) => void) | false]} given
 */
function call(key, name, called, args, ...given) {
  const { options, cancel } = limits(...given);
  const result = page.settled({ name, key: called }, () => handles[key].call(called, args, options));
  const reply = result.then((json) => `=${json}`, refused).finally(cancel);
  return request(() => reply, cancel);
}

/**
 * @param {number} key
 * @param {string} name
 * @param {string} called
 * @param {string} args
 * @param {[number, number, ((report: string) => void) | false]} given
 */
function stream(key, name, called, args, ...given) {
  const { options, cancel } = limits(...given);
  const iteration = handles[key].stream(called, args, options);
  const next = async () => {
    const { done, value } = await page.settled({ name, key: called }, () => iteration.next());
    return done ? `.${value ?? "null"}` : `=${value}`;
  };
  return request(next, () => (cancel(), iteration.cancel()));
}

/** The module `_named_workers` of Python on the page. */
export const native = (/** @type {string} */ config) => ({
  config,
  fail,
  target,
  setHtml,
  call,
  stream,
  get: (/** @type {string} */ name) => handle(name, (backend) => backend.get(name)),
  create: (/** @type {string} */ name, /** @type {string} */ declaration) => handle(name, (backend) => backend.create(name, declaration)),
  next: (/** @type {number} */ id) => requests.get(id)?.next() ?? Promise.resolve(".null"),
  async reply(/** @type {number} */ id) {
    const reply = await requests.get(id)?.next();
    requests.delete(id);
    return reply;
  },
  withdraw(/** @type {number} */ id) {
    requests.get(id)?.cancel();
    requests.delete(id);
  },
  terminate: (/** @type {number} */ key) => handles[key].terminate(),
  restart: (/** @type {number} */ key) => handles[key].restart?.(),
});
