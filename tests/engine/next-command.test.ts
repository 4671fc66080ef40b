import { expect, test } from 'vitest';
import { steps } from '../../scripts/steps/index.ts';
import { nextAfter } from '../../scripts/tracks/index.ts';
import { nextCommand } from '../../src/engine/next-command.ts';

const [first, second] = steps as [(typeof steps)[0], (typeof steps)[0]];

test('after a step comes the next one of its track, and after the last one the cleanup', () => {
  const track = { steps: [first, second] };
  expect(nextCommand(track, first)).toBe(`npm run step:${second.id}`);
  expect(nextCommand(track, second)).toBe('npm run cleanup');
});

test('after the budget, which is there to stay, comes the tutorial and no cleanup', () => {
  const budget = steps.find(({ id }) => id === 'create-budget')!;
  expect(nextAfter(budget)).toBe('npm run tutorial');
});
