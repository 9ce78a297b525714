// Values and their JSON, by thousands of random ones: what is written is read back the same, or refused
// with its path; and what is checked is what is written.

import assert from "node:assert/strict";
import test from "node:test";

import { parse, stringify } from "../../src/page/javascript/strict.js";
import { values } from "./values.mjs";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const { below, next, value } = values(seed);

test(`10,000 random values come back as they were written (seed ${seed})`, () => {
  for (let i = 0; i < 10_000; i++) {
    const original = value();
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
  assert.equal(refusal({ nested: { toJSON: () => 1 } }), ".nested.toJSON: a function is not JSON");
  assert.equal(refusal([new (class A { toJSON() {} })()]), "[0]: an A with a toJSON is not JSON");
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

test("five megabytes of line breaks and quotes come back, beside a large integer", () => {
  for (const text of ["\n", '"', "\\"]) {
    const long = [text.repeat(5_000_000), 2n ** 70n];
    assert.ok(parse(stringify(long)).every((item, i) => item === long[i]));
  }
});

test("a large integer is exact wherever others put spaces", () => {
  assert.deepStrictEqual(parse('[1, 12345678901234567890, { "a" : -12345678901234567890 }]'), [1, 12345678901234567890n, { a: -12345678901234567890n }]);
});
