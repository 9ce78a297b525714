// Whether the page stays responsive while every core computes.

import { largest, quantile } from "../kit/statistics.mjs";

export const title = "The page while every core computes";

const FRAME = 1000 / 60;

/** The times, in milliseconds, between ticks of the page, which come every 4, while a pool as large as the machine counts primes. */
async function gaps(page) {
  return page.evaluate(async () => {
    const size = navigator.hardwareConcurrency;
    const pool = await namedWorkers.pool({ name: "busy", type: "rs", src: "/ours/primes.js", size });
    const times = [];
    const ticks = setInterval(() => times.push(performance.now()), 4);
    const ranges = Array.from({ length: 4 * size }, (_, part) => [part * 1e9, (part + 1) * 1e9]);
    await pool.map("count_primes", ranges, { onProgress: () => {} });
    clearInterval(ticks);
    await pool.terminate();
    return times.slice(1).map((time, index) => time - times[index]);
  });
}

export default async function (bench) {
  const page = await bench.open("/ours.html");
  let sorted = [];
  const measured = async () => {
    sorted = (await gaps(page)).sort((a, b) => a - b);
    return quantile(sorted, 0.99);
  };
  const [ninetyNine, longest] = ["99th percentile", "longest"].map((what) => `time between two ticks of the page, ${what}`);
  await bench.compareAll([
    { what: ninetyNine, ours: measured, peers: { "one frame": () => FRAME }, aim: 1 },
    { what: longest, ours: () => sorted.at(-1), peers: { "three frames": () => 3 * FRAME }, aim: 1, summarize: largest },
  ], 5);
}
