import { expect, test } from 'vitest';
import { bestMatches } from '../../../src/site/browser/best-matches.ts';

const TEXTS = [
  'CannotPullContainerError: docker.io/httpd:does-not-exist: not found',
  'CannotPullContainerError: pull access denied',
  'OutOfMemoryError: Container killed due to memory usage',
];

test('each word narrows it down, also half a word, in any case', () => {
  expect(bestMatches('cannotpull', TEXTS)).toEqual([0, 1]);
  expect(bestMatches('PULL denied', TEXTS)).toEqual([1]);
});

test("a message with the names of somebody else's account finds what it has most in common with", () => {
  const pasted =
    'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref my.registry/shop:v7: not found';
  expect(bestMatches(pasted, TEXTS)).toEqual([0]);
});

test('without a word there are all of them, and with unknown words none', () => {
  expect(bestMatches(' 12 ', TEXTS)).toEqual([0, 1, 2]);
  expect(bestMatches('zebra', TEXTS)).toEqual([]);
});
