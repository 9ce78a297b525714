// The sieve of the site, against primesieve on one thread of the same machine.

import { pi, printed, sieve } from "../kit/native.mjs";

export const title = "Primes";

const BILLION = 1e9;

const NEWEST = "the best peer is primesieve 12.9 with its newest instructions, which is faster than the versions 11 and 12 that the aim was set against";
const LISTED = "a million numbers are written as JSON, and read on the page's thread, where primesieve writes them to nowhere";

/** The native programs, each for these arguments. */
const native = (programs, ...args) =>
  Object.fromEntries(Object.entries(programs).map(([name, run]) => [name, () => run(...args)]));

const create = (page, name) => page.evaluateHandle((name) => namedWorkers.create({ name, type: "rs", src: "/ours/primes.js" }), name);

/** How long a call of a worker takes. */
const time = (worker, name, args) =>
  worker.evaluate((worker, [name, args]) => measure.once(() => worker.call(name, args)), [name, args]);

/** The first call of a worker that has just started. */
async function first(page, limit) {
  const worker = await create(page, "new");
  const took = await time(worker, "count_primes", [0, limit]);
  await worker.evaluate((worker) => worker.terminate());
  return took;
}

/** Two workers, a half each: in many pieces, as those of large numbers take longer. */
async function halves(page, limit) {
  const pool = await page.evaluateHandle(() => namedWorkers.pool({ name: "pool", type: "rs", src: "/ours/primes.js", size: 2 }));
  const parts = 20;
  const ranges = Array.from({ length: parts }, (_, part) => [(limit / parts) * part + 1, (limit / parts) * (part + 1)]);
  const run = () => pool.evaluate((pool, ranges) => measure.once(() => pool.map("count_primes", ranges)), ranges);
  await run();
  return run;
}

export default async function (bench) {
  const page = await bench.open("/ours.html");
  const worker = await create(page, "primes");
  const count = (limit) => time(worker, "count_primes", [0, limit]);
  await count(BILLION);

  await bench.compare({ what: "π(10^9) by the sieve, warm", ours: () => count(BILLION), peers: native(sieve, BILLION), aim: 0.75, obstacle: NEWEST, rounds: 15 });
  await bench.compare({ what: "π(10^10) by the sieve, warm", ours: () => count(10 * BILLION), peers: native(sieve, 10 * BILLION), aim: 0.75, obstacle: NEWEST });
  await bench.compare({
    what: "π(10^9) by the sieve, the first call of a new worker",
    ours: () => first(page, BILLION),
    peers: native(sieve, BILLION),
    aim: 1.1,
    rounds: 15,
  });
  await bench.compare({
    what: "π(10^10) by a pool of 2",
    ours: await halves(page, 10 * BILLION),
    peers: { "one worker": () => count(10 * BILLION) },
    aim: 0.55,
    obstacle: "the page and the browser use the two cores, too",
  });

  const range = [1e12, 1e12 + 27_600_000];
  const primes = () => time(worker, "primes_between", range);
  await primes();
  await bench.compare({ what: "a million primes near 10^12, listed", ours: primes, peers: native({ "primesieve, printing": printed }, ...range), aim: 1.5, obstacle: LISTED });

  const counted = () => time(worker, "pi", [1e13]);
  await counted();
  await bench.compare({ what: "π(10^13) by counting, warm", ours: counted, peers: native(pi, 1e13), aim: 2.5, rounds: 15 });
}
