// A small plot, as SVG: both axes are logarithmic.

import { number } from "./results.mjs";

const [WIDTH, HEIGHT, MARGIN] = [480, 240, 48];

/** Places a value between the smallest and the largest of all. */
function scale(values, from, to) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(Math.log);
  return (value) => from + ((to - from) * (Math.log(value) - low)) / (high - low || 1);
}

/**
 * What was calculated has a hollow dot.
 *
 * @param {{ title: string, x: string, y: string, points: { x: number, y?: number, isCalculated?: boolean }[] }} series
 */
export function plot({ title, x, y, points: all }) {
  const points = all.filter((point) => point.y !== undefined);
  const across = scale(points.map((point) => point.x), MARGIN, WIDTH - MARGIN);
  const up = scale(points.map((point) => point.y), HEIGHT - MARGIN, MARGIN);
  const at = points.map((point) => [across(point.x).toFixed(1), up(point.y).toFixed(1)]);
  const dots = points.map((point, index) => {
    const [left, top] = at[index];
    const hollow = point.isCalculated ? ' class="hollow"' : "";
    return `<circle cx="${left}" cy="${top}" r="3"${hollow}/><text x="${left}" y="${Number(top) - 8}">${number(point.y)}</text>` +
      `<text x="${left}" y="${HEIGHT - 28}">${number(point.x)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">
<title>${title}</title>
<style>text { font: 11px sans-serif; text-anchor: middle; fill: #667 } polyline { fill: none; stroke: #37c; stroke-width: 2 } circle { fill: #37c; stroke: #37c } .hollow { fill: #fff }</style>
<text x="${WIDTH / 2}" y="16">${title}: ${y}</text>
<polyline points="${at.map((point) => point.join(",")).join(" ")}"/>
${dots.join("\n")}
<text x="${WIDTH / 2}" y="${HEIGHT - 8}">${x}</text>
</svg>
`;
}
