// What the results were measured on, and with.

import { readFile } from "node:fs/promises";
import os from "node:os";

import { libraryVersion, version } from "./native.mjs";

const PACKAGES = ["comlink", "@pyscript/core", "pyodide", "@micropython/micropython-webassembly-pyscript"];

async function packageVersion(name) {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const text = await readFile(file, "utf8").catch(() => '{ "version": "not installed" }');
  return `${name} ${JSON.parse(text).version}`;
}

/** A list, in Markdown. */
export async function machine() {
  const [cpu] = os.cpus();
  const natives = await Promise.all([version("primesieve"), libraryVersion(), version("primecount")]);
  const named = ["primesieve", "primesieve's library", "primecount"];
  return [
    new Date().toISOString().slice(0, 10),
    `${os.type()} ${os.release().split("-")[0]}, ${os.cpus().length} cores (${cpu.model}), ${Math.round(os.totalmem() / 2 ** 30)} GB; ` +
      `load at the beginning: ${os.loadavg()[0].toFixed(1)}`,
    (await Promise.all(PACKAGES.map(packageVersion))).join(", "),
    natives.map((it, index) => it ?? `${named[index]}: not installed`).join(", "),
    `Node ${process.version}`,
  ].map((item) => `- ${item}`).join("\n");
}
