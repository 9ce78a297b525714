// The JSON that MicroPython's side writes by hand, and reads, in Node: thousands of random values in seconds.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { isSame, nested, values, way } from "../../../../crates/named-workers/tests/javascript/values.mjs";
import { parse, stringify } from "../../../../crates/named-workers/src/page/javascript/strict.js";
import { micropython } from "./interpreters.mjs";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const python = await micropython(readFileSync(new URL("../../../../e2e/fixtures/python/values.py", import.meta.url), "utf8"));

/** Calls a function: its value, or the path and reason why it has none. */
function call(name, ...args) {
  const reply = python.call(name, stringify(args), 1, false);
  if (reply[0] === "=") return parse(reply.slice(1));
  const { path, reason, traceback } = JSON.parse(reply.slice(1));
  throw traceback ?? `${path}: ${reason}`;
}

test(`10,000 random values come back as they were sent (seed ${seed})`, () => {
  const { value } = values(seed);
  for (let i = 0; i < 10_000; i++) {
    const sent = value();
    const came = call("echo", sent);
    if (!isSame(came, sent)) assert.deepStrictEqual(came, sent);
  }
});

test(`half of a surrogate pair anywhere in a result is refused with its path (seed ${seed})`, () => {
  const random = values(seed);
  for (let i = 0; i < 1_000; i++) {
    const value = random.value();
    const { steps, path } = way(random, value);
    const isKey = random.pick([true, false]);
    const refused = `${path}${isKey ? ".a\\ud800" : ""}: half of a surrogate pair is not JSON`;
    assert.throws(() => call("spoil", value, steps, isKey), (reason) => reason === refused, refused);
  }
});

test("100 levels are read and 50 are written, and more are refused", () => {
  assert.deepStrictEqual(call("echo", nested(50)), nested(50));
  for (const levels of [51, 100]) assert.throws(() => call("echo", nested(levels)), /nested too deeply/);
});

test("long texts come back, of line breaks, NULs, and characters of every length", () => {
  for (const text of ["\n", "\0", "x", "é", "한", "😀", '"', "\\", "\0é\n한\"😀"]) {
    for (const length of [341, 683, 1_024, 2_047, 2_048, 2_049, 100_001]) {
      const long = text.repeat(length);
      assert.ok(call("echo", [long, { [long]: "short" }])[0] === long, `${JSON.stringify(text)} × ${length}`);
    }
  }
});

test("five megabytes of line breaks come back", () => {
  const long = "\n".repeat(5_000_000);
  assert.ok(call("echo", [long, 2n ** 70n])[0] === long);
  assert.ok(call("repeat", "\n", 5_000_000) === long);
});
