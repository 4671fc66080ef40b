import {
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  DescribeClustersCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  type CreateServiceCommandInput,
  type MonitoringConfiguration,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openEcs, sleep, web } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

// The answers here are AWS's, as somebody recorded them on 2026-09-16 and 2026-09-17:
// https://github.com/radkawar/stackd/tree/9dc356f/testdata/aws/ecs

type World = Awaited<ReturnType<typeof openWorld>>;

/** An account with the service `web` of no tasks, made with the token `first`. */
async function openWorld() {
  const open = await openEcs();
  const { ecs, network } = open;
  await ecs.send(new RegisterTaskDefinitionCommand(web({ cpu: '256', memory: '512' })));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'bridge',
      containerDefinitions: [{ name: 'app', image: 'busybox', memory: 64 }],
    }),
  );
  const input: CreateServiceCommandInput = {
    cluster: 'demo',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 0,
    launchType: 'FARGATE',
    networkConfiguration: network,
  };
  const made = await ecs.send(new CreateServiceCommand({ ...input, clientToken: 'first' }));
  return {
    ...open,
    input,
    made: made.service!,
    create: (changes: Partial<CreateServiceCommandInput>) =>
      ecs.send(new CreateServiceCommand({ ...input, serviceName: 'other', ...changes })),
    update: (changes: Partial<UpdateServiceCommandInput>) =>
      ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', ...changes })),
    revisions: (...serviceRevisionArns: string[]) =>
      ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns })),
  };
}

const REVISION = 'arn:aws:ecs:us-east-1:111122223333:service-revision/demo/web/1';

const REFUSED: [string, (world: World) => Promise<unknown>, string][] = [
  [
    'CreateService: fewer tasks than none',
    ({ create }) => create({ desiredCount: -1 }),
    'DesiredCount can not be lesser than 0',
  ],
  [
    'CreateService: no number of tasks',
    ({ create }) => create({ desiredCount: undefined }),
    'DesiredCount is missing',
  ],
  [
    'UpdateService: fewer tasks than none',
    ({ update }) => update({ desiredCount: -1 }),
    'Task count can not be lesser than 0',
  ],
  [
    'CreateService: a scheduling strategy that is none',
    ({ create }) => create({ schedulingStrategy: 'BOGUS' as never }),
    'Scheduling strategy should be one of [REPLICA,DAEMON]',
  ],
  [
    'CreateService: a daemon on Fargate',
    ({ create }) => create({ schedulingStrategy: 'DAEMON', desiredCount: undefined }),
    'The daemon scheduling strategy does not support the FARGATE launch type. Change the launch type and try again',
  ],
  [
    'CreateService: a daemon with a number of tasks and no network is told of the network',
    ({ create }) => create({ schedulingStrategy: 'DAEMON', networkConfiguration: undefined }),
    "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
  ],
  [
    'CreateService: a token of 37 characters',
    ({ create }) => create({ clientToken: 'x'.repeat(37) }),
    'idempotency token longer than 36.',
  ],
  [
    'CreateService: a percentage below 100',
    ({ create }) => create({ deploymentConfiguration: { maximumPercent: 0 } }),
    'maximumPercent must be at least 100',
  ],
  [
    'UpdateService: no more tasks than wanted, with rebalancing on',
    ({ update }) =>
      update({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 } }),
    "The service couldn't be updated because Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration. Update deployment configuration and try again.",
  ],
  ...(
    [
      ['a count of 0', { type: 'COUNT', value: 0 }, 'value'],
      ['101 percent', { type: 'BOUNDED_PERCENT', value: 101 }, 'value'],
      ['a type that is none', { type: 'BOGUS' as never, value: 1 }, 'type'],
    ] as const
  ).map(([what, thresholdConfiguration, wrong]): (typeof REFUSED)[number] => [
    `UpdateService: a circuit breaker with ${what}`,
    ({ update }) =>
      update({
        deploymentConfiguration: {
          deploymentCircuitBreaker: { enable: true, rollback: false, thresholdConfiguration },
        },
      }),
    `Invalid deployment circuit breaker threshold ${wrong}.`,
  ]),
  ...(
    [
      [
        'a resolution of 61 seconds',
        [{ metricNames: ['CPUUtilization'], resolutionSeconds: 61 }],
        'Monitoring configuration resolution must be one of [20, 60] seconds.',
      ],
      [
        'no resolution',
        [{ metricNames: ['CPUUtilization'], resolutionSeconds: undefined }],
        'Monitoring configuration resolution must be one of [20, 60] seconds.',
      ],
      [
        'an unknown metric',
        [{ metricNames: ['Bogus'], resolutionSeconds: 20 }],
        'Metric name must be one of [CPUUtilization, MemoryUtilization].',
      ],
      [
        'the count of live tasks, which has no resolution',
        [{ metricNames: ['LiveTaskCount'], resolutionSeconds: 60 }],
        'Metric name must be one of [CPUUtilization, MemoryUtilization].',
      ],
      [
        'a metric in two configurations',
        [
          { metricNames: ['CPUUtilization'], resolutionSeconds: 20 },
          { metricNames: ['CPUUtilization'], resolutionSeconds: 60 },
        ],
        'Duplicate metric names are not allowed across monitoring configuration.',
      ],
    ] as [string, MonitoringConfiguration['metricConfigurations'], string][]
  ).map(([what, metricConfigurations, message]): (typeof REFUSED)[number] => [
    `CreateService: monitoring with ${what}`,
    ({ create }) => create({ monitoring: { metricConfigurations } }),
    message,
  ]),
  [
    'DescribeServices: something to include that is nothing',
    ({ ecs }) =>
      ecs.send(
        new DescribeServicesCommand({
          cluster: 'demo',
          services: ['web'],
          include: ['BOGUS' as never],
        }),
      ),
    'include should be one of [TAGS]',
  ],
  [
    'DescribeClusters: something to include that is nothing',
    ({ ecs }) =>
      ecs.send(new DescribeClustersCommand({ clusters: ['demo'], include: ['BOGUS' as never] })),
    'include should be one of [ATTACHMENTS,CONFIGURATIONS,SETTINGS,STATISTICS,TAGS]',
  ],
  [
    'ListServices: a launch type that is none',
    ({ ecs }) =>
      ecs.send(new ListServicesCommand({ cluster: 'demo', launchType: 'BOGUS' as never })),
    'launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]',
  ],
  [
    'ListServices: a page of 101',
    ({ ecs }) => ecs.send(new ListServicesCommand({ cluster: 'demo', maxResults: 101 })),
    'Max results can not be greater than 100',
  ],
  [
    'DescribeServiceRevisions: none',
    ({ revisions }) => revisions(),
    'The Service ARN provided is invalid.',
  ],
  [
    'DescribeServiceRevisions: what is no ARN',
    ({ revisions }) => revisions('not-an-arn'),
    'The Service ARN provided is invalid.',
  ],
  [
    'DescribeServiceRevisions: 21',
    ({ revisions }) => revisions(...Array<string>(21).fill(REVISION)),
    'Service Revision ARN count cannot exceed 20',
  ],
  [
    'DescribeServiceRevisions: of another Region',
    ({ revisions }) => revisions(REVISION.replace('us-east-1', 'us-west-2')),
    'The ServiceRevision ARN is invalid.',
  ],
  [
    'DescribeServiceRevisions: of another account',
    ({ revisions }) => revisions(REVISION.replace('111122223333', '999000999000')),
    'The ServiceRevision ARN is invalid.',
  ],
  [
    'DescribeServiceRevisions: one that has no number',
    ({ revisions }) => revisions(REVISION.replace(/1$/, 'abc')),
    'The ServiceRevision ARN is invalid.',
  ],
  [
    'DescribeServiceRevisions: of two services',
    ({ revisions }) => revisions(REVISION, REVISION.replace('/web/', '/absent/')),
    'Cross service requests are not allowed. All requested service revisions must be for a single service',
  ],
];

test.each(REFUSED)('%s is refused', async (_what, ask, message) => {
  const error = await refusal(ask(await openWorld()));
  expect({ name: error.name, message: error.message }).toEqual({
    name: 'InvalidParameterException',
    message,
  });
});

test('a revision of a service that is not there, and of a cluster that was deleted', async () => {
  const { aws, ecs, revisions } = await openWorld();
  const absent = REVISION.replace('/web/', '/absent/');
  expect(await refusal(revisions(absent))).toMatchObject({
    name: 'ServiceNotFoundException',
    message: 'Service not found.',
  });
  await ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web' }));
  await sleep(aws, 60_000);
  await ecs.send(new DeleteClusterCommand({ cluster: 'demo' }));
  expect(await refusal(revisions(REVISION))).toMatchObject({
    name: 'ClusterNotFoundException',
    message: 'The referenced cluster was inactive.',
  });
});

test('CreateService repeated with its token returns the service, and keeps its tags', async () => {
  const { ecs, input, made } = await openWorld();
  const again = { ...input, clientToken: 'first', tags: [{ key: 'a', value: 'b' }] };
  const { service } = await ecs.send(new CreateServiceCommand(again));
  expect(service).toMatchObject({
    serviceArn: made.serviceArn,
    deployments: [{ id: made.deployments![0]!.id }],
    tags: [],
  });
});

test.each([
  ['another token', { clientToken: 'second' }],
  ['no token', {}],
  ['another number of tasks', { clientToken: 'first', desiredCount: 1 }],
  ['another task definition', { clientToken: 'first', taskDefinition: 'web:1' }],
])('CreateService repeated with %s is refused', async (_what, changes) => {
  const { ecs, input } = await openWorld();
  expect(await refusal(ecs.send(new CreateServiceCommand({ ...input, ...changes })))).toMatchObject(
    { name: 'InvalidParameterException', message: 'Creation of service was not idempotent.' },
  );
});

test('a service that may have no more tasks than it wants does not rebalance them', async () => {
  const { create } = await openWorld();
  const deploymentConfiguration = { maximumPercent: 100, minimumHealthyPercent: 0 };
  const { service } = await create({ deploymentConfiguration });
  expect(service!.availabilityZoneRebalancing).toBe('DISABLED');
});

test('rebalancing can be switched off together with the percentage', async () => {
  const { update } = await openWorld();
  const { service } = await update({
    availabilityZoneRebalancing: 'DISABLED',
    deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
  });
  expect(service).toMatchObject({
    availabilityZoneRebalancing: 'DISABLED',
    deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
  });
});

test('what is not said of a circuit breaker stays, and one that is off does not roll back', async () => {
  const { update } = await openWorld();
  const thresholdConfiguration = { type: 'UNBOUNDED_PERCENT' as const, value: 100 };
  await update({
    deploymentConfiguration: {
      deploymentCircuitBreaker: {
        enable: true,
        rollback: false,
        resetOnHealthyTask: false,
        thresholdConfiguration,
      },
    },
  });
  const { service } = await update({
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: true } },
  });
  expect(service!.deploymentConfiguration!.deploymentCircuitBreaker).toEqual({
    enable: false,
    rollback: false,
    resetOnHealthyTask: false,
    thresholdConfiguration,
  });
});

test('a service on container instances has no platform and no role of ECS', async () => {
  const { create } = await openWorld();
  const changes = {
    taskDefinition: 'bridge',
    launchType: undefined,
    networkConfiguration: undefined,
  };
  const { service } = await create(changes);
  expect(service!.launchType).toBe('EC2');
  for (const each of [service!, service!.deployments![0]!]) {
    expect(each).not.toHaveProperty('platformVersion');
    expect(each).not.toHaveProperty('platformFamily');
  }
  expect(service).not.toHaveProperty('roleArn');
});

test('a service and its deployment spell the family of Linux as a word', async () => {
  const { ecs, create } = await openWorld();
  const runtimePlatform = { operatingSystemFamily: 'LINUX' as const };
  await ecs.send(new RegisterTaskDefinitionCommand(web({ runtimePlatform })));
  const { service } = await create({});
  const families = [service!, service!.deployments![0]!].map(
    ({ platformFamily }) => platformFamily,
  );
  expect(families).toEqual(['Linux', 'Linux']);
});

test('a task that has stopped has no tags to ask for, and can be stopped again', async () => {
  const { aws, ecs, network } = await openWorld();
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: network,
    }),
  );
  const resourceArn = tasks![0]!.taskArn!;
  await ecs.send(new StopTaskCommand({ cluster: 'demo', task: resourceArn, reason: 'enough' }));
  await sleep(aws, 120_000);
  expect(await refusal(ecs.send(new ListTagsForResourceCommand({ resourceArn })))).toMatchObject({
    name: 'InvalidParameterException',
    message: 'The specified task is stopped. Specify a running task and try again.',
  });
  const again = new StopTaskCommand({ cluster: 'demo', task: resourceArn, reason: 'again' });
  const { task } = await ecs.send(again);
  expect(task).toMatchObject({ lastStatus: 'STOPPED', stoppedReason: 'enough' });
});

test('a token of RunTask that was used for something else', async () => {
  const { ecs, network } = await openWorld();
  const input = {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'FARGATE' as const,
    networkConfiguration: network,
    clientToken: 'once',
  };
  await ecs.send(new RunTaskCommand({ ...input, count: 1 }));
  // One task is what there is without a count; ECS compares what was said.
  expect(await refusal(ecs.send(new RunTaskCommand(input)))).toMatchObject({
    name: 'ConflictException',
    message:
      'The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different request.',
  });
});

test('task definitions that cannot be deleted are failures, each under the name that it was given', async () => {
  const { ecs } = await openWorld();
  const arn = 'arn:aws:ecs:us-east-1:111122223333:task-definition/web:1';
  const taskDefinitions = [arn, 'missing:1', 'web'];
  const answer = await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions }));
  expect(answer).toMatchObject({
    taskDefinitions: [],
    failures: [
      {
        arn,
        reason:
          'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
      },
      {
        arn: 'missing:1',
        reason:
          'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
      },
      {
        arn: 'web',
        reason:
          'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
      },
    ],
  });
});

test('DeleteService of a service that is not there says nothing', async () => {
  const { ecs } = await openWorld();
  const call = ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'absent' }));
  // The SDK has this word for an error without a message.
  expect(await refusal(call)).toMatchObject({
    name: 'ServiceNotFoundException',
    message: 'UnknownError',
  });
});
