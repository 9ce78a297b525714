// The interpreters in Node, with the library that a worker's host gives them.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

import { load } from "../../js/micropython.js";

const LIBRARY = new URL("../../library/", import.meta.url);
const MICROPYTHON = "@micropython/micropython-webassembly-pyscript/micropython.mjs";

/** MicroPython, running a script. */
export async function micropython(source) {
  const url = pathToFileURL(createRequire(import.meta.url).resolve(MICROPYTHON)).href;
  const python = await load({ url }, () => {}, () => {});
  for (const path of readdirSync(new URL("named_workers", LIBRARY))) {
    if (path === "_pyodide.py") continue;
    const name = path === "_micropython.py" ? "_interpreter.py" : path;
    python.write(`${python.library}/named_workers/${name}`, readFileSync(new URL(`named_workers/${path}`, LIBRARY)));
  }
  python.register("_named_workers", {});
  const raised = await python.run(source, "script.py");
  if (raised) throw new Error(raised);
  python.discover();
  return python;
}
