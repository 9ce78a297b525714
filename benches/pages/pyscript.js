// Workers by PyScript, called from JavaScript.

import { MPWorker, PyWorker } from "/peers/@pyscript/core/dist/core.js";

const INTERPRETERS = {
  mpy: [MPWorker, "/peers/@micropython/micropython-webassembly-pyscript/micropython.mjs"],
  py: [PyWorker, "/peers/pyodide/pyodide.mjs"],
};

/** A worker of a type, `mpy` or `py`, that runs this file. */
export function pyscript(type, file) {
  const [Worker, interpreter] = INTERPRETERS[type];
  return Worker(file, { version: new URL(interpreter, location.href).href });
}
