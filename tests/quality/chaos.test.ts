import { expect, test, vi } from 'vitest';
import { casesOfStep } from '../../quality/chaos/cases-of-step.ts';
import { allJobs } from '../../quality/chaos/jobs.ts';
import { trySeed } from '../../quality/chaos/try-seed.ts';
import { twoAtOnce } from '../../quality/chaos/two-at-once.ts';
import { createCluster } from '../../scripts/steps/create-cluster.ts';
import { createLogGroup } from '../../scripts/steps/create-log-group.ts';
import { createTaskRole } from '../../scripts/steps/create-task-role.ts';
import { prepareNetwork } from '../../scripts/steps/prepare-network.ts';
import { registerTaskDefinition } from '../../scripts/steps/register-task-definition.ts';
import type { Step } from '../../src/engine/step.ts';
import { making } from '../steps/making.ts';

// It begins with an account full of neighbours.
vi.setConfig({ testTimeout: 120_000 });

test.each(
  [prepareNetwork, createLogGroup, registerTaskDefinition].map(
    (step) => [step.id, step as Step] as const,
  ),
)('a sample of what npm run chaos tries with %s breaks no promise', async (_id, step) => {
  const { cases, violations } = await casesOfStep(step, false, (number) => number % 7 === 0);
  expect(cases).toBeGreaterThan(5);
  expect(violations).toEqual([]);
});

test('two processes at once end as one does', async () => {
  const { cases, violations } = await twoAtOnce(registerTaskDefinition);
  expect([cases, violations]).toEqual([6, []]);
});

test('a few commands at random, among neighbours, leave nothing behind', async () => {
  expect(await trySeed(1)).toEqual([]);
});

test('a step that forgets what it made is found out', async () => {
  const { find, ...rest } = making(createLogGroup);
  const step = {
    ...rest,
    async find(context: Parameters<typeof find>[0]) {
      const found = await find(context);
      return found?.unfinished ? undefined : found;
    },
  } as Step;
  const { violations } = await casesOfStep(step, false);
  expect(new Set(violations.map(({ promise }) => promise))).toEqual(new Set(['stuck']));
});

test('a step that takes no look at AWS when it is taken back is found out', async () => {
  const step = { ...createTaskRole, undo: () => Promise.resolve() } as Step;
  const { violations } = await casesOfStep(step, false);
  expect(violations.map(({ promise }) => promise)).toContain('false done');
});

test('every step that writes is in the work, alone, among neighbours and twice at once', () => {
  const jobs = allJobs();
  const ofCluster = jobs.filter((job) => job.kind !== 'seeds' && job.step === createCluster.id);
  expect(ofCluster.map(({ kind }) => kind)).toEqual(['calls', 'calls', 'two at once']);
  const seeds = jobs.filter((job) => job.kind === 'seeds');
  expect(seeds.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(1000);
});
