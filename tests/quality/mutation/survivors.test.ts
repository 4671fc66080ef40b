import { expect, test } from 'vitest';
import { generateMutants } from '../../../quality/mutation/generate-mutants.ts';
import type { Judgement } from '../../../quality/mutation/verdict.ts';
import { tally } from '../../../quality/mutation/report.ts';
import { complaints, readSurvivors } from '../../../quality/mutation/survivors.ts';

const until = '2027-01-31';
const reason = 'nothing proves it yet, and here is why';

function judged(name: string, verdict: Partial<Judgement>): Judgement {
  const mutant = { name, kind: 'reorder', file: 'a.ts', edit: () => '' };
  return {
    mutant,
    noticed: true,
    caught: true,
    by: 'names',
    output: 'ok       1 page\n',
    ...verdict,
  };
}

const CAUGHT = judged('caught', {});
const RECORDED = judged('recorded', { caught: false });
const GREEN = judged('green', { caught: false, noticed: false, by: '' });

test('what is not caught is a complaint, noticed or not, unless it is listed', () => {
  const all = [CAUGHT, RECORDED, GREEN];
  expect(complaints(all, [], '2026-12-01')).toEqual([
    'recorded: green after npm run record',
    'green: green',
  ]);
  expect(complaints(all, [{ name: 'green', reason, until }], '2026-12-01')).toHaveLength(1);
  expect(tally(all)).toEqual({ all: 3, noticed: 2, caught: 1 });
});

test('an entry that has expired, and one whose mutant is caught, are complaints', () => {
  expect(complaints([], [{ name: 'green', reason, until }], '2027-02-01')).toHaveLength(1);
  expect(complaints([CAUGHT], [{ name: 'caught', reason, until }], '2026-12-01')).toEqual([
    'caught: listed as a survivor, and it is caught',
  ]);
});

test('each that is listed can still be made', () => {
  const names = new Set(generateMutants().map(({ name }) => name));
  expect(readSurvivors().filter(({ name }) => !names.has(name))).toEqual([]);
});
