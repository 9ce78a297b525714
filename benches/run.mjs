// Measures all subjects and writes RESULTS.md, or prints those that are named. Run it by `cargo xtask bench`.

import { readdir, readFile, writeFile } from "node:fs/promises";

import { chromium } from "@playwright/test";

import { Bench, explain } from "./kit/bench.mjs";
import { machine } from "./kit/machine.mjs";
import { elapsed, print, progress } from "./kit/progress.mjs";
import { table } from "./kit/results.mjs";
import { serve } from "./kit/server.mjs";

const SUBJECTS = new URL("subjects/", import.meta.url);

/** What a subject may take at most: one that hangs must not keep the others from their results. */
const LIMIT = 6 * 60_000;

const QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const names = process.argv.slice(2);
const all = (await readdir(SUBJECTS)).map((file) => file.replace(".mjs", "")).sort();
const previous = JSON.parse(await readFile(new URL("last_release.json", import.meta.url), "utf8"));
const about = await machine();
const server = await serve();

/** Measures a subject in a browser of its own. */
async function measure(name) {
  const { default: subject, title } = await import(new URL(`${name}.mjs`, SUBJECTS));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: QUIET });
  const bench = new Bench(browser, server, (text) => progress(`${name}: ${text}`));
  const failure = await Promise.race([subject(bench), late()]).catch((error) => error);
  const version = browser.version();
  await browser.close();
  return { title, bench, failure, version };
}

const late = () =>
  new Promise((_, reject) => setTimeout(() => reject(new Error(`it took longer than ${LIMIT / 60_000} minutes`)), LIMIT).unref());

const sections = [];
const ratios = {};
let chromiumVersion = "";
for (const name of names.length ? names : all) {
  const { title, bench, failure, version } = await measure(name);
  chromiumVersion = version;
  for (const { what, ratio } of bench.rows) if (ratio) ratios[what] = Number(ratio.median.toPrecision(3));
  const end = failure ? `\n**Not all of it was measured:** ${explain(failure)}\n` : "";
  sections.push(`## ${title}\n\n${table(bench.rows, previous)}${end}`);
  print(`\n${sections.at(-1)}`);
}
server.close();

if (!names.length) {
  const report = ["# Results", "Written by `cargo xtask bench`; [README.md](README.md) says how it measures.", `${about}\n- Chromium ${chromiumVersion}`, ...sections];
  await writeFile(new URL("RESULTS.md", import.meta.url), report.join("\n\n"));
  await writeFile(new URL("../target/bench/ratios.json", import.meta.url), `${JSON.stringify(ratios, null, 2)}\n`);
}
print(`Done after ${elapsed()}${names.length ? "" : "; the results are in benches/RESULTS.md"}.`);
