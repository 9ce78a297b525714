// The figures of a chaos run, as text.

import type { Memory } from "./memory";

/** What `figures()` in `fixtures/chaos/chaos.js` returns. */
export type Figures = {
  calls: number;
  settled: number;
  /** The calls that give a value unless a fault keeps them from it, those that have, and those that may not have. */
  owed: number;
  given: number;
  excused: number;
  /** How often each fault was injected. */
  faults: Record<string, number>;
  /** How often calls ended in a value, and in each kind of error. */
  outcomes: Record<string, number>;
  complaints: string[];
  /** In milliseconds of wall-clock time; 0 if no task of the page took 50. */
  longestTask: number;
  /** Of the clock in `fixtures/chaos/pulse.js`. */
  beats: number;
};

/** What is measured from outside: memory before and after, the page's work, and how long it all took. */
export type Measured = { before: Memory; after: Memory; work: number; seconds: number };

export function report(figures: Figures, { before, after, work, seconds }: Measured): string {
  const { calls, settled, owed, given, excused, faults, outcomes, longestTask, beats } = figures;
  const onTheClock = longestTask ? `${longestTask} ms` : "under 50 ms";
  return [
    `  calls    ${calls}, and ${sum(faults)} of them faults, in ${Math.round(seconds)} s, ${beats} beats`,
    `  settled  ${settled}: ${list(outcomes)}`,
    `  values   ${given} of ${owed} that came unless a fault was in the way, which may have kept ${excused}`,
    `  faults   ${list(faults)}`,
    `  heap     ${megabytes(before.heap)} before, ${megabytes(after.heap)} after`,
    `  wasm     ${megabytes(before.wasm)} before, ${megabytes(after.wasm)} after`,
    `  stalls   the longest: ${Math.round(work)} ms of the page's own work; ${onTheClock} on the clock`,
  ].join("\n");
}

/** Most frequent first. */
function list(counts: Record<string, number>): string {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return rows.map(([name, count]) => `${count} ${name}`).join(", ");
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
