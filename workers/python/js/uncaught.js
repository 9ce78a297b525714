// Python exceptions that nobody waits for, such as those in timer and event callbacks.

/**
 * Logs them, and keeps them from ending the worker, as an error in the host itself would.
 *
 * @param {(level: string, line: string) => void} print
 */
export function log(print) {
  for (const type of ["error", "unhandledrejection"]) {
    addEventListener(type, (/** @type {any} */ event) => {
      const error = event.error ?? event.reason;
      if (error?.name !== "PythonError") return;
      event.preventDefault();
      print("error", error.message.trim());
    });
  }
}
