import {
  CreateServiceCommand,
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListServicesCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  type CreateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openEcs, sleep, web } from './ecs-fixtures.ts';

async function openWeb() {
  const open = await openEcs();
  await open.ecs.send(new RegisterTaskDefinitionCommand(web({ cpu: '256', memory: '512' })));
  const input: CreateServiceCommandInput = {
    cluster: 'demo',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration: open.network,
  };
  return { ...open, input };
}

const REFUSED: [string, Partial<CreateServiceCommandInput>, string, string][] = [
  ['an unknown cluster', { cluster: 'ghost' }, 'ClusterNotFoundException', 'Cluster not found.'],
  [
    'an unknown task definition',
    { taskDefinition: 'ghost:1' },
    'ClientException',
    'TaskDefinition not found.',
  ],
  [
    'no network configuration',
    { networkConfiguration: undefined },
    'InvalidParameterException',
    "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
  ],
  [
    'an unknown subnet',
    { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0000'] } } },
    'InvalidParameterException',
    "The subnet ID 'subnet-0000' does not exist",
  ],
  [
    'no subnets',
    { networkConfiguration: { awsvpcConfiguration: { subnets: [] } } },
    'InvalidParameterException',
    'subnets can not be empty.',
  ],
  [
    'a subnet without a name',
    { networkConfiguration: { awsvpcConfiguration: { subnets: [''] } } },
    'InvalidParameterException',
    'subnet cannot be blank.',
  ],
  [
    'a security group without a name',
    {
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-0000'], securityGroups: [''] },
      },
    },
    'InvalidParameterException',
    'security group cannot be blank.',
  ],
  [
    'more load balancers than five',
    {
      loadBalancers: Array.from({ length: 6 }, () => ({
        containerName: 'web',
        containerPort: 80,
        targetGroupArn: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0',
      })),
    },
    'InvalidParameterException',
    'load balancers can have at most 5 items.',
  ],
  [
    'a launch type and a strategy',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
    'InvalidParameterException',
    'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
  ],
  [
    'a provider that the cluster lacks',
    { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'ghost', weight: 1 }] },
    'InvalidParameterException',
    'cannot contain a capacity provider that is not associated with the cluster',
  ],
  [
    'percentages that block deployments',
    { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
    'InvalidParameterException',
    'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
  ],
  [
    'a grace period without a load balancer',
    { healthCheckGracePeriodSeconds: 30 },
    'InvalidParameterException',
    'Health check grace period is only valid for services configured to use load balancers',
  ],
  ['an unknown platform version', { platformVersion: '9.9.9' }, 'PlatformUnknownException', ''],
  ['a name with blanks', { serviceName: 'my web' }, 'InvalidParameterException', ''],
  [
    'a strategy that shifts traffic without a load balancer',
    { deploymentConfiguration: { strategy: 'CANARY' } },
    'InvalidParameterException',
    'CANARY',
  ],
  [
    'a controller that is not modelled',
    { deploymentController: { type: 'CODE_DEPLOY' } },
    'NotImplemented',
    'CODE_DEPLOY',
  ],
];

test.each(REFUSED)('a service is refused for %s', async (_why, changes, name, message) => {
  const { ecs, input } = await openWeb();
  const refusal: unknown = await ecs
    .send(new CreateServiceCommand({ ...input, ...changes }))
    .catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name, message: expect.stringContaining(message) as string });
});

test('a security group that is not there is refused with what EC2 says of it', async () => {
  const { ecs, input } = await openWeb();
  const { subnets } = input.networkConfiguration!.awsvpcConfiguration!;
  const networkConfiguration = { awsvpcConfiguration: { subnets, securityGroups: ['sg-0000'] } };
  await expect(
    ecs.send(new CreateServiceCommand({ ...input, networkConfiguration })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message:
      "Error retrieving security group information for [sg-0000]: The security group 'sg-0000' does not exist (ErrorCode: InvalidGroup.NotFound)",
  });
});

test('a service cannot be made from a task definition that was deregistered', async () => {
  const { ecs, input } = await openWeb();
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' }));
  await expect(
    ecs.send(new CreateServiceCommand({ ...input, taskDefinition: 'web:1' })),
  ).rejects.toMatchObject({ name: 'ClientException' });
});

test('the name of a draining service is taken, and free once it is INACTIVE', async () => {
  const { aws, ecs, input } = await openWeb();
  await ecs.send(new CreateServiceCommand(input));
  await sleep(aws, 120_000);
  await ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
  await expect(ecs.send(new CreateServiceCommand(input))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Unable to Start a service that is still Draining.',
  });
  await expect(
    ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount: 1 })),
  ).rejects.toMatchObject({ name: 'ServiceNotActiveException' });
  await sleep(aws, 120_000);
  const { service } = await ecs.send(new CreateServiceCommand(input));
  expect(service).toMatchObject({ status: 'ACTIVE', events: [] });
});

test('a service fills in what AWS fills in', async () => {
  const { ecs, input } = await openWeb();
  const { service } = await ecs.send(
    new CreateServiceCommand({
      ...input,
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      tags: [{ key: 'a', value: 'b' }],
    }),
  );
  expect(service).toMatchObject({
    serviceArn: 'arn:aws:ecs:us-east-1:111122223333:service/demo/web',
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
    platformVersion: 'LATEST',
    schedulingStrategy: 'REPLICA',
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      strategy: 'ROLLING',
      deploymentCircuitBreaker: { enable: false, rollback: false },
    },
    availabilityZoneRebalancing: 'ENABLED',
    networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'ENABLED' } },
    tags: [{ key: 'a', value: 'b' }],
  });
  expect(service!.launchType).toBeUndefined();
});

test('a strategy spreads tasks over its providers by base and weight', async () => {
  const { aws, ecs, input } = await openWeb();
  await ecs.send(
    new CreateServiceCommand({
      ...input,
      launchType: undefined,
      desiredCount: 5,
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE', base: 1, weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 3 },
      ],
    }),
  );
  await sleep(aws, 120_000);
  const { taskArns } = await ecs.send(
    new ListTasksCommand({ cluster: 'demo', serviceName: 'web' }),
  );
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns! }));
  const providers = tasks!.map(({ capacityProviderName }) => capacityProviderName).sort();
  expect(providers).toEqual(['FARGATE', 'FARGATE', 'FARGATE_SPOT', 'FARGATE_SPOT', 'FARGATE_SPOT']);
});

test("a service's tasks spread over the zones, carry its tags and name it", async () => {
  const { aws, ecs, input } = await openWeb();
  await ecs.send(
    new CreateServiceCommand({
      ...input,
      desiredCount: 3,
      propagateTags: 'SERVICE',
      enableECSManagedTags: true,
      tags: [{ key: 'project', value: 'x' }],
    }),
  );
  await sleep(aws, 120_000);
  const { taskArns } = await ecs.send(
    new ListTasksCommand({ cluster: 'demo', serviceName: 'web' }),
  );
  const { tasks } = await ecs.send(
    new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns!, include: ['TAGS'] }),
  );
  expect(new Set(tasks!.map(({ availabilityZone }) => availabilityZone)).size).toBe(3);
  for (const { group, startedBy, tags } of tasks!) {
    expect(group).toBe('service:web');
    expect(startedBy).toMatch(/^ecs-svc\/\d{19}$/);
    expect(tags).toEqual([
      { key: 'aws:ecs:clusterName', value: 'demo' },
      { key: 'aws:ecs:serviceName', value: 'web' },
      { key: 'project', value: 'x' },
    ]);
  }
});

test('a service with more tasks than the vCPU quota has room for starts those that fit, and says why no more', async () => {
  const { aws, ecs, input } = await openWeb();
  await ecs.send(
    new RegisterTaskDefinitionCommand(web({ family: 'two', cpu: '2048', memory: '4096' })),
  );
  await ecs.send(new CreateServiceCommand({ ...input, taskDefinition: 'two', desiredCount: 5 }));
  await sleep(aws, 10 * 60_000);
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }),
  );
  expect(services![0]!.runningCount).toBe(3);
  expect(services![0]!.events!.map(({ message }) => message)).toEqual([
    expect.stringMatching(/was unable to place a task\. Reason: You’ve reached the limit/),
    expect.stringMatching(/has started 3 tasks: /),
  ]);
});

test('a service over the vCPU quota waits and says why', async () => {
  const { aws, ecs, input } = await openWeb();
  await ecs.send(
    new RegisterTaskDefinitionCommand(web({ family: 'big', cpu: '8192', memory: '16384' })),
  );
  await ecs.send(new CreateServiceCommand({ ...input, taskDefinition: 'big' }));
  await sleep(aws, 10 * 60_000);
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }),
  );
  expect(services![0]!.runningCount).toBe(0);
  expect(services![0]!.events!.map(({ message }) => message)).toEqual([
    '(service web) was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  ]);
});

test('services are listed in pages, and described with failures for the unknown', async () => {
  const { ecs, input } = await openWeb();
  for (let count = 0; count < 12; count++) {
    await ecs.send(
      new CreateServiceCommand({ ...input, serviceName: `web-${count}`, desiredCount: 0 }),
    );
  }
  const first = await ecs.send(new ListServicesCommand({ cluster: 'demo' }));
  const second = await ecs.send(
    new ListServicesCommand({ cluster: 'demo', nextToken: first.nextToken }),
  );
  expect([first.serviceArns!.length, second.serviceArns!.length]).toEqual([10, 2]);
  expect(second.nextToken).toBeUndefined();
  await expect(
    ecs.send(new ListServicesCommand({ cluster: 'demo', nextToken: 'bogus' })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid token bogus',
  });
  const { services, failures } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: ['web-3', 'ghost'] }),
  );
  expect(services).toHaveLength(1);
  expect(failures).toEqual([
    { arn: 'arn:aws:ecs:us-east-1:111122223333:service/ghost', reason: 'MISSING' },
  ]);
});

test('services are asked for in a cluster that is there: one that is not throws', async () => {
  const { ecs } = await openWeb();
  const asked = ecs.send(new DescribeServicesCommand({ cluster: 'ghost', services: ['web'] }));
  await expect(asked).rejects.toMatchObject({
    name: 'ClusterNotFoundException',
    message: 'Cluster not found.',
  });
});

test('making a service needs its ARN and carries the guardrail keys', async () => {
  const { aws, ecs, input, subnets } = await openWeb();
  await ecs.send(new CreateServiceCommand({ ...input, tags: [{ key: 'a', value: 'b' }] }));
  const arn = 'arn:aws:ecs:us-east-1:111122223333:service/demo/web';
  expect(aws.journal.entries.at(-1)!.permissions).toEqual([
    {
      action: 'ecs:CreateService',
      resource: arn,
      context: {
        'ecs:cluster': 'arn:aws:ecs:us-east-1:111122223333:cluster/demo',
        'ecs:task-definition': 'arn:aws:ecs:us-east-1:111122223333:task-definition/web:1',
        'ecs:task-cpu': '256',
        'ecs:task-memory': '512',
        'ecs:auto-assign-public-ip': 'true',
        'ecs:subnet': subnets,
      },
    },
    {
      action: 'ecs:TagResource',
      resource: arn,
      context: {
        'aws:RequestTag/a': 'b',
        'aws:TagKeys': ['a'],
        'ecs:CreateAction': 'CreateService',
      },
    },
  ]);
});
