import { expect, test } from 'vitest';
import { provedOn } from '../../../src/site/weaving/proved.ts';

const program = {
  page: 'steps/a',
  laws: ['it writes nothing'],
  policy: { actions: ['ecs:A', 'ecs:B'] },
  calls: 3,
  transcripts: ['run.txt', 'record.json'],
};
const page = { anchors: ['run-it'], parts: ['StepCode id=a', 'StepRun id=a'] };
const ledger = { steps: { a: program }, concepts: {}, pages: { 'steps/a': page, index: page } };

test('what was proved of a page with a program, and of one without', () => {
  expect(provedOn(ledger, 'steps/a')).toBe(
    '1 law, 2 actions of its policy, 3 recorded calls, 2 recorded files, 2 woven parts, 1 section, names, figures and links',
  );
  expect(provedOn(ledger, 'index')).toBe('2 woven parts, 1 section, names, figures and links');
});

test('of a page that the ledger does not have nothing was proved', () => {
  expect(provedOn(ledger, 'steps/b')).toBeUndefined();
});
