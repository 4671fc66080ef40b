import { count, dollars } from './format.ts';
import type { Plot, Point } from './plots.ts';

/** A chart in sentences, for a reader who does not see it. */
export function inWords({ series, meetings, along, maxX }: Plot): string {
  const lines = series.map(({ name, points }) => {
    const [first, last] = [points[0]!.y, points.at(-1)!.y];
    return last - first < 0.005
      ? `${name} costs ${dollars(first)} throughout`
      : `${name} goes from ${dollars(first)} to ${dollars(last)}`;
  });
  const met = meetings.map(
    ({ names, x, y }) => `${names[0]} and ${names[1]} meet at ${count(x)}, at ${dollars(y)}`,
  );
  return `USD per month, from 0 to ${count(maxX)} ${along}. ${[...lines, ...met].join('. ')}.`;
}

/** The table of a chart, as HTML: the bill of each place at some points, and where they meet. */
export function plotTable({ series, meetings, along, maxX, here }: Plot): string {
  const rows = [
    ...[0, 0.25, 0.5, 0.75, 1].map((share) => ({ x: share * maxX, why: '' })),
    { x: here, why: 'yours' },
    ...meetings.map(({ x, names }) => ({ x, why: `${names[0]} and ${names[1]} meet` })),
  ].sort((a, b) => a.x - b.x);
  const head = series.map(({ name }) => `<th scope="col">${name}</th>`).join('');
  const body = rows.map(({ x, why }) => {
    const cells = series.map(({ points }) => `<td>${dollars(heightAt(points, x))}</td>`).join('');
    const note = why && `<small>${why}</small>`;
    return `<tr><th scope="row">${count(x)}${note}</th>${cells}</tr>`;
  });
  return `<thead><tr><th scope="col">${along}</th>${head}</tr></thead><tbody>${body.join('')}</tbody>`;
}

// --- internal ---

/** The height of a line of straight pieces. */
function heightAt(points: readonly Point[], x: number): number {
  const next = Math.max(
    1,
    points.findIndex((point) => point.x >= x),
  );
  const [a, b] = [points[next - 1]!, points[next] ?? points[next - 1]!];
  return a.x === b.x ? a.y : a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
}
