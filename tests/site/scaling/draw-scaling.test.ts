import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SHOWN_UNDER_LOAD } from '../../../scripts/loads.ts';
import { parseLoadRecording } from '../../../src/engine/load-recording.ts';
import {
  BOXES_IN_WORDS,
  changesIn,
  drawScaling,
  inWords,
} from '../../../src/site/scaling/draw-scaling.ts';

const recordings = SHOWN_UNDER_LOAD.map((id) => {
  const file = `src/recordings/${id}/load.json`;
  return [id, parseLoadRecording(readFileSync(file, 'utf8'), file)] as const;
});

test.each(recordings)(
  'the chart of %s has a name, says what it shows, and has each part',
  (id, recording) => {
    const svg = drawScaling(recording, 'chart');
    expect(svg).toContain(`<title id="chart-title">The service under load, with ${id}</title>`);
    expect(svg).toContain(inWords(recording));
    for (const part of ['load', 'cpu', 'desired', 'running', 'state alarm']) {
      expect(svg).toContain(`class="${part}"`);
    }
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(svg).toContain('>ALARM<');
  },
);

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
