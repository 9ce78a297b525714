import assert from "node:assert/strict";
import { test } from "node:test";

import { largest, quantile, ratio, summary } from "./statistics.mjs";

test("the median of an even number of samples is between the two in the middle", () => {
  assert.equal(summary([4, 1, 3, 2]).median, 2.5);
});

test("the spread is that of the quartiles", () => {
  assert.deepEqual(summary([1, 2, 3, 4, 100]), { median: 3, low: 2, high: 4 });
});

test("where one sample is enough to disappoint, the largest counts", () => {
  assert.deepEqual(largest([1, 2, 3, 4, 100]), { median: 100, low: 2, high: 4 });
  assert.equal(ratio([1, 30, 2], [10, 10, 10], largest).median, 3);
});

test("a quantile lies between two samples, in proportion", () => {
  assert.equal(quantile([10, 20], 0.75), 17.5);
});

test("each round has a ratio of its own, so a machine that is slow for a round changes nothing", () => {
  assert.deepEqual(ratio([2, 20, 2], [1, 10, 1]), { median: 2, low: 2, high: 2 });
});
