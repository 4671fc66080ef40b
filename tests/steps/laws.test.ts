import { describe, expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { LawFixture } from '../../quality/laws/law-fixture.ts';
import { UNRECORDED_LAWS } from './laws/unrecorded-laws.ts';
import { steps } from '../../scripts/steps/index.ts';

// The laws whose words are recorded are proved in laws-recorded.test.ts; here are those that say nothing new.
test('there are steps to judge', () => {
  expect(steps.length).toBeGreaterThan(0);
});

describe.each(steps.map((step) => [step.id, step] as const))('%s', (_id, step) => {
  const fixture = accountBefore(step).then((before) => new LawFixture(step, before));
  test.each(Object.entries(UNRECORDED_LAWS))('%s', async (_law, violationOf) => {
    expect(await violationOf(await fixture)).toBeUndefined();
  });
});
