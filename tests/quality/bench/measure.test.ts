import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { median, rate } from '../../../quality/bench/measure.ts';
import { Verdicts } from '../../../quality/bench/verdicts.ts';

test('the median is the middle one, or the mean of the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([10, 9])]).toEqual([2, 2.5, 9.5]);
  expect(() => median([])).toThrow('no median of nothing');
});

test('sixteen callers are answered as one is, and not one after another', async () => {
  const request = () => pause(20);
  const one = await rate(request, 1, 100);
  const many = await rate(request, 16, 100);
  expect(many).toBeGreaterThan(one * 4);
});

test('a target that is missed is said and counted, and so is having judged nothing', () => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const verdicts = new Verdicts();
  expect(verdicts.missed).toBe(1);
  verdicts.atLeast('a', 12, 10, '×');
  verdicts.atMost('b', 1.5, 2, '×');
  expect(verdicts.missed).toBe(0);
  verdicts.atLeast('c', 9.5, 10, '×');
  verdicts.atMost('d', 2.25, 2, '×');
  expect(verdicts.missed).toBe(2);
  const lines = said.mock.calls.map(([text]) => String(text));
  said.mockRestore();
  expect(lines).toEqual([
    'PASS     12.00 ×, at least 10: a\n',
    'PASS     1.50 ×, at most 2: b\n',
    'MISSED   9.50 ×, at least 10, short by 0.50 ×: c\n',
    'MISSED   2.25 ×, at most 2, short by 0.25 ×: d\n',
  ]);
});
