// The table, for the terminal and for RESULTS.md.

/** @import { Measured, Row } from "./bench.mjs" */

const HEAD = ["what", "ours", "best peer", "ratio", "quartiles", "aim", "", "last release"];

/** Three digits that count, and no exponent. */
export const number = (value) => value.toLocaleString("en", { maximumSignificantDigits: 3 });

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

/** What grows: its plot, and its points as a table; how much memory, where that was measured. */
export function growth({ name, title, x, y, note, points }) {
  const hasMemory = points.some((point) => point.memory);
  const memory = ({ memory }) => (hasMemory ? [memory ? number(memory) : "–"] : []);
  const value = ({ y, reason, isCalculated }) => reason ?? `${number(y)}${isCalculated ? " (calculated)" : ""}`;
  const rows = points.map((point) => line([number(point.x), value(point), ...memory(point)]));
  const names = [x, y, ...(hasMemory ? ["MB in all"] : [])];
  const head = [line(names), line(names.map(() => "---"))];
  const parts = [`### ${title}`, `![${title}: ${y} by ${x}](plots/${name}.svg)`, note, [...head, ...rows].join("\n")];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const line = (cells) => `| ${cells.join(" | ")} |`;

/**
 * The rows of a subject as a Markdown table, and below it what the other peers did.
 *
 * @param {Row[]} rows
 * @param {Record<string, number | string>} previous
 */
export function table(rows, previous) {
  if (!rows.length) return "";
  const lines = [line(HEAD), line(HEAD.map(() => "---")), ...rows.map((row) => line(cells(row, previous[row.what])))];
  const others = rows.flatMap(({ what, unit, peer, peers }) =>
    peers.filter(({ name }) => name !== peer).map((it) => `${what}: ${it.name}, ${amount(it, unit)}`));
  const missed = rows.filter(({ ratio, aim, obstacle }) => ratio && ratio.median > aim && obstacle);
  const obstacles = missed.map(({ what, obstacle }) => `${what}: ${obstacle}`);
  return `${lines.join("\n")}\n${list("Other peers", others)}${list("What stands in the way", obstacles)}`;
}

const list = (title, items) => (items.length ? `\n${title}:\n\n${items.map((item) => `- ${item}`).join("\n")}\n` : "");
