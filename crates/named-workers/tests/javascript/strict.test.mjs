// Values and their JSON, by thousands of random ones: what is written is read back the same, or refused
// with its path; and what is checked is what is written.

import assert from "node:assert/strict";
import test from "node:test";

import { parse, stringify } from "../../src/page/javascript/strict.js";

/** Random numbers that a seed repeats: mulberry32. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const next = random(seed);
const below = (limit) => Math.floor(next() * limit);
const pick = (...values) => values[below(values.length)];

const LEAVES = [
  () => null,
  () => pick(true, false),
  () => pick(0, -0, 1, -1, 0.1, 1e300, -1e-300, 5e-324, 2 ** 53 - 1, -(2 ** 53 - 1)),
  () => (next() - 0.5) * 10 ** below(300),
  () => below(2 ** 31),
  () => pick(1n, -1n) * (2n ** 53n + BigInt(below(1000))) ** BigInt(1 + below(4)),
  () => pick("", "ß", "\u0000\u2028\ud83d\ude00", '"\\/\b\n', "__proto__", "\u00015", "\u0001", "9".repeat(20), "[1234567890123456789]"),
  () => String.fromCodePoint(...Array.from({ length: below(40) }, () => pick(below(0x80), below(0xd800), 0x1f600 + below(50)))),
];

function value(depth) {
  if (depth === 0 || next() < 0.4) return pick(...LEAVES)();
  const items = Array.from({ length: below(6) }, () => value(depth - 1));
  if (next() < 0.5) return items;
  const object = {};
  items.forEach((item, i) => Object.defineProperty(object, pick("a", "b.c", "", "__proto__", "\u0001", "ü") + i, { value: item, enumerable: true }));
  return object;
}

test(`10,000 random values come back as they were written (seed ${seed})`, () => {
  for (let i = 0; i < 10_000; i++) {
    const original = value(5);
    const json = stringify(original);
    assert.deepStrictEqual(parse(json), original, json);
  }
});

test("long arrays of leaves come back as they were written", () => {
  const arrays = [Array.from({ length: 1_000 }, () => next()), Array(1_000).fill("x"), [...Array(50).fill(1), -0, 2n ** 70n, "é"]];
  for (const array of arrays) assert.deepStrictEqual(parse(stringify(array)), array);
});

/** What `stringify` refuses a value with. */
function refusal(refused) {
  try {
    return `written: ${stringify(refused)}`;
  } catch (reason) {
    return reason;
  }
}

test("one bad leaf anywhere is refused with its path", () => {
  const bad = [NaN, Infinity, undefined, () => 1, Symbol("s"), new Map(), new Date(0), "\ud800", new Uint8Array(2), new (class A { toJSON() {} })()];
  for (let i = 0; i < 2_000; i++) {
    let refused = bad[below(bad.length)];
    let path = "";
    for (let depth = below(8); depth > 0; depth--) {
      const before = Array.from({ length: below(3) }, () => value(2));
      const isArray = next() < 0.5;
      path = (isArray ? `[${before.length}]` : ".key") + path;
      refused = isArray ? [...before, refused] : { ...before, key: refused };
    }
    const reason = refusal(refused);
    assert.ok(typeof reason === "string" && reason.startsWith(`${path}: `), `${reason} is not at ${path}`);
  }
});

test("what calls itself an object is refused as what it is", () => {
  const map = Object.defineProperty(new Map([[1, 2]]), Symbol.toStringTag, { value: "Object" });
  assert.equal(refusal([map]), "[0]: a Map is not JSON");
  assert.equal(refusal({ nested: { toJSON: () => 1 } }), ".nested: an Object with a toJSON is not JSON");
  assert.equal(refusal([, 1]), "[0]: undefined is not JSON");
});

test("a property is read once: what is checked is what is written", () => {
  let reads = 0;
  const sly = { get x() { return reads++ ? NaN : 1; } };
  assert.equal(stringify([sly]), '[{"x":1}]');
  const array = Object.defineProperty([0, 0], 0, { get: () => (reads++ === 1 ? 7 : () => {}), enumerable: true });
  assert.equal(stringify(array), "[7,0]");
});

test("a getter that throws throws, and nothing is written", () => {
  const boom = new Error("boom");
  assert.throws(() => stringify([{ get x() { throw boom; } }]), boom);
});

test("cycles are refused, and what is there twice is not one", () => {
  const cycle = { list: [] };
  cycle.list.push(cycle);
  assert.equal(refusal(cycle), ".list[0]: a cycle is not JSON");
  const shared = [1];
  assert.equal(stringify({ a: shared, b: shared }), '{"a":[1],"b":[1]}');
});

test("100 levels are written, and more are refused before the stack ends", () => {
  const nested = (levels) => {
    let nest = 1;
    for (let i = 0; i < levels; i++) nest = [nest];
    return [nest];
  };
  assert.deepStrictEqual(parse(stringify(nested(100))), nested(100));
  for (const levels of [101, 100_000]) assert.match(refusal(nested(levels)), /nested too deeply/);
});
