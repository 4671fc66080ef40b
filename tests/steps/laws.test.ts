import { describe, expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { LawFixture } from '../../quality/harness/law-fixture.ts';
import { recordLaws } from '../../quality/harness/record-laws.ts';
import { LAWS } from '../../src/engine/law-names.ts';
import { violation } from '../../quality/harness/laws.ts';
import { UNRECORDED_LAWS } from '../../quality/harness/unrecorded-laws.ts';
import { createCluster } from '../../scripts/steps/create-cluster.ts';
import { steps } from '../../scripts/steps/index.ts';
import type { Step } from '../../src/engine/step.ts';
import { making } from './making.ts';

// The check, which `npm test` runs, proves the laws whose words pages show; here are those that say nothing.
test('there are steps to judge', () => {
  expect(steps.length).toBeGreaterThan(0);
});

describe.each(steps.map((step) => [step.id, step] as const))('%s', (_id, step) => {
  const fixture = accountBefore(step).then((before) => new LawFixture(step, before));
  test.each(Object.entries(UNRECORDED_LAWS))('%s', async (_law, violationOf) => {
    expect(await violationOf(await fixture)).toBeUndefined();
  });
});

// That a violation is found is shown below.

test('a step that does not ask whose a thing is, is found out', async () => {
  const step = {
    ...createCluster,
    find: (context: Parameters<NonNullable<typeof createCluster.find>>[0]) =>
      making(createCluster).find({ ...context, own: () => undefined }),
  } as Step;
  const law = 'what somebody else made is left alone';
  const found = await violation(law, new LawFixture(step, await accountBefore(step)));
  expect(found).toContain('run takes it for its own');
});

test('what is printed on the ways that a first run does not take is written down, each line once', async () => {
  const { text, violations } = await recordLaws(createCluster);
  expect(violations).toEqual([]);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('   '));
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines.filter((line) => line.startsWith('# '))).toEqual(
    LAWS.makes.map((law) => `# ${law}`),
  );
  expect(text).toContain('Nothing to do: it is already done.');
  expect(text).toContain('it, so it is left alone.');
});
