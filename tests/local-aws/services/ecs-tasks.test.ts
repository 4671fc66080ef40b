import { CreateLogGroupCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  PutRolePolicyCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import {
  DescribeTasksCommand,
  ExecuteCommandCommand,
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

test('a task is pending, runs and stops: it passes every status, and its image is pulled on the way', async () => {
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

test('an image that does not exist stops the task before it starts, and its stoppedReason says so', async () => {
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

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html: 24 hours, or an hour after the task's life.
test('a token is remembered for an hour after its task has stopped, and then runs another', async () => {
  const { aws, ecs, input } = await withTask();
  const run = async () => {
    const { tasks } = await ecs.send(new RunTaskCommand({ ...input, clientToken: 'once' }));
    return tasks![0]!.taskArn!;
  };
  const first = await run();
  await sleep(aws, 60_000);
  await ecs.send(new StopTaskCommand({ cluster: input.cluster, task: first }));
  await sleep(aws, 50 * 60_000);
  expect(await run()).toBe(first);
  await sleep(aws, 15 * 60_000);
  expect(await run()).not.toBe(first);
});

test('a token is remembered for 24 hours at the most, also while its task runs', async () => {
  const { aws, ecs, input } = await withTask();
  const run = async () => {
    const { tasks } = await ecs.send(new RunTaskCommand({ ...input, clientToken: 'once' }));
    return tasks![0]!.taskArn!;
  };
  const first = await run();
  await sleep(aws, 23 * 60 * 60_000);
  expect(await run()).toBe(first);
  await sleep(aws, 60 * 60_000);
  expect(await run()).not.toBe(first);
});

const trust = (Service: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
  });

const EXECUTION_POLICY = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

async function executionRole(iam: IAMClient, policy?: string): Promise<string> {
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: 'exec',
      AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
    }),
  );
  if (policy) await iam.send(new AttachRolePolicyCommand({ RoleName: 'exec', PolicyArn: policy }));
  return Role!.Arn!;
}

/** A task that writes to the log group `/ecs/web` under a role, 60 seconds after the role was made. */
async function withLogs(options: { group?: boolean; policy?: string; create?: boolean }) {
  const open = await openEcs();
  const { ecs, iam, logs } = open;
  const executionRoleArn = await executionRole(iam, options.policy);
  if (options.group) await logs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/web' }));
  await sleep(open.aws, 60_000);
  const logConfiguration = {
    logDriver: 'awslogs' as const,
    options: {
      'awslogs-group': '/ecs/web',
      'awslogs-region': 'us-east-1',
      'awslogs-stream-prefix': 'app',
      ...(options.create && { 'awslogs-create-group': 'true' }),
    },
  };
  const containerDefinitions = [{ name: 'web', image: 'httpd', logConfiguration }];
  await ecs.send(
    new RegisterTaskDefinitionCommand(web({ executionRoleArn, containerDefinitions })),
  );
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: open.network,
    }),
  );
  await sleep(open.aws, 60_000);
  const task = await describe(ecs, tasks![0]!.taskArn!);
  return { ...open, task, id: task.taskArn!.split('/').at(-1)! };
}

test('a container says that it started, in the stream prefix/container/task', async () => {
  const { logs, id } = await withLogs({ group: true, policy: EXECUTION_POLICY });
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName: '/ecs/web' }));
  expect(events).toMatchObject([
    { logStreamName: `app/web/${id}`, message: expect.stringMatching(/^httpd started/) as string },
  ]);
});

test('a log group that is missing stops the task before it starts', async () => {
  const { task } = await withLogs({ policy: EXECUTION_POLICY });
  expect(task).toMatchObject({
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
  });
});

test('a role that may not write logs stops the task before it starts', async () => {
  const { task } = await withLogs({ group: true });
  expect(task.stoppedReason).toMatch(
    /AccessDeniedException: .* not authorized to perform: logs:CreateLogStream/,
  );
});

test('the managed policy does not let a task make its log group', async () => {
  const { task } = await withLogs({ policy: EXECUTION_POLICY, create: true });
  expect(task.stoppedReason).toMatch(/not authorized to perform: logs:CreateLogGroup/);
});

test('a subnet without a way to the internet stops the task after minutes of trying', async () => {
  const open = await openEcs();
  await open.ecs.send(new RegisterTaskDefinitionCommand(web()));
  const { tasks } = await open.ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: {
        awsvpcConfiguration: { subnets: open.subnets, assignPublicIp: 'DISABLED' },
      },
    }),
  );
  await sleep(open.aws, 60_000);
  expect(await describe(open.ecs, tasks![0]!.taskArn!)).toMatchObject({ lastStatus: 'PENDING' });
  await sleep(open.aws, 180_000);
  expect(await describe(open.ecs, tasks![0]!.taskArn!)).toMatchObject({
    lastStatus: 'STOPPED',
    stoppedReason: expect.stringMatching(
      /^CannotPullContainerError: .*public\.ecr\.aws.* i\/o timeout$/,
    ) as string,
  });
});

test('a role that is too new is refused, and taken some seconds later', async () => {
  const { aws, ecs, iam, network } = await openEcs();
  const executionRoleArn = await executionRole(iam);
  await ecs.send(new RegisterTaskDefinitionCommand(web({ executionRoleArn })));
  const run = () =>
    ecs.send(
      new RunTaskCommand({
        cluster: 'demo',
        taskDefinition: 'web',
        launchType: 'FARGATE',
        networkConfiguration: network,
      }),
    );
  await expect(run()).rejects.toMatchObject({
    name: 'ClientException',
    message: `ECS was unable to assume the role '${executionRoleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`,
  });
  await sleep(aws, 30_000);
  expect((await run()).failures).toEqual([]);
});

test('tasks over the vCPU quota are failures and no error', async () => {
  const { ecs, input } = await withTask();
  const { tasks, failures } = await ecs.send(new RunTaskCommand({ ...input, count: 6 }));
  expect(tasks).toEqual([]);
  expect(failures).toEqual([
    { reason: 'You’ve reached the limit on the number of vCPUs you can run concurrently' },
  ]);
});

test('a side container may end; an essential one ends its task with the exit codes of both', async () => {
  const { aws, ecs, taskArn } = await withTask({
    containerDefinitions: [
      { name: 'main', image: 'busybox', command: ['sh', '-c', 'sleep 60; exit 2'] },
      { name: 'side', image: 'busybox', essential: false, command: ['sh', '-c', 'sleep 5'] },
      { name: 'proxy', image: 'envoy' },
    ],
  });
  await sleep(aws, 60_000);
  const running = await describe(ecs, taskArn);
  expect(running.lastStatus).toBe('RUNNING');
  expect(running.containers!.map(({ lastStatus }) => lastStatus)).toEqual([
    'RUNNING',
    'STOPPED',
    'RUNNING',
  ]);
  await sleep(aws, 120_000);
  const stopped = await describe(ecs, taskArn);
  expect(stopped).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited' });
  expect(stopped.containers!.map(({ exitCode }) => exitCode)).toEqual([2, 0, 0]);
});

test('a shell is deaf to SIGTERM and is killed after its stop timeout', async () => {
  const { aws, ecs, taskArn } = await withTask({
    containerDefinitions: [
      {
        name: 'web',
        image: 'httpd',
        entryPoint: ['sh', '-c'],
        command: ['httpd-foreground'],
        stopTimeout: 50,
      },
    ],
  });
  await sleep(aws, 60_000);
  await ecs.send(new StopTaskCommand({ cluster: 'demo', task: taskArn }));
  await sleep(aws, 90_000);
  const { stoppingAt, executionStoppedAt, containers } = await describe(ecs, taskArn);
  expect(executionStoppedAt!.getTime() - stoppingAt!.getTime()).toBeGreaterThan(50_000);
  expect(containers![0]!.exitCode).toBe(137);
});

test('a container health check turns a task HEALTHY or UNHEALTHY', async () => {
  const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 5, retries: 2 };
  const check = async (image: string) => {
    const { aws, ecs, taskArn } = await withTask({
      containerDefinitions: [{ name: 'web', image, healthCheck }],
    });
    await sleep(aws, 90_000);
    const { healthStatus, containers, lastStatus } = await describe(ecs, taskArn);
    return [healthStatus, containers![0]!.healthStatus, lastStatus];
  };
  expect(await check('httpd')).toEqual(['HEALTHY', 'HEALTHY', 'RUNNING']);
  // Nobody stops an unhealthy task that belongs to no service.
  expect(await check('httpd:unhealthy')).toEqual(['UNHEALTHY', 'UNHEALTHY', 'RUNNING']);
});

test('Exec is refused until the task has a role for it', async () => {
  const { aws, ecs, iam, network } = await openEcs();
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: 'own',
      AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
    }),
  );
  await sleep(aws, 30_000);
  await ecs.send(new RegisterTaskDefinitionCommand(web({ taskRoleArn: Role!.Arn })));
  const exec = async () => {
    const { tasks } = await ecs.send(
      new RunTaskCommand({
        cluster: 'demo',
        taskDefinition: 'web',
        launchType: 'FARGATE',
        networkConfiguration: network,
        enableExecuteCommand: true,
      }),
    );
    await sleep(aws, 60_000);
    const task = tasks![0]!.taskArn!;
    const refusal: unknown = await ecs
      .send(
        new ExecuteCommandCommand({ cluster: 'demo', task, command: '/bin/sh', interactive: true }),
      )
      .catch((error: unknown) => error);
    const { containers } = await describe(ecs, task);
    return [containers![0]!.managedAgents![0]!.lastStatus, (refusal as Error).name];
  };
  expect(await exec()).toEqual(['STOPPED', 'InvalidParameterException']);
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: 'own',
      PolicyName: 'exec',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'ssmmessages:*', Resource: '*' }],
      }),
    }),
  );
  // After the preconditions comes a shell in a container, and there is no container.
  expect(await exec()).toEqual(['RUNNING', 'NotImplemented']);
});

test('an override for a container that is not there is refused', async () => {
  const { ecs, input } = await withTask();
  await expect(
    ecs.send(
      new RunTaskCommand({
        ...input,
        overrides: { containerOverrides: [{ name: 'ghost', command: ['x'] }] },
      }),
    ),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Override for container named ghost is not a container in the TaskDefinition.',
  });
});

test('tasks are listed by family, by starter and by the status they are meant to have', async () => {
  const { ecs, input, taskArn } = await withTask();
  await ecs.send(new RegisterTaskDefinitionCommand(web({ family: 'job' })));
  await ecs.send(new RunTaskCommand({ ...input, taskDefinition: 'job', startedBy: 'me' }));
  const list = async (filter: object) =>
    (await ecs.send(new ListTasksCommand({ cluster: 'demo', ...filter }))).taskArns!.length;
  expect(await list({})).toBe(2);
  expect(await list({ family: 'job' })).toBe(1);
  expect(await list({ startedBy: 'me' })).toBe(1);
  expect(await list({ desiredStatus: 'PENDING' })).toBe(0);
  await ecs.send(new StopTaskCommand({ cluster: 'demo', task: taskArn }));
  expect(await list({})).toBe(1);
  expect(await list({ desiredStatus: 'STOPPED' })).toBe(1);
});
