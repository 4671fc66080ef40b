import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import {
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  type ECSClient,
  type Task,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import type { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { openEcs, sleep, web } from './ecs-fixtures.ts';

async function describe(ecs: ECSClient, taskArn: string): Promise<Task> {
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: [taskArn] }));
  return tasks![0]!;
}

/** Every `lastStatus` of a task, in order, until it has the last one. */
async function statuses(aws: LocalAws, ecs: ECSClient, taskArn: string, last: string) {
  const seen: string[] = [];
  for (let poll = 0; poll < 50 && seen.at(-1) !== last; poll++) {
    const { lastStatus } = await describe(ecs, taskArn);
    if (lastStatus !== seen.at(-1)) seen.push(lastStatus!);
    await aws.sleep(600_000);
  }
  return seen;
}

async function withTask(changes: Parameters<typeof web>[0] = {}) {
  const open = await openEcs();
  await open.ecs.send(new RegisterTaskDefinitionCommand(web(changes)));
  const input = {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'FARGATE' as const,
    networkConfiguration: open.network,
  };
  const { tasks, failures } = await open.ecs.send(new RunTaskCommand(input));
  expect(failures).toEqual([]);
  return { ...open, input, task: tasks![0]!, taskArn: tasks![0]!.taskArn! };
}

test('a task that is run starts PROVISIONING, with a network interface still to come', async () => {
  const { task } = await withTask();
  expect(task).toMatchObject({
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    cpu: '1024',
    memory: '3072',
    group: 'family:web',
    attachments: [{ type: 'ElasticNetworkInterface', status: 'PRECREATED' }],
    containers: [{ name: 'web', lastStatus: 'PENDING' }],
  });
  expect(task.taskArn).toMatch(/^arn:aws:ecs:us-east-1:111122223333:task\/demo\/[0-9a-f]{32}$/);
});

test('a task passes every status on its way up and on its way down', async () => {
  const { aws, ecs, taskArn } = await withTask();
  expect(await statuses(aws, ecs, taskArn, 'RUNNING')).toEqual([
    'PROVISIONING',
    'PENDING',
    'ACTIVATING',
    'RUNNING',
  ]);
  const { task } = await ecs.send(
    new StopTaskCommand({ cluster: 'demo', task: taskArn, reason: 'enough' }),
  );
  expect(task).toMatchObject({
    desiredStatus: 'STOPPED',
    stopCode: 'UserInitiated',
    stoppedReason: 'enough',
  });
  expect(await statuses(aws, ecs, taskArn, 'STOPPED')).toEqual([
    'RUNNING',
    'DEACTIVATING',
    'STOPPING',
    'DEPROVISIONING',
    'STOPPED',
  ]);
  const times = await describe(ecs, taskArn);
  const order = [
    times.createdAt,
    times.connectivityAt,
    times.pullStartedAt,
    times.pullStoppedAt,
    times.startedAt,
    times.stoppingAt,
    times.executionStoppedAt,
    times.stoppedAt,
  ].map((date) => date!.getTime());
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('a running task has a network interface in its subnet with a public address; a stopped one has not', async () => {
  const { aws, ecs, ec2, taskArn } = await withTask();
  await sleep(aws, 60_000);
  const { attachments, containers } = await describe(ecs, taskArn);
  const detail = (name: string) =>
    attachments![0]!.details!.find((each) => each.name === name)!.value!;
  const eni = detail('networkInterfaceId');
  const { NetworkInterfaces } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [eni] }),
  );
  expect(NetworkInterfaces).toMatchObject([
    {
      SubnetId: detail('subnetId'),
      PrivateIpAddress: detail('privateIPv4Address'),
      Association: { PublicIp: expect.stringMatching(/^[\d.]+$/) as string },
    },
  ]);
  expect(containers![0]).toMatchObject({
    lastStatus: 'RUNNING',
    imageDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
    networkInterfaces: [{ privateIpv4Address: detail('privateIPv4Address') }],
  });
  await ecs.send(new StopTaskCommand({ cluster: 'demo', task: taskArn }));
  await sleep(aws, 60_000);
  expect((await describe(ecs, taskArn)).attachments![0]!.status).toBe('DELETED');
  await expect(
    ec2.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [eni] })),
  ).rejects.toMatchObject({ name: 'InvalidNetworkInterfaceID.NotFound' });
});

test('a stopped task can be described for an hour and not longer', async () => {
  const { aws, ecs, taskArn } = await withTask();
  await ecs.send(new StopTaskCommand({ cluster: 'demo', task: taskArn }));
  await sleep(aws, 30 * 60_000);
  expect(await describe(ecs, taskArn)).toMatchObject({ lastStatus: 'STOPPED' });
  await sleep(aws, 60 * 60_000);
  const { tasks, failures } = await ecs.send(
    new DescribeTasksCommand({ cluster: 'demo', tasks: [taskArn] }),
  );
  expect({ tasks, failures }).toEqual({
    tasks: [],
    failures: [{ arn: taskArn, reason: 'MISSING' }],
  });
  const listed = await ecs.send(
    new ListTasksCommand({ cluster: 'demo', desiredStatus: 'STOPPED' }),
  );
  expect(listed.taskArns).toEqual([]);
});

test('an image that does not exist stops the task before it starts', async () => {
  const { aws, ecs, taskArn } = await withTask({
    containerDefinitions: [{ name: 'web', image: 'httpd:does-not-exist' }],
  });
  await sleep(aws, 120_000);
  const task = await describe(ecs, taskArn);
  expect(task).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/httpd:does-not-exist: docker.io/library/httpd:does-not-exist: not found',
  });
  expect(task.startedAt).toBeUndefined();
});

test('a job ends with the exit code of its command and prints its lines', async () => {
  const { aws, ecs, logs, input } = await withTask();
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/job' }));
  await ecs.send(
    new RegisterTaskDefinitionCommand(
      web({
        family: 'job',
        containerDefinitions: [
          { name: 'job', image: 'busybox', command: ['sh', '-c', 'echo hello; sleep 5; exit 3'] },
        ],
      }),
    ),
  );
  const { tasks } = await ecs.send(new RunTaskCommand({ ...input, taskDefinition: 'job' }));
  await sleep(aws, 120_000);
  expect(await describe(ecs, tasks![0]!.taskArn!)).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [{ exitCode: 3, lastStatus: 'STOPPED' }],
  });
});

test('the same token and the same arguments run no second task', async () => {
  const { ecs, input } = await withTask();
  const run = () => ecs.send(new RunTaskCommand({ ...input, clientToken: 'once' }));
  const [first, second] = [await run(), await run()];
  expect(second.tasks![0]!.taskArn).toBe(first.tasks![0]!.taskArn);
  await expect(
    ecs.send(new RunTaskCommand({ ...input, count: 2, clientToken: 'once' })),
  ).rejects.toMatchObject({ name: 'ConflictException', resourceIds: [first.tasks![0]!.taskArn] });
});
