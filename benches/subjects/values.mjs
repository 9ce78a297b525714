// Many calls at once, and large values.

export const title = "Calls in flight, and large values";

const CALLS = 5_000;
const LIST = 100_000;
const MEGABYTES = 10;

const IN_FLIGHT = "every call is a message of its own each way, as with the peers, and the page keeps a list of them with their limits";
const LISTS = "JSON is written, checked and read on both threads, where structured cloning copies a list of small integers as it is";
const TEXTS = "the text is escaped and read as JSON on both threads, and copied into Rust and back, as the function takes and returns it";

/** Starts a contender of a page; a measurement of it is a function of the page that is given the worker. */
async function start(page, kind, type) {
  const worker = await page.evaluateHandle(([kind, type]) => contenders[kind](type), [kind, type]);
  return (measured, argument) => () => worker.evaluate(measured, argument);
}

const together = (worker, calls) => measure.together(worker, calls);

function list(worker, length) {
  const numbers = Array.from({ length }, (_, index) => index * 7);
  return measure.once(() => worker.copy(numbers));
}

function text(worker, megabytes) {
  const million = "0123456789".repeat(100_000);
  return measure.once(() => worker.echo(million.repeat(megabytes)));
}

export default async function (bench) {
  const [page, other] = [await bench.open("/ours.html"), await bench.open("/pyscript.html")];
  const comlink = await start(page, "comlink");
  const ours = Object.fromEntries(await Promise.all(["rs", "mpy", "py"].map(async (type) => [type, await start(page, "named", type)])));
  const [mpy, py] = [await start(other, "pyscript", "mpy"), await start(other, "pyscript", "py")];
  const peers = { rs: ["Comlink", comlink], mpy: ["PyScript", mpy], py: ["PyScript", py] };

  for (const [type, [name, peer]] of Object.entries(peers)) {
    await bench.compare({
      what: `${CALLS} calls in flight → ${type}`,
      ours: ours[type](together, CALLS),
      peers: { [name]: peer(together, CALLS) },
      obstacle: IN_FLIGHT,
      aim: 0.8,
      rounds: 11,
    });
  }
  for (const [type, [name, peer]] of Object.entries(peers)) {
    await bench.compare({
      what: `${LIST} integers, copied → ${type}`,
      ours: ours[type](list, LIST),
      peers: { [name]: peer(list, LIST) },
      obstacle: LISTS,
      aim: 0.8,
      rounds: 11,
    });
  }
  const raw = await start(page, "rawEcho");
  await bench.compare({
    what: `a string of ${MEGABYTES} MB, there and back → rs`,
    ours: ours.rs(text, MEGABYTES),
    peers: { "raw postMessage of the string": raw(text, MEGABYTES) },
    obstacle: TEXTS,
    aim: 1.5,
    rounds: 11,
  });
}
