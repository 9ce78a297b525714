// Whom the chaos test calls, and the run that is to be repeated.

import type { Plan } from "../fixtures/chaos/types.d.ts";

/** The workers, with the plans for `fixtures/chaos/lane.js`. Restarting Pyodide takes seconds. */
export const PLANS: Plan[] = [
  { declaration: { name: "one", type: "rs", src: "/workers/faults.js" }, share: 0.3, limit: 16, faults: 0.02 },
  { declaration: { name: "two", type: "rs", src: "/workers/faults.js" }, share: 0.3, limit: 16, faults: 0.02 },
  { declaration: { name: "pool", type: "rs", src: "/workers/faults.js", size: 2 }, share: 0.2, limit: 8, faults: 0.02 },
  { declaration: { name: "mpy", type: "mpy", src: "/fixtures/python/chaos.py" }, share: 0.15, limit: 12, faults: 0.02 },
  { declaration: { name: "py", type: "py", src: "/fixtures/python/chaos.py" }, share: 0.05, limit: 6, faults: 0.01 },
];

/** `CHAOS_SEED`, or a new one. */
export const SEED = number("CHAOS_SEED") ?? Date.now() % 1_000_000;

/** `CHAOS_MINUTES`: how long a run goes on; 0 is a short run. */
export const MINUTES = number("CHAOS_MINUTES") ?? 0;

/** A number from the environment, if it is set. */
function number(name: string): number | undefined {
  const text = process.env[name];
  const value = Number(text);
  if (text && !Number.isFinite(value)) throw new Error(`${name} is not a number: ${text}`);
  return text ? value : undefined;
}
