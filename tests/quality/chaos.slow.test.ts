import { expect, test, vi } from 'vitest';
import { casesOfStep } from '../../quality/chaos/cases-of-step.ts';
import { PerAccount } from '../../quality/chaos/per-account.ts';
import { jobsFor } from '../../quality/chaos/jobs.ts';
import { trySeed } from '../../quality/chaos/try-seed.ts';
import { twoAtOnce } from '../../quality/chaos/two-at-once.ts';
import { createCluster } from '../../scripts/steps/create-cluster.ts';
import { createLogGroup } from '../../scripts/steps/create-log-group.ts';
import { createTaskRole } from '../../scripts/steps/create-task-role.ts';
import { prepareNetwork } from '../../scripts/steps/prepare-network.ts';
import { registerTaskDefinition } from '../../scripts/steps/register-task-definition.ts';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import type { Step } from '../../src/engine/step.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { making } from '../steps/making.ts';

// It begins with an account full of neighbours.
vi.setConfig({ testTimeout: 120_000 });

test.each(
  [prepareNetwork, createLogGroup, registerTaskDefinition].map(
    (step) => [step.id, step as Step] as const,
  ),
)('a sample of what npm run chaos tries with %s breaks no promise', async (_id, step) => {
  const tried = await casesOfStep(step, false, (number) => number % 7 === 0);
  expect(tried.cases).toBeGreaterThan(5);
  expect(tried.violations).toEqual([]);
  // Some failures leave an account of their own, and some the one of another failure.
  expect(tried.accounts).toBeGreaterThan(2);
  expect(tried.accounts).toBeLessThan(tried.cases);
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

test('a violation tells how to try its case again, alone', async () => {
  const step = { ...createTaskRole, undo: () => Promise.resolve() } as Step;
  const all = await casesOfStep(step, false);
  const { at, again, promise } = all.violations.find((each) => each.promise === 'false done')!;
  const [, words = ''] = /^--step create-task-role --case "(.+)"$/.exec(again) ?? [];
  expect(at).toBe(`create-task-role ${words}`);
  const alone = await casesOfStep(step, false, (_number, each) => each.includes(words));
  expect(alone.cases).toBe(1);
  expect(alone.violations).toContainEqual(expect.objectContaining({ at, promise }));
});

test('what is done in an account is not done again in one like it, whatever its time', async () => {
  const { rows } = await openLocalRun();
  const { rows: later, aws } = await openLocalRun({ rows });
  await aws.pass(5000);
  const { rows: other, runner } = await openLocalRun({ rows });
  await runner.run(createLogGroup);
  const done: string[] = [];
  const results = new PerAccount<number>();
  const count = (each: Rows, what: string) =>
    results.of(each, what, () => Promise.resolve(done.push(what)));
  expect(await count(rows, 'cleanup')).toBe(1);
  expect(await count(later, 'cleanup')).toBe(1);
  expect(await count(later, 'rerun')).toBe(2);
  expect(await count(other, 'cleanup')).toBe(3);
  expect([results.size, done]).toEqual([3, ['cleanup', 'rerun', 'cleanup']]);
});

test('a step that takes no look at AWS when it is taken back is found out', async () => {
  const step = { ...createTaskRole, undo: () => Promise.resolve() } as Step;
  const { violations } = await casesOfStep(step, false);
  expect(violations.map(({ promise }) => promise)).toContain('false done');
});

test('every step that writes is in the work, alone, among neighbours and twice at once', () => {
  const jobs = jobsFor();
  const ofCluster = jobs.filter((job) => job.kind !== 'seeds' && job.step === createCluster.id);
  expect(ofCluster.map(({ kind }) => kind)).toEqual(['calls', 'calls', 'two at once']);
  const seeds = jobs.filter((job) => job.kind === 'seeds');
  expect(seeds.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(1000);
});

test('one step, one case or one seed can be asked for', () => {
  const step = createCluster.id;
  const ofStep = jobsFor({ step });
  expect(ofStep.map(({ kind }) => kind)).toEqual(['calls', 'calls', 'two at once']);
  expect(jobsFor({ step, case: 'reply lost' })).toContainEqual({
    kind: 'calls',
    step,
    isAmongNeighbours: true,
    part: 0,
    of: 1,
    only: 'reply lost',
  });
  expect(jobsFor({ seed: '17' })).toEqual([{ kind: 'seeds', from: 17, to: 18 }]);
});
