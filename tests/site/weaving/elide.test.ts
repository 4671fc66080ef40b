import { expect, test } from 'vitest';
import { elided } from '../../../src/site/weaving/elide.ts';

function transcript(lines: number): string {
  return Array.from({ length: lines }, (_, index) => `line ${index + 1}`).join('\n');
}

test('a transcript of 40 lines is shown whole', () => {
  expect(elided(transcript(40))).toBe(transcript(40));
});

test('a longer one is shown from both ends, with the number of lines that are left out', () => {
  const lines = elided(transcript(41)).split('\n');
  expect(lines).toHaveLength(37);
  expect(lines[23]).toBe('line 24');
  expect(lines[24]).toBe('… 5 lines are left out here: the command prints them all');
  expect(lines[25]).toBe('line 30');
  expect(lines.at(-1)).toBe('line 41');
});

test('no more than 120 lines are left out', () => {
  expect(elided(transcript(156))).toContain('… 120 lines are left out');
  expect(() => elided(transcript(157))).toThrow('at most 156 lines, found 157');
});
