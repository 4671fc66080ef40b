import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { short } from './format.ts';
import type { Plot, Point } from './plots.ts';
import { inWords } from './plot-words.ts';

/** In the units of the drawing. It is as wide as the text on a phone, so that its letters are as large there. */
const WIDTH = 360;
const HEIGHT = 270;
const TOP = 26;
const RIGHT = 70;
const BOTTOM = 44;
const LEFT = 48;
/** Names of lines keep so far apart. */
const NAME = 15;

/**
 * A chart as SVG: text in, text out, without a document. So the build draws it for readers without JavaScript, and the
 * page draws it again by the same function when an input changes. Colours and dashes are in calculator.css.
 */
export function drawChart(plot: Plot): string {
  const { series, meetings, maxX, here, id, title } = plot;
  const maxY = Math.max(1, ...series.flatMap(({ points }) => points.map(({ y }) => y)));
  const x = scaleLinear([0, maxX], [LEFT, WIDTH - RIGHT]);
  const y = scaleLinear([0, maxY], [HEIGHT - BOTTOM, TOP]).nice(4);
  const path = line<Point>(
    (point) => x(point.x),
    (point) => y(point.y),
  ).digits(1);

  const rows = y
    .ticks(4)
    .map(
      (usd) =>
        `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y(usd))}" y2="${round(y(usd))}"/>` +
        `<text class="tick" x="${LEFT - 6}" y="${round(y(usd))}" dy="0.32em" text-anchor="end">$${short(usd)}</text>`,
    );
  const columns = x
    .ticks(4)
    .map(
      (at) =>
        `<text class="tick" x="${round(x(at))}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${short(at)}</text>`,
    );
  const lines = series.map(
    ({ place, points }) => `<path class="line ${place}" d="${path(points) ?? ''}"/>`,
  );
  const ends = spread(series.map(({ points }) => y(points.at(-1)!.y)));
  const names = series.map(
    ({ place, name }, index) =>
      `<text class="name ${place}" x="${WIDTH - RIGHT + 6}" y="${round(ends[index]!)}" dy="0.32em">${name}</text>`,
  );
  const yours =
    `<line class="here" x1="${round(x(here))}" x2="${round(x(here))}" y1="${TOP - 4}" y2="${HEIGHT - BOTTOM}"/>` +
    `<text class="here" x="${round(x(here))}" y="${TOP - 10}" text-anchor="middle">yours</text>`;
  const dots = meetings.map(
    (at) => `<circle class="meeting" cx="${round(x(at.x))}" cy="${round(y(at.y))}" r="4.5"/>`,
  );
  return [
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="chart-${id}-title chart-${id}-words">`,
    `<title id="chart-${id}-title">${title}</title>`,
    `<desc id="chart-${id}-words">${inWords(plot)}</desc>`,
    ...rows,
    ...columns,
    `<text class="tick" x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" text-anchor="end">${plot.along}</text>`,
    yours,
    ...lines,
    ...dots,
    ...names,
    '</svg>',
  ].join('');
}

// --- internal ---

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Moves names that would lie on each other apart, and keeps their order. */
function spread(heights: readonly number[]): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a]! - heights[b]!);
  const moved = [...heights];
  order.forEach((index, place) => {
    const above = order[place - 1];
    if (above !== undefined) moved[index] = Math.max(moved[index]!, moved[above]! + NAME);
  });
  // A label that was pushed below the bottom line comes up again, and pushes the others.
  let floor = HEIGHT - BOTTOM;
  for (const index of order.reverse()) {
    moved[index] = Math.min(moved[index]!, floor);
    floor = moved[index] - NAME;
  }
  return moved;
}
