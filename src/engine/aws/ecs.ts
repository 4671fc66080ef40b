import type { EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
} from '@aws-sdk/client-ecs';
import { fargateTaskPerHour, HOURS_PER_MONTH, PRICES } from '../prices.ts';
import { taskSizesInWords } from '../task-sizes.ts';
import { drawEcs } from './ecs/draw.ts';
import { somebodysTask, whatIsIn } from './ecs/held-by.ts';
import { clusters, services, taskDefinitions, tasks } from './ecs/list.ts';
import type { TaskSize } from './ecs/task-size.ts';
import type { AwsService } from './service.ts';
import { lowerCaseTags } from './tag-shapes.ts';

/** Amazon Elastic Container Service. */
export const ecs = {
  title: 'Amazon ECS',
  iam: {
    prefix: 'ecs',
    // The ARN of a service or a task names its cluster, and the ARN of a cluster its Region.
    conditionKeys: { 'ecs:cluster': 'on * only', 'ecs:CreateAction': 'always' },
    // A task is as large as its revision, and an override may make it larger.
    limits: {
      'ecs:RegisterTaskDefinition': ['ecs:task-cpu', 'ecs:task-memory'],
      'ecs:RunTask': ['ecs:task-cpu', 'ecs:task-memory'],
    },
    unkept: {
      'ecs:DeregisterTaskDefinition': {
        sid: 'DeregisterTakesNoResource',
        why: 'IAM cannot limit it to a resource, so it deregisters anyone’s revision. Services and tasks keep an INACTIVE revision, and nothing new can use it. If that is too much, leave the statement out: your cleanup then names the revisions that stay, which cost nothing.',
      },
    },
    // The id of a task, and the revision of a task definition.
    madeUp: [
      /(?<=\/)[0-9a-f]{32}\b/,
      /(?<=:task-definition\/[^:]+:)\d+$/,
      /(?<=:service-(deployment|revision)\/[^/]+\/[^/]+\/)[\w-]+$/,
    ],
  },
  signingName: 'ecs',
  cli: 'ecs',
  sdk: '@aws-sdk/client-ecs',
  botocore: 'ecs',
  documentation: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/',
  client: (config) => new ECSClient(config),
  tags: lowerCaseTags,
  kinds: {
    cluster: { list: clusters, heldBy: whatIsIn, box: 'in its group' },
    service: { list: services, box: { inside: 'cluster' } },
    task: { list: tasks, box: { inside: 'service' } },
    'task definition': { list: taskDefinitions, box: 'in its group' },
  },
  bills: {
    'fargate-task': {
      one: 'a Fargate task',
      many: 'Fargate tasks',
      perHour: ({ cpu, memory, architecture }: TaskSize) =>
        fargateTaskPerHour(cpu, memory, architecture),
    },
    // By the month, which is its hours: a service that is no longer measured so is not paid for any more.
    'high-resolution-metric': {
      one: 'a high-resolution CloudWatch metric',
      many: 'high-resolution CloudWatch metrics',
      perHour: () => PRICES.highResolutionMetric.usd / HOURS_PER_MONTH,
    },
  },
  picture: {
    title: 'Amazon ECS',
    stands: 'main',
    draw: ({ ecs }) => drawEcs(ecs),
    describes: {
      DescribeClusters: DescribeClustersCommand,
      DescribeServices: DescribeServicesCommand,
      DescribeTasks: DescribeTasksCommand,
      DescribeTaskDefinition: DescribeTaskDefinitionCommand,
    },
  },
  ids: [
    {
      pattern: /(?<=task\/[A-Za-z0-9_-]+\/|\(task\s+)[0-9a-f]{32}/,
      placeholder: 'task-id',
      variable: undefined,
    },
    { pattern: /ecs-svc\/\d{19}/, placeholder: 'deployment-id', variable: undefined },
    // A revision counts what was there before. A recording keeps it: it is the first.
    {
      pattern: /arn:aws:ecs:[\w:-]+:task-definition\/[\w-]+:\d+/,
      placeholder: undefined,
      variable: 'TASK_DEFINITION',
    },
    {
      pattern: /arn:aws:ecs:[\w:-]+:service-deployment\/[\w/-]+/,
      placeholder: undefined,
      variable: 'SERVICE_DEPLOYMENT',
    },
    { pattern: /ecs-pause-[\w-]+/, placeholder: undefined, variable: 'HOOK' },
  ],
  parentOf: clusterOf,
  passing: {
    untilConsistent: [
      'ClusterNotFoundException',
      // ECS cannot use its own role in the first seconds of the role's life.
      /Unable to assume the service linked role/,
      // ECS cannot assume a role that was made a moment ago, as that by which it shifts traffic.
      /Unable to assume role and validate the specified targetGroupArn/,
      // A deployment has paused a moment ago. The wording is the local AWS's, and a guess.
      /has no lifecycle hook/,
      // A service was put behind a load balancer a moment ago.
      /Health check grace period is only valid for services configured to use load balancers/,
      // Nor those of a task. A service says so in an event, and RunTask is refused.
      /ECS was unable to assume the role/,
    ],
    // A service is INACTIVE as soon as its tasks are STOPPING. For some time after that its cluster still contains them.
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
    whileInUse: ['ClusterContainsTasksException'],
    staysInUse: somebodysTask,
  },
  already: {
    made: [
      /^Creation of service was not idempotent/,
      // A deployment that waited was answered. The wording is the local AWS's, and a guess.
      /^The lifecycle hook \S+ is SUCCEEDED/,
    ],
    gone: ['ClusterNotFoundException', 'ServiceNotFoundException', 'ServiceNotActiveException'],
  },
  lasting: ['ClientException', 'InvalidParameterException', 'ServerException'],
  advice: [
    {
      name: /^ClientException$/,
      message: /Fargate configuration|'(cpu|memory)' setting/,
      advice: `Fargate has these sizes, CPU units with MiB: ${taskSizesInWords()}.`,
    },
    {
      name: /^ClusterContainsServicesException$/,
      message: /./,
      advice:
        'Delete what runs in it first: npm run undo:create-service, then the cluster. If that finds nothing, it belongs to somebody else: npm run cleanup names it.',
    },
    {
      name: /^ClusterContainsTasksException$/,
      message: /./,
      advice:
        'It has a running task that no service of this tutorial started. "aws ecs list-tasks" names it and "aws ecs stop-task" stops it, both with --cluster; then run the same command again.',
    },
    {
      name: /^InvalidParameterException$/,
      message: /InvalidGroup\.NotFound/,
      advice:
        'The service uses a security group that no longer exists. Recreate it with the one that does: npm run undo:create-service, then the same command again.',
    },
  ],
} satisfies AwsService<ECSClient, { ecs: ECSClient; ec2: EC2Client }>;

// --- internal ---

/** The ARN of a service or a task has the name of its cluster: `…:service/demo/web` is in `…:cluster/demo`. */
function clusterOf(arn: string): string | undefined {
  const [, prefix, cluster] = /^([^/]+):(?:service|task)\/([^/]+)\//.exec(arn) ?? [];
  return cluster === undefined ? undefined : `${prefix}:cluster/${cluster}`;
}
