// Measures all subjects and writes RESULTS.md, or prints those that are named; a subject may have results of its own.
// Run it by `cargo xtask bench`.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";

import { chromium } from "@playwright/test";

import { Bench, explain } from "./kit/bench.mjs";
import { machine } from "./kit/machine.mjs";
import { plot } from "./kit/plot.mjs";
import { elapsed, print, progress } from "./kit/progress.mjs";
import { growth, table } from "./kit/results.mjs";
import { serve } from "./kit/server.mjs";

const SUBJECTS = new URL("subjects/", import.meta.url);

/** How many minutes a subject may take, unless it says so: one that hangs must not keep the others from their results. */
const MINUTES = 6;

const QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const names = process.argv.slice(2);
const files = (await readdir(SUBJECTS)).sort();
const subjects = new Map(await Promise.all(files.map(async (file) => [file.replace(".mjs", ""), await import(new URL(file, SUBJECTS))])));
const all = [...subjects.keys()].filter((name) => !subjects.get(name).results);
const previous = JSON.parse(await readFile(new URL("last_release.json", import.meta.url), "utf8"));
const about = await machine();
const server = await serve();

/** A browser, and what is measured with it. */
async function launch(name) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: QUIET });
  return new Bench(browser, server, (text) => progress(`${name}: ${text}`));
}

/** Measures a subject in a browser of its own. */
async function measure(name) {
  const { default: subject, title, minutes = MINUTES } = subjects.get(name);
  const bench = await launch(name);
  const failure = await Promise.race([subject(bench), late(minutes)]).catch((error) => error);
  const version = bench.browser.version();
  await bench.browser.close().catch(() => {}); // it may be what failed
  return { title, bench, failure, version };
}

const late = (minutes) =>
  new Promise((_, reject) => setTimeout(() => reject(new Error(`it took longer than ${minutes} minutes`)), minutes * 60_000).unref());

/** Writes results, and the plots in them. */
async function write(file, command, sections, plots) {
  const report = ["# Results", `Written by \`${command}\`; [README.md](README.md) says how it measures.`, `${about}\n- Chromium ${chromiumVersion}`, ...sections];
  await writeFile(new URL(file, import.meta.url), report.join("\n\n"));
  const folder = new URL("plots/", import.meta.url);
  await mkdir(folder, { recursive: true });
  for (const series of plots) await writeFile(new URL(`${series.name}.svg`, folder), plot(series));
}

const sections = [];
const plots = [];
const ratios = {};
let chromiumVersion = "";
for (const name of names.length ? names : all) {
  const { title, bench, failure, version } = await measure(name);
  chromiumVersion = version;
  for (const { what, ratio } of bench.rows) if (ratio) ratios[what] = Number(ratio.median.toPrecision(3));
  const end = failure ? `\n**Not all of it was measured:** ${explain(failure)}\n` : "";
  const parts = [`## ${title}\n`, table(bench.rows, previous), ...bench.series.map(growth), end];
  sections.push(parts.filter(Boolean).join("\n"));
  plots.push(...bench.series);
  print(`\n${sections.at(-1)}`);
  const { results } = subjects.get(name);
  if (results && !failure) await write(results, `cargo xtask bench ${name}`, sections.slice(-1), bench.series);
}
server.close();

if (!names.length) {
  await write("RESULTS.md", "cargo xtask bench", sections, plots);
  await writeFile(new URL("../target/bench/ratios.json", import.meta.url), `${JSON.stringify(ratios, null, 2)}\n`);
}
print(`Done after ${elapsed()}${names.length ? "" : "; the results are in benches/RESULTS.md"}.`);
