// The table, for the terminal and for RESULTS.md.

/** @import { Measured, Row } from "./bench.mjs" */

const HEAD = ["what", "ours", "best peer", "ratio", "quartiles", "aim", "", "last release"];

/** Three digits that count, and no exponent. */
export const number = (value) => Number(value.toPrecision(3)).toLocaleString("en", { maximumSignificantDigits: 3 });

const amount = ({ summary, reason }, unit) => (summary ? `${number(summary.median)} ${unit}` : reason);

/**
 * A row's cells. `previous` is the ratio at the last release, if it was measured then.
 *
 * @param {Row} row
 */
function cells({ what, unit, aim, ours, peers, peer, ratio }, previous) {
  const best = peers.find(({ name }) => name === peer);
  const theirs = best ? `${best.name}: ${amount(best, unit)}` : "none could be measured";
  const measured = ratio
    ? [number(ratio.median), `${number(ratio.low)} to ${number(ratio.high)}`, `≤ ${aim}`, ratio.median <= aim ? "reached" : "missed"]
    : ["–", "–", `≤ ${aim}`, "not measured"];
  return [what, amount(ours, unit), theirs, ...measured, previous ?? "–"];
}

const line = (cells) => `| ${cells.join(" | ")} |`;

/**
 * The rows of a subject as a Markdown table, and below it what the other peers did.
 *
 * @param {Row[]} rows
 * @param {Record<string, number>} previous
 */
export function table(rows, previous) {
  const lines = [line(HEAD), line(HEAD.map(() => "---")), ...rows.map((row) => line(cells(row, previous[row.what])))];
  const others = rows.flatMap(({ what, unit, peer, peers }) =>
    peers.filter(({ name }) => name !== peer).map((it) => `- ${what}: ${it.name}, ${amount(it, unit)}`));
  return others.length ? `${lines.join("\n")}\n\nOther peers:\n\n${others.join("\n")}\n` : `${lines.join("\n")}\n`;
}
