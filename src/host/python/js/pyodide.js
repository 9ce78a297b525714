// Pyodide, with the methods that `interpreter.rs` names.
//
// It starts from scratch. From a snapshot of its memory it would take two thirds of the time, but
// every worker would wake up with the same seeds of `random` and `hash`, and with the environment
// of the machine that made the snapshot; and the option is not part of Pyodide's public interface.

/** `options` is `{ url, lockFileURL?, packageBaseUrl? }`; without a base, packages are on the CDN. */
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
  let host;
  return {
    FS: python.FS,
    library: python.runPython("import site; site.getsitepackages()[0]"),

    register(name, object) {
      python.registerJsModule(name, object);
    },

    run(source, filename) {
      host = python.pyimport("named_workers._host");
      return python.pyimport("named_workers._interpreter").run(source, filename);
    },

    discover: () => host.discover(),
    call: (...call) => host.call(...call),
    cancel: (id) => host.cancel(id),

    /** Loads packages of the lock file; gives what went wrong, or nothing. */
    async load(names) {
      const said = [];
      const errorCallback = (message) => said.push(message);
      await python.loadPackage(names, { messageCallback() {}, errorCallback });
      // What did not come is no exception to Pyodide: the reason is the last thing that it says.
      return said.pop();
    },

    /** Installs whatever else there is, by the rules of pip. */
    async install(requirements) {
      const missing = await this.load(["micropip"]);
      if (missing) throw new Error(`it is not in the lock file, and micropip cannot be had: ${missing}`);
      const micropip = python.pyimport("micropip");
      await micropip.install(requirements);
    },
  };
}
