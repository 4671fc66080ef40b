import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LIES } from './planted-lies.ts';

// The lies are planted by lies-recorded.slow.test.ts. That they can be is known at once.

test('there are three lies or more of each class', () => {
  expect(Object.entries(LIES).filter(([, lies]) => lies.length < 3)).toEqual([]);
});

test.each(Object.values(LIES).flat())('%s still says "%s"', (file, truth) => {
  if (truth !== '') expect(readFileSync(file, 'utf8')).toContain(truth);
});
