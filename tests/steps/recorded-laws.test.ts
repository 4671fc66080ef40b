import { expect, test } from 'vitest';
import { lawProblems } from '../../quality/checks/recorded-laws.ts';
import { printed } from '../../quality/checks/problem.ts';
import { recordLaws } from '../../quality/recorded-laws/record-laws.ts';
import { createCluster } from '../../scripts/steps/create-cluster.ts';
import { steps } from '../../scripts/steps/index.ts';
import { LAWS } from '../../src/engine/recorded-law-names.ts';
import type { Step } from '../../src/engine/step.ts';
import { making } from './making.ts';

test.each(steps.map((step) => [step.id, step] as const))(
  '%s keeps the laws of its kind, and prints meanwhile what is recorded',
  async (_id, step) => {
    expect(lawProblems(step, await recordLaws(step)).map(printed)).toEqual([]);
  },
);

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

test('a step that does not ask whose a thing is, is found out, by name', async () => {
  const lying = {
    ...createCluster,
    find: (context: Parameters<NonNullable<typeof createCluster.find>>[0]) =>
      making(createCluster).find({ ...context, own: () => undefined }),
  } as Step;
  expect(lawProblems(lying, await recordLaws(lying))).toEqual([
    {
      file: 'scripts/steps/create-cluster.ts',
      line: 1,
      expected: 'what somebody else made is left alone',
      found: 'run takes it for its own',
      mend: 'mend the step',
    },
  ]);
});
