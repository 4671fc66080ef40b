import { expect, test } from 'vitest';
import { cardOf, cardPath, hasCard } from '../../../src/site/build/images/cards.ts';
import { linesOf } from '../../../src/site/build/images/outlines.ts';
import { pageSvg } from '../../../src/site/build/images/social.ts';

test('the image of a step says which step of its track it is', () => {
  const card = cardOf('steps/create-cluster', 'Create the cluster');
  expect(card).toEqual({
    part: 'Tutorial: step 7 of 10',
    title: 'Create the cluster',
    step: { at: 7, of: 10 },
  });
  const drawn = pageSvg(card);
  // A tick for each step of the track: those up to this one are larger.
  expect(drawn.match(/height="18"/g)).toHaveLength(7);
  expect(drawn.match(/height="8"/g)).toHaveLength(3);
});

test('any other page says which part of the site it is in', () => {
  expect(cardOf('concepts/task', 'Task')).toEqual({ part: 'Concepts', title: 'Task' });
  expect(pageSvg(cardOf('concepts/task', 'Task'))).not.toContain('height="18"');
});

test('the first page, the one for a wrong address and those for printing have none of their own', () => {
  expect(['', 'index', '404', 'print/core', 'steps'].filter(hasCard)).toEqual([]);
  expect(hasCard('start/how-it-works')).toBe(true);
  expect(cardPath('start/how-it-works')).toBe('social/start/how-it-works.png');
});

test('a long title is broken at its spaces', () => {
  const style = { size: 84, width: 1040 };
  expect(linesOf('Create the cluster', style)).toEqual(['Create the cluster']);
  expect(linesOf('Register a task with three containers', style)).toEqual([
    'Register a task with three',
    'containers',
  ]);
  expect(linesOf('Wide', { size: 84, width: 1 })).toEqual(['Wide']);
});
