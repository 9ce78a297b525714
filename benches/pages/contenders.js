// The ways to call a function in a worker from JavaScript: each gives `{ add_arrays, copy, echo, terminate }`.

import * as Comlink from "/peers/comlink/dist/esm/comlink.mjs";

/** `postMessage` and JSON, and nothing else: what a call costs at least. */
export function raw() {
  const worker = new Worker("./raw_worker.js", { type: "module" });
  const waiting = new Map();
  let calls = 0;
  worker.onmessage = ({ data: [id, json] }) => {
    waiting.get(id)(JSON.parse(json));
    waiting.delete(id);
  };
  const call = (name) => (...args) => new Promise((resolve) => {
    waiting.set(++calls, resolve);
    worker.postMessage([calls, name, JSON.stringify(args)]);
  });
  const [add_arrays, copy, echo] = ["add_arrays", "copy", "echo"].map(call);
  return { add_arrays, copy, echo, terminate: () => worker.terminate() };
}

/** `postMessage` of a string, and the same string back. */
export function rawEcho() {
  const worker = new Worker("./echo_worker.js", { type: "module" });
  const echo = (text) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(text);
  });
  return { echo, terminate: () => worker.terminate() };
}

export function comlink() {
  const worker = new Worker("./comlink_worker.js", { type: "module" });
  const { add_arrays, copy, echo } = Comlink.wrap(worker);
  return { add_arrays, copy, echo, terminate: () => worker.terminate() };
}

let created = 0;

/** A named worker of a type: `rs`, `mpy` or `py`. */
export function named(type) {
  const src = type === "rs" ? "/ours/worker.js" : "./worker.py";
  return namedWorkers.create({ name: `${type} ${++created}`, type, src });
}
