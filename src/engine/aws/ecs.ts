import type { EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
} from '@aws-sdk/client-ecs';
import { fargateTaskPerHour } from '../prices.ts';
import { drawEcs } from './ecs/draw.ts';
import { clusters, services, taskDefinitions, tasks } from './ecs/list.ts';
import type { TaskSize } from './ecs/task-size.ts';
import type { AwsService } from './service.ts';
import { lowerCaseTags } from './tag-shapes.ts';

/** Amazon Elastic Container Service. */
export const ecs = {
  title: 'Amazon ECS',
  iam: { prefix: 'ecs', conditionKeys: ['ecs:cluster', 'ecs:CreateAction'] },
  signingName: 'ecs',
  cli: 'ecs',
  sdk: '@aws-sdk/client-ecs',
  botocore: 'ecs',
  documentation: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/',
  client: (config) => new ECSClient(config),
  tags: lowerCaseTags,
  kinds: {
    cluster: { list: clusters, box: 'in its group' },
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
  ],
  passing: {
    untilConsistent: [
      'ClusterNotFoundException',
      // ECS cannot use its own role in the first seconds of the role's life.
      /Unable to assume the service linked role/,
      // Nor those of a task. A service says so in an event, and RunTask is refused.
      /ECS was unable to assume the role/,
    ],
    // A service is INACTIVE as soon as its tasks are STOPPING. For some time after that its cluster still contains them.
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
    whileInUse: ['ClusterContainsTasksException'],
  },
} satisfies AwsService<ECSClient, { ecs: ECSClient; ec2: EC2Client }>;
