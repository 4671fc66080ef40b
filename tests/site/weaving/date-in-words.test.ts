import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LAMBDA_FREE_TIER, PRICES } from '../../../src/engine/prices.ts';
import { dateInWords, onDate } from '../../../src/site/weaving/date-in-words.ts';

test('something is read on a day and in a month', () => {
  expect(onDate('2026-09-29')).toBe('on 29 September 2026');
  expect(onDate('2026-09')).toBe('in September 2026');
  expect(dateInWords('2026-11-30')).toBe('30 November 2026');
});

test('what is neither is no date', () => {
  for (const date of ['', '2026', '2026-9', '2026-13', '29 September 2026']) {
    expect(() => onDate(date)).toThrow(`found "${date}"`);
  }
});

test('each price has a day or a month', () => {
  for (const { date } of [...Object.values(PRICES), LAMBDA_FREE_TIER]) {
    expect(onDate(date)).toMatch(/^(in|on \d{1,2}) [A-Z][a-z]+ 2026$/);
  }
});

test.each(globSync('src/content/docs/**/*.mdx'))('%s has no date in figures', (file) => {
  // A claim takes its day as an attribute, and shows it in words. Code is as it is.
  const prose = readFileSync(file, 'utf8').replaceAll(
    /\bon="[^"]*"|`[^`]*`|\(https?:[^)]*\)|="https?:[^"]*"/g,
    '',
  );
  expect(prose.match(/\b20\d\d-\d\d(-\d\d)?\b/g) ?? []).toEqual([]);
});
