import { describe, expect, test } from 'vitest';
import { accountBefore, breach, LAWS } from '../../scripts/lib/laws.ts';
import { steps } from '../../scripts/steps/index.ts';

test('there are steps to judge', () => {
  expect(steps.length).toBeGreaterThan(0);
});

describe.each(steps.map((step) => [step.id, step] as const))('%s', (_id, step) => {
  test.each(LAWS[step.kind])('%s', async (law) => {
    expect(await breach(step, law, await accountBefore(step))).toBeUndefined();
  });
});
