import type { LoadPoint, LoadRecording } from '../../engine/load-recording.ts';

/** In the units of the drawing, which is as wide as the text on a phone. */
const WIDTH = 360;
const LEFT = 68;
const RIGHT = 12;
const CPU = { top: 22, bottom: 112 };
const BANDS = { high: 130, low: 152, height: 14 };
const TASKS = { top: 196, bottom: 262 };
const HEIGHT = 296;
/** How wide the word ALARM is: where it finds no room in its box it stands beside it. */
const WORD = 34;

/**
 * How a service scaled, as SVG: CPU, the two alarms, and the tasks, over minutes. The style sheet has the colours of both
 * themes; a state and a line differ by their words, their patterns and their dashes too.
 */
export function drawScaling(recording: LoadRecording, id: string): string {
  const { points, minutes, step } = recording;
  const last = points.at(-1)!.minute;
  const x = (minute: number) => round(LEFT + (minute / last) * (WIDTH - LEFT - RIGHT));
  const cpu = (percent: number) => round(CPU.bottom - (percent / 100) * (CPU.bottom - CPU.top));
  const most = Math.max(...points.map(({ desired, running }) => Math.max(desired, running)));
  const task = (count: number) => round(TASKS.bottom - (count / most) * (TASKS.bottom - TASKS.top));
  const measured = points.flatMap((point) =>
    point.cpu === undefined ? [] : [`${x(point.minute)},${cpu(point.cpu)}`],
  );
  const title = `The service under load, with ${step}`;
  return [
    `<svg class="scaling" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-words">`,
    `<title id="${id}-title">${title}</title>`,
    `<desc id="${id}-words">${inWords(recording)}</desc>`,
    `<rect class="load" x="${x(0)}" y="${CPU.top}" width="${x(minutes) - x(0)}" height="${CPU.bottom - CPU.top}"/>`,
    `<text class="tick" x="${x(0) + 4}" y="${CPU.top - 6}">load</text>`,
    ...[0, 50, 100].map(
      (percent) =>
        `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${cpu(percent)}" y2="${cpu(percent)}"/>` +
        label(`${percent}%`, cpu(percent), 'tick'),
    ),
    label('CPU', (CPU.top + CPU.bottom) / 2 - 22),
    `<polyline class="cpu" points="${measured.join(' ')}"/>`,
    ...band(points, 'high', x),
    ...band(points, 'low', x),
    ...Array.from({ length: most + 1 }, (_each, count) =>
      label(String(count), task(count), 'tick'),
    ),
    label('tasks', TASKS.top - 14),
    `<path class="desired" d="${stairs(points, ({ desired }) => desired, x, task)}"/>`,
    `<path class="running" d="${stairs(points, ({ running }) => running, x, task)}"/>`,
    `<text class="tick" x="${LEFT + 6}" y="${TASKS.top - 10}">running (dashed: desired)</text>`,
    ...points
      .filter(({ minute }) => minute % 10 === 0)
      .map(
        ({ minute }) =>
          `<text class="tick" x="${x(minute)}" y="${TASKS.bottom + 16}" text-anchor="middle">${minute}</text>`,
      ),
    `<text class="tick" x="${WIDTH - RIGHT}" y="${HEIGHT - 4}" text-anchor="end">minutes</text>`,
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
          (state === 'ALARM'
            ? `<text class="${x(to) - x(from) < WORD ? 'beside' : 'word'}" x="${x(from) + (x(to) - x(from) < WORD ? x(to) - x(from) : 0) + 3}" y="${y + BANDS.height / 2}" dy="0.34em">${x(to) - x(from) < WORD ? '◂ ' : ''}ALARM</text>`
            : ''),
      ),
  ];
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
