// Medians, with their spread.

/** @typedef {{ median: number, low: number, high: number }} Summary The median, and the quartiles. */

/**
 * @param {number[]} samples
 * @returns {Summary}
 */
export function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/**
 * A quantile of sorted numbers, between two of them where it falls there.
 *
 * @param {number[]} sorted
 * @param {number} part
 */
export function quantile(sorted, part) {
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place % 1);
}

/**
 * The largest of all samples, in place of their median: where one is enough to disappoint.
 *
 * @param {number[]} samples
 * @returns {Summary}
 */
export function largest(samples) {
  return { ...summary(samples), median: Math.max(...samples) };
}

/**
 * The ratio of two things measured in the same rounds. What disturbs a machine for a while disturbs both
 * sides of a round, so each round has a ratio of its own.
 *
 * @param {number[]} ours
 * @param {number[]} theirs
 * @param {(samples: number[]) => Summary} [summarize]
 */
export function ratio(ours, theirs, summarize = summary) {
  return summarize(ours.map((sample, round) => sample / theirs[round]));
}
