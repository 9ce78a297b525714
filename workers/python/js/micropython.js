// MicroPython, with the methods that `interpreter.rs` and the bundle of packages name.

import { writer } from "./files.js";
import { loader } from "./modules.js";

/** The heap's initial size; it grows as needed. */
const HEAP = 8 << 20;

/** The size of its own stack, with which endless recursion ends in "maximum recursion depth exceeded", as in Python. */
const STACK = 8 << 10;

/** Strings of this many characters are passed beside the JSON: see `decode` on Python's side. */
const LONG = 4096;

/**
 * JSON in which indices replace long strings, and those strings.
 *
 * @param {string} json
 */
function split(json) {
  /** @type {string[]} */
  const texts = [];
  let short = "";
  for (let at = 0; at < json.length; ) {
    const start = json.indexOf('"', at);
    const end = start < 0 ? json.length : start;
    short += json.slice(at, end);
    at = endOfString(json, end);
    const text = json.slice(end, at);
    const isKept = text.length < LONG && !text.startsWith('"\\u0000');
    short += isKept ? text : `"\\u0000${texts.push(JSON.parse(text)) - 1}"`;
  }
  return texts.length ? [short, texts] : [json];
}

/**
 * Errors that JavaScript throws pass through MicroPython, which cannot catch them, and leave it in an unknown state.
 *
 * @template T
 * @param {() => T} run
 */
function guarded(run) {
  try {
    return run();
  } catch (/** @type {any} */ error) {
    throw new Error(`${error.message} (a JavaScript error, which MicroPython cannot catch)`);
  }
}

/**
 * Where the string that starts here has ended. Not by a regular expression: the stack would end before a
 * long string with many escapes does.
 *
 * @param {string} json
 * @param {number} start
 */
function endOfString(json, start) {
  let end = start;
  do end = json.indexOf('"', end + 1);
  while (isEscaped(json, end));
  return end < 0 ? json.length : end + 1;
}

/**
 * Whether an odd number of backslashes is in front of a character.
 *
 * @param {string} json
 * @param {number} at
 */
function isEscaped(json, at) {
  let first = at;
  while (json[first - 1] === "\\") first--;
  return (at - first) % 2 === 1;
}

/**
 * @param {{ url: string }} options
 * @param {(bytes: Uint8Array) => void} out
 * @param {(bytes: Uint8Array) => void} err
 */
export async function load({ url }, out, err) {
  const { loadMicroPython } = await import(url);
  const python = await loadMicroPython({
    url: new URL("micropython.wasm", url).href,
    heapsize: HEAP,
    pystack: STACK,
    linebuffer: false,
    stdout: out,
    stderr: err,
  });
  const loop = python.pyimport("asyncio.core");
  const runTasks = loop._run_iter;
  loop._run_iter = () => guarded(runTasks);
  /** @type {any} Python's module `named_workers._host` */
  let host;
  return {
    write: writer(python.FS),
    version: python.pyimport("sys").version,
    library: "/lib",

    /**
     * @param {string} name
     * @param {object} object
     */
    register(name, object) {
      python.registerJsModule(name, object);
    },

    /**
     * @param {string} source
     * @param {string} filename
     */
    async run(source, filename) {
      host = python.pyimport("named_workers._host");
      const interpreter = python.pyimport("named_workers._interpreter");
      interpreter.set_filename(filename);
      try {
        // It breaks down on a script of nothing but line ends.
        await python.runPythonAsync(source.trim() ? source : "pass");
        loader()?.refuseBy(interpreter.refused);
      } catch (/** @type {any} */ error) {
        if (error.name !== "PythonError") throw error;
        return host.failed(error.type, error.message);
      }
    },

    discover: () => host.discover(),

    /**
     * @param {string} name
     * @param {string} json
     * @param {number} id
     * @param {boolean} stream
     */
    call(name, json, id, stream) {
      const [args, ...texts] = json.length < LONG ? [json] : split(json);
      return guarded(() => host.call(name, args, id, stream, ...texts));
    },

    cancel: (/** @type {number} */ id) => host.cancel(id),
  };
}
