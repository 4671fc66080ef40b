import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SHOWN_UNDER_LOAD } from '../../../scripts/loads.ts';
import { parseLoadRecording } from '../../../src/engine/load-recording.ts';
import { parseRecording } from '../../../src/engine/recording.ts';
import {
  BOXES_IN_WORDS,
  changesIn,
  drawScaling,
  inWords,
  thresholdsIn,
  WIDTHS,
} from '../../../src/site/scaling/draw-scaling.ts';

const recordings = SHOWN_UNDER_LOAD.map((id) => {
  const file = `src/recordings/${id}/load.json`;
  const record = `src/recordings/${id}/record.json`;
  const thresholds = thresholdsIn(parseRecording(readFileSync(record, 'utf8'), record));
  return [id, parseLoadRecording(readFileSync(file, 'utf8'), file), thresholds] as const;
});

test.each(recordings)(
  'the chart of %s has a name, says what it shows, and has each part',
  (id, recording, thresholds) => {
    const svg = drawScaling(recording, thresholds, 'chart');
    expect(svg).toContain(`<title id="chart-title">The service under load, with ${id}</title>`);
    expect(svg).toContain(inWords(recording));
    for (const part of ['load', 'cpu', 'desired', 'running', 'state alarm', 'axis', 'threshold']) {
      expect(svg).toContain(`class="${part}"`);
    }
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(svg).toContain('>ALARM<');
    expect(svg).toContain(`>high alarm: ${thresholds.high}%<`);
    expect(svg).toContain(`>low alarm: ${thresholds.low}%<`);
  },
);

test.each(recordings.flatMap((each) => [['narrow', ...each] as const, ['wide', ...each] as const]))(
  'in the %s chart of %s the word ALARM stands in its box, or above it and in no other',
  (size, _id, recording, thresholds) => {
    const svg = drawScaling(recording, thresholds, 'chart', size);
    const boxes = [
      ...svg.matchAll(/<rect class="state (\w+)" ([^>]*)\/>(?:<text ([^>]*)>ALARM)?/g),
    ];
    const number = (written: string, name: string) =>
      Number(new RegExp(`\\b${name}="([^"]*)"`).exec(written)![1]);
    for (const [, state, box = '', word] of boxes) {
      expect(word !== undefined).toBe(state === 'alarm');
      if (word === undefined) continue;
      const [left, top] = [number(box, 'x'), number(box, 'y')];
      const isInside = number(word, 'y') > top;
      const end = number(word, 'x') + 30;
      expect(isInside ? end <= left + number(box, 'width') : number(word, 'x') === left).toBe(true);
    }
    expect(svg).toContain(`viewBox="0 0 ${WIDTHS[size]} `);
  },
);

test('a step without an alarm in each direction has no thresholds to be drawn', () => {
  expect(() => thresholdsIn({ inventory: [] })).toThrow('expected one alarm');
});

test.each(recordings)(
  'the words of %s count the tasks that run, as the line at the end of the chart does',
  (_id, recording) => {
    const [, minute, count] = /From minute (\d+) on, (\d+) is running\.$/.exec(inWords(recording))!;
    const { points } = recording;
    for (const point of points) {
      if (point.minute >= Number(minute)) expect(point.running).toBe(Number(count));
    }
    const before = points.find((point) => point.minute === Number(minute) - 1)!;
    expect(before.running).toBeGreaterThan(Number(count));
  },
);

test.each(recordings)('each state of an alarm of %s has its look explained', (_id, { points }) => {
  for (const state of points.flatMap(({ high, low }) => [high, low])) {
    expect(BOXES_IN_WORDS).toContain(state);
  }
});

test.each(recordings)(
  'the table of %s has the first minute and each that differs',
  (_id, { points }) => {
    const changes = changesIn(points);
    expect(changes[0]).toBe(points[0]);
    for (const point of points) {
      const told = changes.findLast(({ minute }) => minute <= point.minute)!;
      expect({ ...told, minute: 0 }).toEqual({ ...point, minute: 0 });
    }
  },
);
