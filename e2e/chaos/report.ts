// The figures of a chaos run: as text, and as they must be.

import { expect } from "../test";
import type { Memory } from "./memory";
import type { Work } from "./work";

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

/** What a run cost the page, as measured from outside: memory before and after, and the work of each round. */
export type Costs = { before: Memory; after: Memory; work: Work[] };

export function report(figures: Figures, seconds: number): string {
  const { calls, settled, owed, given, excused, faults, outcomes, beats } = figures;
  return [
    `  calls    ${calls}, and ${sum(faults)} of them faults, in ${Math.round(seconds)} s, ${beats} beats`,
    `  settled  ${settled}: ${list(outcomes)}`,
    `  values   ${given} of ${owed} that came unless a fault was in the way, which may have kept ${excused}`,
    `  faults   ${list(faults)}`,
  ].join("\n");
}

export function reportCosts({ longestTask }: Figures, { before, after, work }: Costs): string {
  const onTheClock = longestTask ? `${longestTask} ms` : "under 50 ms";
  const longest = Math.round(Math.max(...work.map(({ turns }) => turns[0])));
  const pace = Math.max(...work.map(({ pace }) => pace)).toFixed(1);
  return [
    `  heap     ${megabytes(before.heap)} before, ${megabytes(after.heap)} after`,
    `  wasm     ${megabytes(before.wasm)} before, ${megabytes(after.wasm)} after`,
    `  stalls   the longest: ${longest} ms of the page's own work, ${pace} times as long here; ${onTheClock} on the clock`,
  ].join("\n");
}

/** Expects that every call has settled, as it had to, and that there were so many. */
export function expectRight({ complaints, calls, settled, owed, given, excused }: Figures, least: number) {
  expect(complaints).toEqual([]);
  expect(settled).toBe(calls);
  expect(settled).toBeGreaterThanOrEqual(least);
  expect(given).toBeGreaterThanOrEqual(owed - excused);
  // If faults ended most calls, little would be tested.
  expect(given).toBeGreaterThan(owed * 0.8);
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
