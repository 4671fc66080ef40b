import {
  DescribeTasksCommand,
  GetTaskProtectionCommand,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
  UpdateTaskProtectionCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openBalanced } from './ecs-balanced-fixtures.ts';
import { sleep } from './ecs-fixtures.ts';

/** A steady service of two tasks. */
async function openTwo() {
  const open = await openBalanced();
  const { aws, ecs } = open;
  await open.register();
  await open.create({ desiredCount: 2, loadBalancers: [] });
  await sleep(aws, 300_000);
  const arns = async () => {
    const { taskArns } = await ecs.send(
      new ListTasksCommand({ cluster: 'demo', serviceName: 'web' }),
    );
    return taskArns!;
  };
  return {
    ...open,
    arns,
    protect: (tasks: string[], changes: object = {}) =>
      ecs.send(
        new UpdateTaskProtectionCommand({
          cluster: 'demo',
          tasks,
          protectionEnabled: true,
          ...changes,
        }),
      ),
  };
}

test('a protected task outlives a scale-in and a deployment, until its protection ends', async () => {
  const open = await openTwo();
  const { aws, ecs, arns, protect } = open;
  const [kept] = await arns();
  const { protectedTasks, failures } = await protect([kept!], { expiresInMinutes: 60 });
  expect(failures).toEqual([]);
  expect(protectedTasks).toEqual([
    {
      taskArn: kept,
      protectionEnabled: true,
      expirationDate: new Date(aws.account.now + 3_600_000),
    },
  ]);
  await open.update({ desiredCount: 0 });
  await sleep(aws, 600_000);
  expect(await arns()).toEqual([kept]);
  const { protectedTasks: all } = await ecs.send(new GetTaskProtectionCommand({ cluster: 'demo' }));
  expect(all!.map(({ taskArn, protectionEnabled }) => [taskArn, protectionEnabled])).toEqual([
    [kept, true],
  ]);
  await sleep(aws, 3_600_000);
  expect(await arns()).toEqual([]);
});

test('a deployment waits for a protected task', async () => {
  const open = await openTwo();
  const { aws, arns, protect } = open;
  const [kept] = await arns();
  await protect([kept!]);
  await open.register('httpd:2');
  await open.update({ taskDefinition: 'web:2' });
  await sleep(aws, 900_000);
  expect(await arns()).toContain(kept);
  expect((await open.describe()).deployments![0]!.rolloutState).toBe('IN_PROGRESS');
  await protect([kept!], { protectionEnabled: false });
  await sleep(aws, 300_000);
  expect(await arns()).not.toContain(kept);
  expect((await open.describe()).deployments![0]!.rolloutState).toBe('COMPLETED');
});

test('StopTask stops a protected task', async () => {
  const { aws, ecs, arns, protect } = await openTwo();
  const [kept] = await arns();
  await protect([kept!]);
  await ecs.send(new StopTaskCommand({ cluster: 'demo', task: kept }));
  await sleep(aws, 300_000);
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: [kept!] }));
  expect(tasks![0]!.lastStatus).toBe('STOPPED');
});

test('a task of no service, one that is missing, and a time out of range', async () => {
  const { ecs, network, protect } = await openTwo();
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: network,
    }),
  );
  const alone = tasks![0]!.taskArn!;
  const { protectedTasks, failures } = await protect([alone, 'f'.repeat(32)]);
  expect(protectedTasks).toEqual([]);
  expect(failures!.map(({ arn, reason }) => [arn, reason])).toEqual([
    [alone, 'TASK_NOT_VALID'],
    [alone.replace(/[^/]+$/, 'f'.repeat(32)), 'MISSING'],
  ]);
  await expect(protect([alone], { expiresInMinutes: 2881 })).rejects.toThrow(
    'expiresInMinutes must be between 1 and 2880.',
  );
  await expect(protect([])).rejects.toThrow('Tasks cannot be empty.');
});
