import type { LoadPoint, LoadRecording } from '../../engine/load-recording.ts';
import type { Recording } from '../../engine/recording.ts';

/** The values of CPU, in percent, at which the two alarms of a step change their state. */
export interface Thresholds {
  high: number;
  low: number;
}

/**
 * The thresholds of the alarms that a step has made: the high one compares upwards, the low one downwards.
 *
 * @throws {Error} if it has made others than one of each
 */
export function thresholdsIn({ inventory }: Pick<Recording, 'inventory'>): Thresholds {
  const alarms = inventory.filter(({ kind }) => kind === 'alarm').map(({ content }) => content);
  const [high, low] = [/^Greater/, /^Less/].map((direction) => {
    const those = alarms.filter((alarm) => direction.test(String(alarm['ComparisonOperator'])));
    const threshold = those.length === 1 ? those[0]!['Threshold'] : undefined;
    if (typeof threshold === 'number') return threshold;
    throw new Error(
      `expected one alarm ${String(direction)} with a threshold, found ${those.length}`,
    );
  });
  return { high: high!, low: low! };
}

/** The widths of the drawing, in its units: that of the text on a phone, and that of a column. */
export const WIDTHS = { narrow: 360, wide: 640 };

const LEFT = 68;
const RIGHT = 12;
const CPU = { top: 22, bottom: 112 };
const BANDS = { high: 138, low: 168, height: 14 };
const TASKS = { top: 212, bottom: 278 };
const HEIGHT = 304;
/** How wide the word ALARM is, with room on both sides: where it finds none in its box it stands above it. */
const WORD = 44;

/**
 * How a service scaled, as SVG: CPU with what the alarms compare it with, the two alarms, and the tasks, over minutes. The
 * style sheet has the colours of both themes; a state and a line differ by their words, their patterns and their dashes too.
 */
export function drawScaling(
  recording: LoadRecording,
  thresholds: Thresholds,
  id: string,
  size: keyof typeof WIDTHS = 'narrow',
): string {
  const { points, minutes, step } = recording;
  const last = points.at(-1)!.minute;
  const width = WIDTHS[size];
  const right = width - RIGHT;
  const x = (minute: number) => round(LEFT + (minute / last) * (right - LEFT));
  const cpu = (percent: number) => round(CPU.bottom - (percent / 100) * (CPU.bottom - CPU.top));
  const most = Math.max(...points.map(({ desired, running }) => Math.max(desired, running)));
  const task = (count: number) => round(TASKS.bottom - (count / most) * (TASKS.bottom - TASKS.top));
  const across = (kind: string, y: number) =>
    `<line class="${kind}" x1="${LEFT}" x2="${right}" y1="${y}" y2="${y}"/>`;
  const measured = points.flatMap((point) =>
    point.cpu === undefined ? [] : [`${x(point.minute)},${cpu(point.cpu)}`],
  );
  const title = `The service under load, with ${step}`;
  return [
    `<svg class="scaling ${size}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-words">`,
    `<title id="${id}-title">${title}</title>`,
    `<desc id="${id}-words">${inWords(recording)}</desc>`,
    `<rect class="load" x="${x(0)}" y="${CPU.top}" width="${round(x(minutes) - x(0))}" height="${CPU.bottom - CPU.top}"/>`,
    `<path class="load-time" d="M${x(0)} ${CPU.top - 4}v4H${x(minutes)}v-4"/>`,
    `<text class="tick" x="${x(0) + 4}" y="${CPU.top - 6}">load</text>`,
    label('CPU', CPU.top),
    ...[0, 50, 100].map(
      (percent) =>
        across(percent === 0 ? 'axis' : 'grid', cpu(percent)) +
        label(`${percent}%`, cpu(percent), 'tick'),
    ),
    ...(['high', 'low'] as const).map(
      (side) =>
        across('threshold', cpu(thresholds[side])) +
        `<text class="limit" x="${right}" y="${cpu(thresholds[side]) + (side === 'high' ? -4 : 11)}" text-anchor="end">${side} alarm: ${thresholds[side]}%</text>`,
    ),
    `<polyline class="cpu" points="${measured.join(' ')}"/>`,
    ...band(points, 'high', x),
    ...band(points, 'low', x),
    label('tasks', TASKS.top),
    ...Array.from(
      { length: most + 1 },
      (_each, count) =>
        across(count === 0 ? 'axis' : 'grid', task(count)) +
        label(String(count), task(count), 'tick'),
    ),
    `<path class="desired" d="${stairs(points, ({ desired }) => desired, x, task)}"/>`,
    `<path class="running" d="${stairs(points, ({ running }) => running, x, task)}"/>`,
    `<text class="tick" x="${right}" y="${TASKS.top - 8}" text-anchor="end">running (dashed: desired)</text>`,
    ...points
      .filter(({ minute }) => minute % 10 === 0)
      .map(
        ({ minute }) =>
          `<text class="tick" x="${minute === last ? right : x(minute)}" y="${TASKS.bottom + 20}" text-anchor="${minute === 0 ? 'start' : minute === last ? 'end' : 'middle'}">minute ${minute}</text>`,
      ),
    '</svg>',
  ].join('');
}

/** The points at which something is another than a minute before: what a table has to say. */
export function changesIn(points: readonly LoadPoint[]): LoadPoint[] {
  const told = ({ minute: _minute, ...rest }: LoadPoint) => JSON.stringify(rest);
  return points.filter((point, index) => index === 0 || told(point) !== told(points[index - 1]!));
}

/** The same in words: of the tasks, those that are asked for and those that run are told apart, as the two lines are. */
export function inWords({ cpu, minutes, scaledOutAfter, points }: LoadRecording): string {
  const most = Math.max(...points.map(({ running }) => running));
  const end = points.at(-1)!.running;
  const more = points.findLast(({ running }) => running > end);
  return (
    `For ${minutes} minutes there is work for ${cpu / 100} tasks. ` +
    `More tasks are desired after ${scaledOutAfter} seconds, and ${most} run at most. ` +
    `${more === undefined ? 'At the end' : `From minute ${more.minute + 1} on`}, ${end} ${end === 1 ? 'is' : 'are'} running.`
  );
}

/** The states of an alarm, each with the look of its box. */
export const BOXES_IN_WORDS =
  'The box of an alarm is dashed while its state is INSUFFICIENT_DATA, empty while it is OK, and filled while it is ALARM.';

// --- internal ---

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function label(text: string, y: number, kind = 'name'): string {
  return `<text class="${kind}" x="${kind === 'name' ? 4 : LEFT - 6}" y="${y}" dy="0.32em"${kind === 'name' ? '' : ' text-anchor="end"'}>${text}</text>`;
}

/** One alarm: a box for each minute of its state, and the word where it changes to ALARM. */
function band(
  points: readonly LoadPoint[],
  side: 'high' | 'low',
  x: (minute: number) => number,
): string[] {
  const y = BANDS[side];
  const runs: { state: string; from: number; to: number }[] = [];
  for (const { minute, [side]: state } of points) {
    const run = runs.at(-1);
    if (run) run.to = minute;
    if (run?.state !== state) runs.push({ state, from: minute, to: minute });
  }
  return [
    label(`${side} alarm`, y + BANDS.height / 2),
    ...runs
      .filter(({ from, to }) => to > from)
      .map(
        ({ state, from, to }) =>
          `<rect class="state ${state.toLowerCase()}" x="${x(from)}" y="${y}" width="${round(x(to) - x(from))}" height="${BANDS.height}"/>` +
          (state === 'ALARM' ? word(x(from), x(to) - x(from), y) : ''),
      ),
  ];
}

/** The word in a box if there is room, else above it: beside it, it would stand in the box of the next state. */
function word(left: number, width: number, top: number): string {
  return width < WORD
    ? `<text class="above" x="${left}" y="${top - 5}">ALARM</text>`
    : `<text class="word" x="${round(left + 4)}" y="${top + BANDS.height / 2}" dy="0.34em">ALARM</text>`;
}

function stairs(
  points: readonly LoadPoint[],
  of: (point: LoadPoint) => number,
  x: (minute: number) => number,
  y: (count: number) => number,
): string {
  return points
    .map((point, index) =>
      index === 0 ? `M${x(point.minute)} ${y(of(point))}` : `H${x(point.minute)}V${y(of(point))}`,
    )
    .join('');
}
