import { expect, test } from 'vitest';
import { recordFailures } from '../../../quality/harness/record-failures.ts';
import { failures, type Failure } from '../../../scripts/failures/index.ts';
import { howToSee, typed } from '../../../scripts/failures/typed.ts';
import { usedServices } from '../../../scripts/services.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { explain } from '../../../src/engine/explain.ts';

const ids = steps.map(({ id }) => id);
const wrongSize = failures.find(({ id }) => id === 'wrong-size')!;

function recorded(changes: Partial<Failure>): Promise<Map<string, string>> {
  return recordFailures([{ ...wrongSize, ...changes }], steps);
}

test('a failure is recorded with its command, what AWS said and the advice', async () => {
  const inUse = failures.find(({ id }) => id === 'cluster-in-use')!;
  const text = (await recordFailures([inUse], steps)).get('failures/cluster-in-use.txt');
  expect(text).toMatch(/^\$ npm run undo:create-cluster\n/);
  expect(text).toContain('refused  ClusterContainsServicesException: The Cluster cannot be');
  expect(text).toContain('Delete what runs in it first');
});

test('inputs that do not fit are refused before anything is called, as by the command', async () => {
  expect((await recorded({})).get('failures/wrong-size.txt')).toMatch(
    /^\$ npm run step:register-task-definition -- --cpu 768\n\nerror {4}--cpu got "768": .*\n$/,
  );
});

test('a size that AWS refuses all the same is explained', () => {
  const error = Object.assign(new Error('No Fargate configuration exists for given values'), {
    name: 'ClientException',
  });
  expect(explain(error, usedServices)).toContain('Fargate has these sizes');
});

test('one that ends otherwise than it says is not recorded', async () => {
  await expect(recorded({ ends: 'done' })).rejects.toThrow('is not what it says: failed');
  const commands = [{ step: 'register-task-definition' }];
  await expect(recorded({ commands })).rejects.toThrow('is not what it says: done');
});

test('one that says something else is not recorded', async () => {
  await expect(recorded({ says: 'Good morning.' })).rejects.toThrow('no "Good morning."');
});

test('one that begins nowhere, or has no command, is not recorded', async () => {
  await expect(recorded({ from: 'breakfast' })).rejects.toThrow('begins at no step: "breakfast"');
  await expect(recorded({ commands: [] })).rejects.toThrow('has no command');
});

test('commands are what a reader types', () => {
  expect(typed({ step: 'create-cluster', undo: true })).toBe('npm run undo:create-cluster');
  expect(typed({ step: 'create-service', given: { desiredCount: '0' } })).toBe(
    'npm run step:create-service -- --desired-count 0',
  );
});

test('how to see a failure begins with a new account and ends with what goes wrong', () => {
  const capacity = failures.find(({ id }) => id === 'no-capacity')!;
  expect(howToSee(capacity, ids)).toEqual([
    'npm run reset',
    'npm run tutorial -- --to prepare-network',
    `curl -d '{"kind":"no-capacity"}' http://127.0.0.1:4747/_local-aws/faults`,
    'npm run step:create-service',
  ]);
  expect(
    howToSee(
      failures.find(({ id }) => id === 'cluster-in-use')!,
      ids,
    ),
  ).toEqual(['npm run reset', 'npm run tutorial', 'npm run undo:create-cluster']);
});

test('where a permission is missing, typing is not enough', () => {
  expect(
    howToSee(
      failures.find(({ denied }) => denied !== undefined)!,
      ids,
    ),
  ).toBeUndefined();
});

test.each([
  ['Services', 'npm run undo:create-service'],
  ['Tasks', 'aws ecs stop-task'],
])('a cluster that contains %s is explained', (what, words) => {
  const error = Object.assign(
    new Error(`The Cluster cannot be deleted while ${what} are active.`),
    {
      name: `ClusterContains${what}Exception`,
    },
  );
  expect(explain(error, usedServices)).toContain(words);
});
