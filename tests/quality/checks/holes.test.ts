import { expect, test } from 'vitest';
import { holes } from '../../../quality/checks/holes.ts';
import { lie, pageOf, problemsOf } from './lies.ts';

const PAGE = 'steps/create-load-balancer';
const VALUE = '<Value of="figures.loadBalancerInSixZonesPerHour" />';

test('as the pages are, nothing is missing', async () => {
  expect(await problemsOf(holes, PAGE, pageOf(PAGE).source)).toEqual([]);
});

test.each([
  ['a figure', VALUE, '', '"…costs  an…"'],
  ['a word before a full stop', `${VALUE} an hour.`, `${VALUE} an .`, '"…an .…"'],
])('what has fallen out of a sentence: %s', async (_what, truth, untrue, found) => {
  expect(await lie(holes, PAGE, truth, untrue)).toEqual([
    expect.stringContaining(`a sentence in which nothing is missing | ${found}`),
  ]);
});

test('what has fallen out from under a heading', async () => {
  const { source } = pageOf('start/on-your-own-account');
  const [before] = source.split(/(?<=^## Clean up\n)/m) as [string];
  expect(await problemsOf(holes, 'start/on-your-own-account', before)).toMatchObject([
    { expected: 'something below a heading', found: 'nothing' },
  ]);
});
