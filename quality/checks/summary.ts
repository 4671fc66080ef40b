import { existsSync, readFileSync } from 'node:fs';
import { recordedOn } from '../harness/recorded-on.ts';
import { SUMMARY, summaryOf } from '../harness/summary.ts';
import { today } from '../harness/today.ts';
import { RECORDED_ON } from '../../src/site/build/paths.ts';
import { differenceOf } from './compare-recording.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/** The text that a reviewer reads is that of the programs and recordings as they are, and its day is a day that was. */
export const summary: Check = {
  name: 'lines of the summary',
  async run({ programs }) {
    const { steps, concepts } = await programs();
    const now = summaryOf(steps, concepts);
    const then = existsSync(SUMMARY) ? readFileSync(SUMMARY, 'utf8') : '';
    const problems = then === now ? [] : [differenceOf(SUMMARY, then, now, MEND)];
    return { count: now.split('\n').length, problems: [...problems, ...wrongDay()] };
  },
};

// --- internal ---

const MEND = 'npm run record, when the new text is right; then read the diff';

function wrongDay(): Problem[] {
  const date = recordedOn();
  const day = new Date(date ?? '');
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === date;
  if (isDay && date <= today()) return [];
  const found = date ?? 'none';
  return [
    { file: RECORDED_ON, line: 1, expected: 'a day that was', found, mend: 'npm run record' },
  ];
}
