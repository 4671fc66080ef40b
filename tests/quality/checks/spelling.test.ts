import { expect, test } from 'vitest';
import { checkSpelling, spelling, wordsIn } from '../../../quality/checks/spelling.ts';
import { openWorld } from '../../../quality/checks/world.ts';

const known = wordsIn('The most tasks that scaling starts. The cluster of a service is ACTIVE.');

test('as the programs are, each word of theirs is known', async () => {
  const { count, problems } = await spelling.run(openWorld());
  expect(problems).toEqual([]);
  expect(count).toBeGreaterThan(300);
});

test.each([
  ['the most tasks taht scaling starts', 'taht'],
  ['the clustre is ACTIVE', 'clustre'],
  ['Sevrice', 'sevrice'],
])('"%s" is found out', (text, word) => {
  const { problems } = checkSpelling([{ file: 'a.ts', line: 3, text }], known);
  expect(problems).toEqual([
    expect.objectContaining({ file: 'a.ts', line: 3, found: `"${word}"` }),
  ]);
});

test('a name of code and a word that is right in its place alone are no mistakes', () => {
  const texts = ['desiredCount', 'America/Denver', 'the cluster'];
  const all = texts.map((text) => ({ file: 'a.ts', line: 1, text }));
  expect(checkSpelling(all, known).problems).toEqual([]);
});
