import {
  DescribeTasksCommand,
  ExecuteCommandCommand,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs';
import { AttachRolePolicyCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import type { Found, World } from './found.ts';

const MANY = Array.from({ length: 101 }, (_each, index) => index.toString(16).padStart(32, '0'));

/** Runs a task of `app` in `c1`, registered before, and with changes. */
function run(world: World, changes: Partial<RunTaskCommandInput> = {}) {
  return world.ecs.send(
    new RunTaskCommand({
      cluster: 'c1',
      taskDefinition: 'app',
      launchType: 'FARGATE',
      networkConfiguration: world.networkConfiguration,
      ...changes,
    }),
  );
}

async function runRegistered(world: World, changes: Partial<RunTaskCommandInput> = {}) {
  await world.register();
  return run(world, changes);
}

const READS_SECRETS = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['ssm:GetParameters', 'secretsmanager:GetSecretValue'],
      Resource: '*',
    },
  ],
});

/** Runs a task of a container with a secret, and how it ended. */
async function fateWith(
  world: World,
  valueFrom: string,
  policy: 'AmazonECSTaskExecutionRolePolicy' | 'reads',
) {
  const executionRoleArn = await world.makeRole('exec');
  const RoleName = 'exec';
  if (policy === 'reads') {
    await world.iam.send(
      new PutRolePolicyCommand({ RoleName, PolicyName: policy, PolicyDocument: READS_SECRETS }),
    );
  } else {
    const PolicyArn = `arn:aws:iam::aws:policy/service-role/${policy}`;
    await world.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  }
  const secrets = [{ name: 'PASSWORD', valueFrom }];
  await world.registerContainer({ secrets }, { executionRoleArn });
  const { tasks } = await run(world);
  await world.pass(600);
  const asked = { cluster: 'c1', tasks: [tasks![0]!.taskArn!] };
  const [task] = (await world.ecs.send(new DescribeTasksCommand(asked))).tasks!;
  return [task!.lastStatus, task!.stopCode, task!.stoppedReason?.split(':')[0]];
}

export const TASKS: Found[] = [
  {
    what: 'a task with an SSM secret that is not there',
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
    sure: 'D',
    ask: (world) => fateWith(world, 'not-there', 'reads'),
    answer: ['STOPPED', 'TaskFailedToStart', 'ResourceInitializationError'],
  },
  {
    what: 'a task with an SSM secret and without ssm:GetParameters',
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
    sure: 'D',
    ask: (world) => fateWith(world, 'not-there', 'AmazonECSTaskExecutionRolePolicy'),
    answer: ['STOPPED', 'TaskFailedToStart', 'ResourceInitializationError'],
  },
  {
    what: "RT1: a container's override larger than the task",
    source: 'artilleryio/artillery#591',
    sure: 'T',
    ask: (world) =>
      runRegistered(world, {
        overrides: { containerOverrides: [{ name: 'app', memory: 2048 }] },
      }),
    answer:
      "InvalidParameterException: 'memory' setting for container 'app' is greater than for task.",
  },
  {
    what: 'RT1: an override of the task that is no size of Fargate',
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html',
    sure: 'G',
    ask: (world) => runRegistered(world, { overrides: { cpu: '512', memory: '512' } }),
    answer:
      'ClientException: No Fargate configuration exists for given values: 512 CPU, 512 memory. See the Amazon ECS documentation for the valid values.',
  },
  {
    what: 'RT1: an override with 20 GiB of storage',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html',
    sure: 'D',
    ask: (world) => runRegistered(world, { overrides: { ephemeralStorage: { sizeInGiB: 20 } } }),
    answer: 'InvalidParameterException: EphemeralStorage size should be at least 21',
  },
  {
    what: 'RT4: FARGATE_SPOT on a cluster that does not have it',
    source: 'dask/dask-cloudprovider#328',
    sure: 'T',
    ask: (world) =>
      runRegistered(world, {
        cluster: 'default',
        launchType: undefined,
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
      }),
    answer:
      'InvalidParameterException: The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
  },
  {
    what: 'SV2: a task run with exec and without a task role',
    source: 'boto/boto3#3173',
    sure: 'T',
    ask: (world) => runRegistered(world, { enableExecuteCommand: true }),
    answer:
      'InvalidParameterException: The execute command failed because a valid task role is not being used. Specify a valid task role in your task definition or as a task override and try again.',
  },
  {
    // The report is of a time when the limit was 36.
    what: 'a startedBy of 129 characters',
    source: 'convox/rack#1727',
    sure: 'T',
    ask: (world) => runRegistered(world, { startedBy: 'x'.repeat(129) }),
    answer: 'InvalidParameterException: startedBy longer than 128.',
  },
  ...[undefined, 'default'].map((cluster): Found => ({
    what: `SV8: StopTask of a task of c1 with the cluster ${cluster}`,
    source: 'jenkinsci/amazon-ecs-plugin#17, akka/akka-management#180',
    sure: 'T',
    ask: async (world) => {
      const { tasks } = await runRegistered(world);
      return world.ecs.send(new StopTaskCommand({ cluster, task: tasks![0]!.taskArn }));
    },
    answer:
      'InvalidParameterException: Invalid identifier: Identifier is for cluster c1. Your cluster is default',
  })),
  {
    what: 'SV8: DescribeTasks of a task of another cluster',
    source: 'jenkinsci/amazon-ecs-plugin#17, akka/akka-management#180',
    sure: 'T',
    ask: async (world) => {
      const { tasks } = await runRegistered(world);
      return world.ecs.send(new DescribeTasksCommand({ tasks: [tasks![0]!.taskArn!] }));
    },
    answer:
      'InvalidParameterException: Invalid identifier: Identifier is for cluster c1. Your cluster is default',
  },
  {
    what: 'SV9: ListTasks with two filters',
    source: 'boto/boto3#874, fujiwara/ecsta#119',
    sure: 'T',
    ask: async ({ ecs, register, create }) => {
      await register();
      await create();
      return ecs.send(new ListTasksCommand({ cluster: 'c1', serviceName: 'web', family: 'app' }));
    },
    answer: 'InvalidParameterException: cannot specify serviceName with other arguments',
  },
  {
    what: 'SV10: 101 tasks in one call',
    source: 'aws/aws-toolkit-vscode#2362, gchq/sleeper#555',
    sure: 'T',
    ask: ({ ecs }) => ecs.send(new DescribeTasksCommand({ tasks: MANY })),
    answer: 'InvalidParameterException: taskIds can have at most 100 items.',
  },
  {
    what: 'SV11: ExecuteCommand in the task "abc"',
    source: 'aws/aws-cli#10057',
    sure: 'T',
    ask: ({ ecs }) =>
      ecs.send(new ExecuteCommandCommand({ task: 'abc', command: 'sh', interactive: true })),
    answer: 'InvalidParameterException: task length should be one of [32,36]',
  },
];
