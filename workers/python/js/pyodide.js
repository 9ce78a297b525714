// Pyodide, with the methods that `interpreter.rs` and the bundle of packages name.
//
// It starts from scratch. Starting from a memory snapshot would take two thirds of the time, but every
// worker would wake up with the same seeds for `random` and `hash`, and with the environment of the
// machine that made the snapshot; and the option is not part of Pyodide's public interface.

import { writer } from "./files.js";

/**
 * Without a base URL, packages come from the CDN.
 *
 * @param {{ url: string, lockFileURL?: string, packageBaseUrl?: string }} options
 * @param {(bytes: Uint8Array) => number} out
 * @param {(bytes: Uint8Array) => number} err
 */
export async function load({ url, ...options }, out, err) {
  const { loadPyodide, version } = await import(url);
  const python = await loadPyodide({
    indexURL: new URL(".", url).href,
    packageBaseUrl: `https://cdn.jsdelivr.net/pyodide/v${version}/full/`,
    ...options,
    stdin: () => null,
  });
  python.setStdout({ write: out });
  python.setStderr({ write: err });
  /** @type {any} Python's module `named_workers._host` */
  let host;
  return {
    write: writer(python.FS),
    version: python.runPython("import sys; sys.version"),
    library: python.runPython("import site; site.getsitepackages()[0]"),

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
      return python.pyimport("named_workers._interpreter").run(source, filename);
    },

    discover: () => host.discover(),
    call: (/** @type {unknown[]} */ ...call) => host.call(...call),
    cancel: (/** @type {number} */ id) => host.cancel(id),

    /**
     * Loads packages from the lock file; returns what went wrong, or nothing.
     *
     * @param {string[]} names
     */
    async load(names) {
      /** @type {string[]} */
      const said = [];
      const errorCallback = (/** @type {string} */ message) => said.push(message);
      await python.loadPackage(names, { messageCallback() {}, errorCallback });
      // Pyodide does not throw if a package fails to load: the reason is its last message.
      return said.pop();
    },

    /**
     * What an installed package says about itself.
     *
     * @param {string} name
     */
    metadata: (name) => python.pyimport("importlib.metadata").distribution(name).read_text("METADATA"),

    /**
     * Installs any other packages, as pip would.
     *
     * @param {string[]} requirements
     */
    async install(requirements) {
      const missing = await this.load(["micropip"]);
      if (missing) throw new Error(`it is not in the lock file, and micropip cannot be loaded: ${missing}`);
      const micropip = python.pyimport("micropip");
      await micropip.install(requirements);
    },
  };
}
