// Calls, one after the other: what a round trip costs.

export const title = "Calls, one after the other";

const WARM_UP = 3_000;
const CALLS = 1_000;
const ROUNDS = 25;

const ROUND_TRIP = "about a third of a call's time on the page is the browser's own, for messages and promises, as with every peer; " +
  "the rest goes into the list of calls in flight, which holds their limits, and into JSON that is checked, which the peers do not have";
const PYTHON = `${ROUND_TRIP}; the interpreter reads and writes JSON as well, where PyScript's passes values`;

/** A worker that has been called often, and how long each further call takes. */
async function warm(page, kind, type) {
  const worker = await page.evaluateHandle(([kind, type]) => contenders[kind](type), [kind, type]);
  const calls = (count) => worker.evaluate((worker, count) => measure.sequential(worker, count), count);
  await calls(WARM_UP);
  return () => calls(CALLS);
}

/** How long each of the first calls takes, in a new worker of a new page. */
async function first(bench, page, kind, type) {
  await bench.again(page, "/ours.html");
  return page.evaluate(async ([kind, type, calls]) => {
    const worker = await contenders[kind](type);
    return measure.sequential(worker, calls);
  }, [kind, type, CALLS]);
}

/** Calls that the page makes in Rust, by one of its functions. */
async function fromRust(page, name, ...args) {
  const time = (calls) => page.evaluate(([name, args]) => measure.once(() => rust[name](...args)), [name, [...args, calls]]);
  await time(WARM_UP);
  return async () => (await time(CALLS)) / CALLS;
}

export default async function (bench) {
  const page = await bench.open("/ours.html");
  const raw = await warm(page, "raw");
  const peers = { "raw postMessage + JSON": raw };
  await bench.compare({
    what: "JavaScript → rs, warm",
    ours: await warm(page, "named", "rs"),
    peers,
    others: { Comlink: await warm(page, "comlink") },
    obstacle: ROUND_TRIP,
    aim: 1.15,
    rounds: ROUNDS,
  });
  await page.evaluate(() => namedWorkers.create({ name: "rust", type: "rs", src: "/ours/worker.js" }));
  await bench.compare({
    what: "Rust page → rs, warm",
    ours: await fromRust(page, "call_named", "rust"),
    peers,
    others: { "gloo-worker's oneshot": await fromRust(page, "call_oneshot") },
    obstacle: ROUND_TRIP,
    aim: 1.15,
    rounds: ROUNDS,
  });

  const pyscript = await bench.open("/pyscript.html");
  for (const type of ["mpy", "py"]) {
    await bench.compare({
      what: `JavaScript → ${type}, warm`,
      ours: await warm(page, "named", type),
      peers: { PyScript: await warm(pyscript, "pyscript", type) },
      obstacle: PYTHON,
      aim: 0.9,
      rounds: ROUNDS,
    });
  }

  const fresh = await bench.open("/ours.html");
  await bench.compare({
    what: `JavaScript → rs, the first ${CALLS} of a new page`,
    ours: () => first(bench, fresh, "named", "rs"),
    peers: { "raw postMessage + JSON": () => first(bench, fresh, "raw") },
    obstacle: `${ROUND_TRIP}; and code that the browser has not optimised yet`,
    aim: 2,
  });
}
