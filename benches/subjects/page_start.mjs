// A visitor's first look, with an empty cache: how long until primes are there, and how much has come.

import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

export const title = "A visitor's first page";

const HAS_RESULT = "globalThis.firstResult";

/** The app is there, and its worker of primes is ready. Its other worker is left out. */
const APP = `globalThis.namedWorkers?.list().find(({ name, state }) => name === "primes" && state === "ready")`;
const OTHER_WORKER = /calculator/;

const compress = promisify(brotliCompress);

/** Bytes, after brotli, of what a page has loaded. `isDone` says in the page when it has all. */
async function kilobytes(bench, path, isDone) {
  bench.files.clear();
  const page = await bench.blank();
  await page.goto(path);
  await page.waitForFunction(isDone);
  const packed = await Promise.all([...bench.files].filter((file) => !OTHER_WORKER.test(file)).map(async (file) => (await compress(await readFile(file))).length));
  await page.context().close();
  return packed.reduce((sum, bytes) => sum + bytes, 0) / 1000;
}

const PYSCRIPT = "/pyscript_primes_mpy.html";

export default async function (bench) {
  await bench.compare({
    what: "page start to first primes, cold cache",
    ours: () => bench.firstResult("/first_primes.html"),
    peers: {
      "PyScript (MicroPython)": () => bench.firstResult(PYSCRIPT),
      "PyScript (Pyodide)": () => bench.firstResult("/pyscript_primes_py.html"),
    },
    obstacle: "the runtime is WebAssembly, fetched and compiled before the worker, whose own comes after that",
    aim: 0.2,
  });
  const peers = { "PyScript's page with a MicroPython worker": () => kilobytes(bench, PYSCRIPT, HAS_RESULT) };
  const obstacle = "what every call has to be right for: the lives of workers, their limits, pools, remote workers, errors with their words, and readers of JSON and TOML";
  const compare = (what, path, isDone, aim) =>
    bench.compare({ what, ours: () => kilobytes(bench, path, isDone), peers, aim, unit: "kB", rounds: 1, obstacle });
  await compare("bytes: the runtime alone and a Rust worker", "/first_primes.html", HAS_RESULT, 0.35);
  await compare("bytes: the app and a Rust worker", "/app/index.html", APP, 1);
}
