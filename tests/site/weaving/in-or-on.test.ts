import { expect, test } from 'vitest';
import { LAMBDA_FREE_TIER, PRICES } from '../../../src/engine/prices.ts';
import { inOrOn } from '../../../src/site/weaving/in-or-on.ts';

test('a source is read on a day and in a month', () => {
  expect(inOrOn('2026-09-29')).toBe('on');
  expect(inOrOn('2026-09')).toBe('in');
});

test('what is neither is no date', () => {
  for (const date of ['', '2026', '2026-9', '29 September 2026']) {
    expect(() => inOrOn(date)).toThrow(`found "${date}"`);
  }
});

test('each price has a day or a month', () => {
  for (const { date } of [...Object.values(PRICES), LAMBDA_FREE_TIER]) {
    expect(date.length === 7 ? 'in' : 'on').toBe(inOrOn(date));
  }
});
