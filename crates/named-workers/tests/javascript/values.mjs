// Random JSON values of every kind, for the tests in Node and those in the browser.

/** Random numbers that a seed repeats: mulberry32. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const KEYS = ["a", "b.c", "", "__proto__", "constructor", "toJSON", "7", "\u0000", "\u0001", "\n\"\\", "ü", "한", "😀", "key".repeat(20)];

/** What often goes wrong. */
const TEXTS = [
  "", "\u0000", "\u00000", "\u0000\u2028\ud83d\ude00", '"\\/\b\f\n\r\t\u007f\u0080', "\u0001", "\u00015", "9".repeat(20), "[1234567890123456789]",
  "한국어 \ud7ff\ue000\uffff", "__proto__", "NaN", "\\ud800",
];

/** Longer than what is sent, or written, at once. */
const LONG = ["\n".repeat(3_000), "é\u0000".repeat(3_000), "key".repeat(1_500)];

const NUMBERS = [0, -0, 1, -1, 0.1, 1e16, 1e21, 1e22, 1e23, 1e300, -1e-300, 5e-324, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1), Number.MAX_VALUE, Number.MIN_VALUE];

/**
 * Values that a seed repeats.
 *
 * @param {number} seed
 */
export function values(seed) {
  const next = random(seed);
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
  const pick = (/** @type {any[]} */ list) => list[below(list.length)];

  /** A float of any magnitude, by its bits. */
  const float = () => {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setUint32(0, below(2 ** 32));
    bits.setUint32(4, below(2 ** 32));
    return Number.isFinite(bits.getFloat64(0)) ? bits.getFloat64(0) : 1.5;
  };

  /** A float that an integer of any size is close to. */
  const large = () => Math.round(next() * 10 ** below(23)) * pick([1, -1]);

  const bigint = () => pick([1n, -1n]) * ((1n << BigInt(53 + below(100))) + BigInt(below(2 ** 32))) ** pick([1n, 1n, 1n, 4n, 20n]);

  const character = () => pick([below(0x80), below(0x80), below(0x20), below(0xd800), 0xd000 + below(0x800), 0xe000 + below(0x2000), 0x10000 + below(0x100000)]);
  const text = () => String.fromCodePoint(...Array.from({ length: below(next() < 0.01 ? 3_000 : 40) }, character));

  const LEAVES = [() => null, () => pick([true, false]), () => pick(NUMBERS), float, () => next(), () => below(2 ** 31), large, bigint, () => (next() < 0.01 ? pick(LONG) : pick(TEXTS)), text];

  /** @returns {any} */
  const value = (depth = 5) => {
    if (depth === 0 || next() < 0.3) return pick(LEAVES)();
    const items = Array.from({ length: below(6) }, () => value(depth - 1));
    if (next() < 0.5) return next() < 0.03 ? Array(50).fill(items[0] ?? 1) : items;
    return object(items.map((item) => [pick(KEYS) + pick(["", below(9)]), item]));
  };
  return { below, next, pick, value };
}

/** An object of these entries, also of one named `__proto__`. */
export function object(/** @type {[string, unknown][]} */ entries) {
  return Object.fromEntries(entries);
}

/** A value inside of this many arrays and objects. */
export function nested(/** @type {number} */ levels, /** @type {unknown} */ inner = 1) {
  for (let level = 0; level < levels; level++) inner = level % 2 ? { a: inner } : [inner];
  return inner;
}

/**
 * Whether two values are the same JSON: −0 is not 0, and a BigInt is no number. The order of keys means nothing.
 *
 * @param {any} a
 * @param {any} b
 * @returns {boolean}
 */
export function isSame(a, b) {
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return Object.is(a, b);
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

/**
 * A way to some part of a value: its keys and indices, and as the errors write it.
 *
 * @param {ReturnType<typeof values>} random
 * @param {any} value
 */
export function way({ below, next, pick }, value) {
  /** @type {(string | number)[]} */
  const steps = [];
  while (value && typeof value === "object" && Object.keys(value).length && next() < 0.9) {
    const step = Array.isArray(value) ? below(value.length) : pick(Object.keys(value));
    steps.push(step);
    value = value[step];
  }
  return { steps, path: steps.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("") };
}
