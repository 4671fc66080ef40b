import {
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openEcs, sleep, web } from './ecs-fixtures.ts';

// The tags that the page of create-service names, and what a reader sees then.
test.each([
  ['does-not-exist', 'CannotPullContainerError', 'not found', undefined],
  ['private', 'CannotPullContainerError', 'pull access denied', undefined],
  ['rate-limited', 'CannotPullContainerError', 'toomanyrequests', undefined],
  ['arm64-only', 'CannotPullContainerError', "platform 'linux/amd64'", undefined],
  ['exits-0', 'Essential container in task exited', '', 0],
  ['exits-1', 'Essential container in task exited', '', 1],
  ['out-of-memory', 'Essential container in task exited', '', 137],
])('the tag of an image decides what goes wrong: %s', async (tag, reason, words, exit) => {
  const { aws, ecs, network } = await openEcs();
  const containerDefinitions = [{ name: 'web', image: `httpd:${tag}` }];
  await ecs.send(new RegisterTaskDefinitionCommand(web({ containerDefinitions })));
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: network,
    }),
  );
  await sleep(aws, 300_000);
  const described = await ecs.send(
    new DescribeTasksCommand({ cluster: 'demo', tasks: [tasks![0]!.taskArn!] }),
  );
  const task = described.tasks![0]!;
  expect(task.lastStatus).toBe('STOPPED');
  expect(task.stoppedReason).toContain(reason);
  expect(task.stoppedReason).toContain(words);
  expect(task.containers![0]!.exitCode).toBe(exit);
});
