// The cost as work grows: more workers, larger pools, larger messages.

import { explain } from "../kit/bench.mjs";
import { megabytes } from "../kit/memory.mjs";
import { summary } from "../kit/statistics.mjs";

export const title = "Cost as work grows";

const ROUNDS = 3;

async function median(run) {
  const samples = [];
  for (let round = 0; round < ROUNDS; round++) samples.push(await run());
  return summary(samples).median;
}

/** Declares more and more workers; each in turn is called. */
async function workers(bench) {
  const page = await bench.open("/ours.html");
  await page.evaluate(() => { globalThis.all = []; });
  const grow = (count) => page.evaluate(async (count) => {
    while (all.length < count) all.push(await contenders.named("rs"));
  }, count);
  const calls = () => page.evaluate(async () => {
    const once = async () => {
      for (const worker of all) await worker.add_arrays([1, 2, 3], [4, 5, 6]);
    };
    const rounds = Math.ceil(1_000 / all.length);
    const took = await measure.once(async () => {
      for (let round = 0; round < rounds; round++) await once();
    });
    return took / (rounds * all.length);
  });
  return (count) => grow(count).then(() => median(calls));
}

/** Counts the primes up to 2·10^9, in 32 pieces, by pools of different sizes. */
async function pools(bench) {
  const page = await bench.open("/ours.html");
  return (size) => page.evaluate(async (size) => {
    const pool = await namedWorkers.pool({ name: `pool of ${size}`, type: "rs", src: "/ours/primes.js", size });
    const piece = 2e9 / 32;
    const ranges = Array.from({ length: 32 }, (_, part) => [part * piece + 1, (part + 1) * piece]);
    await pool.map("count_primes", ranges.slice(0, size));
    const took = await measure.once(() => pool.map("count_primes", ranges));
    await pool.terminate();
    return took;
  }, size);
}

/** Sends strings of different lengths there and back. */
async function messages(bench) {
  const page = await bench.open("/ours.html");
  const worker = await page.evaluateHandle(() => contenders.named("rs"));
  const echo = (length) => worker.evaluate((worker, length) => {
    const text = "x".repeat(length);
    return measure.once(() => worker.echo(text));
  }, length);
  return (length) => median(() => echo(length));
}

/** What was measured, or why it could not be: there may be a limit. */
async function outcome(run) {
  try {
    return { y: await run() };
  } catch (error) {
    return { reason: explain(error) };
  }
}

const SERIES = [
  { name: "workers", title: "Calls, each to another worker", x: "workers declared", y: "ms a call", start: workers, at: [1, 10, 100, 1_000] },
  { name: "pools", title: "π(2·10^9) by a pool", x: "workers in the pool", y: "ms", start: pools, at: [1, 2, 4, 8] },
  { name: "messages", title: "A string there and back", x: "bytes", y: "ms", start: messages, at: [10, 1e3, 1e5, 1e7, 1e8] },
];

export default async function (bench) {
  for (const { start, at, ...about } of SERIES) {
    const measured = await start(bench);
    const points = [];
    for (const x of at) {
      bench.say(`${about.title}, ${x} ${about.x}`);
      points.push({ x, ...(await outcome(() => measured(x))), memory: await megabytes(bench.browser) });
    }
    bench.series.push({ ...about, points });
    await bench.closePages();
  }
}
