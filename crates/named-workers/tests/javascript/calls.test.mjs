// The API for scripts on a backend of the test's own: whatever is thrown at it, each call settles, and
// none throws. The last test ends the runtime, and so has to be the last.

import assert from "node:assert/strict";
import test from "node:test";

import { call, mapOf, stream } from "../../src/page/javascript/calls.js";
import { end } from "../../src/page/javascript/page_end.js";

const CALLEE = ["w", "f"];

/** A target that returns what it is sent, unless a test says otherwise. */
function target(overrides = {}) {
  return {
    exports: "[]",
    call: async (_key, args) => args,
    stream: () => ({ next: async () => ({ done: true }), cancel() {} }),
    map: () => ({ next: async () => undefined, cancel() {} }),
    terminate() {},
    ...overrides,
  };
}

/** How a promise ended: its value, or the kind and the message of its error. */
const outcome = (promise) => promise.then((value) => ({ value }), ({ name, message }) => ({ name, message }));

const never = () => new Promise(() => {});

test("options of every odd kind are errors of the call, never of the caller", async () => {
  const boom = () => { throw new Error("boom"); };
  const odd = [
    [{ timeout: "5 s" }, /option `timeout` is not a number of milliseconds/],
    [{ timeout: -1 }, /option `timeout` is not/],
    [{ timeout: NaN }, /option `timeout` is not/],
    [{ signal: {} }, /option `signal` is not an AbortSignal/],
    [{ onProgress: 1 }, /option `onProgress` is not a function/],
    [{ tiemout: 1 }, /option `tiemout` is unknown/],
    [Object.defineProperty({}, "timeout", { get: boom }), /an option cannot be read: boom/],
    [new Proxy({}, { ownKeys: boom }), /an option cannot be read: boom/],
    [new Proxy({}, { get: boom }), /an option cannot be read: boom/],
    [{ signal: new Proxy({}, { get: boom }) }, /an option cannot be read: boom/],
    [{ signal: { aborted: false, addEventListener: boom } }, /an option cannot be read: boom/],
  ];
  for (const [options, message] of odd) {
    const { name, message: said } = await outcome(call(target(), ...CALLEE, [1], options));
    assert.equal(name, "BadArguments");
    assert.match(said, message);
    const { name: streamed } = await outcome(stream(target(), ...CALLEE, [1], options).next());
    assert.equal(streamed, "BadArguments");
  }
});

test("no limit, no options and a stand-in for a signal are fine", async () => {
  const standIn = { aborted: false, addEventListener() {} };
  for (const options of [undefined, null, {}, { timeout: Infinity }, { timeout: null, signal: undefined }, { signal: standIn }]) {
    assert.deepEqual(await call(target(), ...CALLEE, [1], options), [1]);
  }
});

test("a signal of any frame cancels, and is let go of when the call has ended", async () => {
  const listeners = new Set();
  const signal = {
    aborted: false,
    addEventListener: (_type, listener) => listeners.add(listener),
    removeEventListener: (_type, listener) => listeners.delete(listener),
  };
  let sent;
  const waits = target({ call: (_key, _args, options) => ((sent = options), never()) });
  call(waits, ...CALLEE, [], { signal }).catch(() => {});
  for (const abort of listeners) abort();
  await sent.until;
  listeners.clear();
  await call(target(), ...CALLEE, [], { signal });
  assert.equal(listeners.size, 0);
});

test("a backend that throws rejects the call", async () => {
  const throws = target({ call: () => { throw new TypeError("no such closure"); }, stream: () => { throw new TypeError("neither"); } });
  assert.equal((await outcome(call(throws, ...CALLEE, []))).message, "no such closure");
  assert.equal((await outcome(stream(throws, ...CALLEE, []).next())).message, "neither");
});

test("arguments that are not JSON are refused by every way to call", async () => {
  const { map, mapUnordered } = mapOf("p", target());
  for (const promise of [call(target(), ...CALLEE, [NaN]), stream(target(), ...CALLEE, [NaN]).next(), map("f", [[NaN]])]) {
    assert.match((await outcome(promise)).message, /args\[0\]: NaN is not JSON/);
  }
  const first = await mapUnordered("f", [[1], [NaN]]).next();
  assert.equal(first.value.index, 1);
  await assert.rejects(mapUnordered("f", 5).next(), /not a list/);
  await assert.rejects(call(target(), "w", Object.create(null), []));
  await assert.rejects(stream(target(), "w", Object.create(null), []).next());
  await assert.rejects(map("f", 5), /not a list/);
});

test("after `return` every `next` is the end, also those that wait", async () => {
  let cancel;
  const next = () => new Promise((_resolve, reject) => (cancel = () => reject(new Error("cancelled"))));
  const values = stream(target({ stream: () => ({ next, cancel: () => cancel() }) }), ...CALLEE, []);
  const waiting = [values.next(), values.next()];
  while (!cancel) await null;
  assert.deepEqual(await values.return(7), { value: 7, done: true });
  assert.deepEqual(await values.next(), { value: undefined, done: true });
  assert.deepEqual(await Promise.all(waiting), Array(2).fill({ value: undefined, done: true }));
});

test("an error ends a stream, once", async () => {
  const fails = target({ stream: () => ({ next: () => Promise.reject(new Error("boom")), cancel() {} }) });
  const values = stream(fails, ...CALLEE, []);
  assert.equal((await outcome(values.next())).message, "boom");
  assert.deepEqual(await values.next(), { value: undefined, done: true });
});

test("values that come one by one keep their order, however they are asked for", async () => {
  let count = 0;
  const counts = target({ stream: () => ({ next: async () => ({ done: count === 50, value: String(count++) }), cancel() {} }) });
  const values = stream(counts, ...CALLEE, []);
  const all = await Promise.all(Array.from({ length: 51 }, () => values.next()));
  assert.deepEqual(all.map(({ value }) => value), Array.from({ length: 51 }, (_, i) => i));
});

test("when the runtime ends, everything in flight and everything later is told", async () => {
  console.error = () => {};
  globalThis.dispatchEvent ??= () => true;
  const waits = target({ call: never, stream: () => ({ next: never, cancel() {} }) });
  const running = [call(waits, ...CALLEE, []), stream(waits, ...CALLEE, []).next()];
  end("out of memory");
  for (const promise of [...running, call(target(), ...CALLEE, [])]) {
    const { name, message } = await outcome(promise);
    assert.equal(name, "Crashed");
    assert.equal(message, "worker `w` crashed during `f`: the page's own runtime has ended: out of memory");
  }
});
