// The native record holders, one thread each: programs of the distribution, and a newer library by Python.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const LIBRARY = fileURLToPath(new URL("../../target/bench/primesieve", import.meta.url));
const SCRIPT = fileURLToPath(new URL("primesieve.py", import.meta.url));

/** The milliseconds that a program says it took, or an error if it is not there. */
async function reported(program, args) {
  const { stdout } = await run(program, [...args, "-t1", "--time"]);
  return Number(/Seconds: ([\d.]+)/.exec(stdout)[1]) * 1000;
}

/** Counting the primes up to a number. */
export const sieve = {
  "primesieve (program)": (limit) => reported("primesieve", [String(limit), "--quiet"]),
  "primesieve 12.9 (library)": (limit) => library("count", limit),
};

/** Printing the primes of a range to nowhere. */
export async function printed(from, to) {
  const started = performance.now();
  await run("sh", ["-c", `primesieve ${from} ${to} -t1 -p > /dev/null`]);
  return performance.now() - started;
}

/** Counting primes without finding them. */
export const pi = {
  primecount: (x) => reported("primecount", [String(x)]),
};

async function library(...args) {
  const { stdout } = await run("python3", [SCRIPT, LIBRARY, ...args.map(String)]);
  return Number(stdout) * 1000;
}

/** What a program says its version is; undefined if it is not there. */
export async function version(program, args = ["--version"]) {
  const answer = await run(program, args).catch(() => undefined);
  return answer?.stdout.split("\n")[0].split(",")[0].trim();
}

/** The version of the library by Python. */
export const libraryVersion = () => version("python3", [SCRIPT, LIBRARY, "version"]);
