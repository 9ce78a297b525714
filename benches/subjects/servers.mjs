// One search, shared out by ranges among more and more servers.

import os from "node:os";

import { serveComponent } from "../kit/wasmtime.mjs";

export const title = "A search on servers";

/** It takes minutes, so it has results of its own, and is measured only when it is named. */
export const results = "SERVERS.md";
export const minutes = 30;

/** `UP_TO=1e11` is done in a tenth of the time. */
const LIMIT = Number(process.env.UP_TO ?? 1e12);
const PRIMES = { 1e10: 455_052_511, 1e11: 4_118_054_813, 1e12: 37_607_912_018 };

/** As many as the calculator makes for four servers. */
const PARTS = 96;

const SERVERS = [1, 2, 4];

/** The ranges, both ends included. */
const parts = Array.from({ length: PARTS }, (_, part) => [Math.ceil((LIMIT / PARTS) * part) + (part ? 1 : 0), Math.ceil((LIMIT / PARTS) * (part + 1))]);

/** Searches by one call at a time to each server; gives the seconds in all, and those of each part. */
async function search(bench, urls) {
  const page = await bench.open("/ours.html");
  const { seconds, each, count } = await page.evaluate(async ([urls, parts]) => {
    const pools = await Promise.all(urls.map((src, index) => namedWorkers.pool({ name: `server ${index + 1}`, type: "remote", src, size: 1 })));
    await Promise.all(pools.map((pool) => pool.call("count_primes", [0, 1e8])));
    const waiting = [...parts];
    const each = [];
    let count = 0;
    const seconds = await measure.once(() => Promise.all(pools.map(async (pool) => {
      for (let part; (part = waiting.shift()); ) {
        let found = 0;
        each.push(await measure.once(async () => { found = await pool.call("count_primes", part); }) / 1_000);
        count += found;
      }
    }))) / 1_000;
    return { seconds, each, count };
  }, [urls, parts]);
  if (count !== (PRIMES[LIMIT] ?? count)) throw new Error(`${count} is not the number of primes up to ${LIMIT}`);
  return { seconds, each };
}

/** How long so many servers would take, each part as long as it took alone: whoever is free takes the next one. */
function calculate(servers, each) {
  const taken = new Array(servers).fill(0);
  for (const seconds of each) taken[taken.indexOf(Math.min(...taken))] += seconds;
  return Math.max(...taken);
}

async function measured(bench, count) {
  const servers = [];
  try {
    while (servers.length < count) servers.push(await serveComponent("primes"));
    return await search(bench, servers.map(({ url }) => url));
  } finally {
    servers.forEach((server) => server.stop());
    await bench.closePages();
  }
}

export default async function (bench) {
  const cores = os.cpus().length;
  const points = [];
  let alone = [];
  for (const x of SERVERS) {
    bench.say(`${x} of ${SERVERS.at(-1)} servers`);
    if (x > cores) {
      points.push({ x, y: calculate(x, alone), isCalculated: true });
      continue;
    }
    const { seconds, each } = await measured(bench, x);
    if (x === 1) alone = each;
    points.push({ x, y: seconds });
  }
  const power = Math.log10(LIMIT).toFixed(0);
  const note =
    `Each server is an instance of wasmtime, and has one call at a time, for one of ${PARTS} ranges: whoever is free takes the next one. ` +
    `For more servers than the ${cores} cores of this machine the time is calculated (a hollow dot): ` +
    "each range takes as long as it took one server alone, and the time is that of the server that needs longest.";
  bench.series.push({ name: "servers", title: `π(10^${power}) by ranges`, x: "servers", y: "s", note, points });
}
