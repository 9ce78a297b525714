// What a subject is given: pages in a browser, and `compare`.

import { ratio, summary } from "./statistics.mjs";

/**
 * Ways to do the same, by their name. Each gives the milliseconds that it took, or whatever else the row's
 * unit is.
 *
 * @typedef {Record<string, () => Promise<number> | number>} Contenders
 *
 * @typedef {object} Comparison
 * @property {string} what
 * @property {() => Promise<number> | number} ours
 * @property {Contenders} peers the best is the one that counts
 * @property {Contenders} [others] shown beside them, and not counted
 * @property {number} aim the largest ratio of ours to the peer's that is good
 * @property {string} [unit] "ms" if not given
 * @property {string} [obstacle] what stands in the way where the aim is missed
 * @property {number} [rounds]
 * @property {typeof summary} [summarize] what counts of all samples: the median, if not given
 *
 * @typedef {import("./statistics.mjs").Summary} Summary
 * @typedef {{ name: string, summary?: Summary, reason?: string }} Measured
 * @typedef {{ what: string, unit: string, aim: number, obstacle?: string, ours: Measured, peers: Measured[], peer?: string, ratio?: Summary }} Row
 */

export class Bench {
  /** @type {Row[]} */
  rows = [];
  /**
   * What grows: a table and a plot each.
   *
   * @type {{ name: string, title: string, x: string, y: string, note?: string, points: { x: number, y?: number, isCalculated?: boolean, reason?: string, memory?: number }[] }[]}
   */
  series = [];

  /**
   * @param {import("@playwright/test").Browser} browser
   * @param {{ url: string, files: Set<string> }} server its URL, and every file that it has served
   * @param {(text: string) => void} say
   */
  constructor(browser, { url, files }, say) {
    Object.assign(this, { browser, url, files, say });
  }

  /** An empty page in a browser whose cache is empty. */
  async blank() {
    const context = await this.browser.newContext({ baseURL: this.url });
    return context.newPage();
  }

  /** Opens a page in a browser whose cache is empty, and waits for it to be ready. */
  async open(path) {
    return this.again(await this.blank(), path);
  }

  /**
   * From navigation, with an empty cache, to the moment at which the page has its first result: in milliseconds, which
   * the page itself puts into `firstResult`.
   */
  async firstResult(path) {
    const page = await this.blank();
    await page.goto(path);
    const result = await page.waitForFunction("globalThis.firstResult");
    const took = await result.jsonValue();
    await page.context().close();
    return took;
  }

  /** Closes all pages, with their workers. */
  async closePages() {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  /** Loads a page once more: its code is cached now. */
  async again(page, path) {
    await page.goto(path);
    await page.waitForFunction("globalThis.isReady");
    return page;
  }

  /**
   * Runs the contenders in turn, in the other order every second round, and adds a row.
   *
   * @param {Comparison} comparison
   */
  compare({ rounds = 7, ...comparison }) {
    return this.compareAll([comparison], rounds);
  }

  /**
   * Several comparisons in the same rounds, a row each: what the first one measures may be of use to the next.
   *
   * @param {Omit<Comparison, "rounds">[]} comparisons
   * @param {number} rounds
   */
  async compareAll(comparisons, rounds) {
    const all = comparisons.map(contenders);
    for (let round = 0; round < rounds; round++) {
      this.say(`${comparisons[0].what}, round ${round + 1} of ${rounds}`);
      for (const contenders of all) {
        for (const contender of round % 2 ? contenders.toReversed() : contenders) await contender.measure();
      }
    }
    comparisons.forEach(({ what, unit = "ms", aim, obstacle }, index) =>
      this.rows.push(row({ what, unit, aim, obstacle }, all[index])));
  }
}

function contenders({ ours, peers, others = {}, summarize = summary }) {
  const named = (all, counts) => Object.entries(all).map(([name, run]) => new Contender(name, run, counts, summarize));
  return [...named({ ours }, false), ...named(peers, true), ...named(others, false)];
}

function row(about, [us, ...others]) {
  return { ...about, ours: us.measured(), peers: others.map((it) => it.measured()), ...against(us, others) };
}

/** The best of those that did not fail, and our ratio to it. */
function against(us, others) {
  const [best] = others.filter((it) => it.counts && !it.reason).sort((a, b) => a.summary.median - b.summary.median);
  return best && !us.reason ? { peer: best.name, ratio: ratio(us.samples, best.samples, us.summarize) } : {};
}

class Contender {
  samples = [];
  /** Why it could not be measured. */
  reason = "";

  constructor(name, run, counts, summarize) {
    Object.assign(this, { name, run, counts, summarize });
  }

  async measure() {
    if (this.reason) return;
    try {
      this.samples.push(await this.run());
    } catch (error) {
      this.reason = explain(error);
    }
  }

  get summary() {
    return this.summarize(this.samples);
  }

  measured() {
    return this.reason ? { name: this.name, reason: this.reason } : { name: this.name, summary: this.summary };
  }
}

/** An error in one line. */
export function explain(error) {
  if (error.code === "ENOENT") return "it is not installed";
  return String(error.message ?? error).split("\n")[0];
}
