import { expect, test } from 'vitest';
import { recordedCallsOf } from '../../../quality/harness/recorded-calls.ts';
import { LAWS } from '../../../src/engine/recorded-law-names.ts';
import { inWords, provedByPage } from '../../../src/site/weaving/proved.ts';

const proved = provedByPage('/');

test('of a page with a program its laws, its actions and its calls are counted', () => {
  const calls = recordedCallsOf('create-cluster');
  const actions = new Set(
    calls.flatMap(({ permissions }) => permissions.map((each) => each.action)),
  );
  expect(proved.get('steps/create-cluster')).toEqual({
    laws: LAWS.makes.length,
    actions: actions.size,
    calls: calls.length,
  });
  expect(proved.get('reference/what-does-it-cost')?.laws).toBe(1);
  expect(proved.has('index')).toBe(false);
});

test('in words, for a page with a program and for one without', () => {
  expect(inWords({ laws: 1, actions: 2, calls: 3 }, 1)).toBe(
    'the names, numbers and links in the 1 section of this page, and of its program 3 recorded calls, 2 permissions and 1 rule for how it behaves.',
  );
  expect(inWords(undefined, 2)).toBe(
    'the names, numbers and links in the 2 sections of this page.',
  );
  expect(inWords(undefined, 0)).toBe('the names, numbers and links in this page.');
});
