import {
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  paginateListTaskDefinitions,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type ContainerDefinition,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { clientsOf, openLocalAws } from '../../local.ts';
import { openEcs, web } from './ecs-fixtures.ts';

async function ecsClient() {
  const aws = await openLocalAws();
  return { aws, ecs: clientsOf(aws).ecs };
}

const container: ContainerDefinition = { name: 'web', image: 'httpd' };
const AWSLOGS = {
  logDriver: 'awslogs',
  options: {
    'awslogs-group': '/ecs/web',
    'awslogs-region': 'us-east-1',
    'awslogs-stream-prefix': 'web',
  },
} as const;

test('a registered task definition comes back with what AWS fills in', async () => {
  const { ecs } = await ecsClient();
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(web()));
  expect(taskDefinition).toMatchObject({
    taskDefinitionArn: 'arn:aws:ecs:us-east-1:111122223333:task-definition/web:1',
    revision: 1,
    status: 'ACTIVE',
    compatibilities: ['EC2', 'MANAGED_INSTANCES', 'FARGATE'],
    requiresCompatibilities: ['FARGATE'],
    registeredBy: 'arn:aws:iam::111122223333:user/reader',
    volumes: [],
    placementConstraints: [],
    containerDefinitions: [
      {
        cpu: 0,
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        portMappings: [{ containerPort: 80, hostPort: 80, protocol: 'tcp' }],
      },
    ],
  });
  expect(taskDefinition!.registeredAt).toBeInstanceOf(Date);
  expect(taskDefinition!.requiresAttributes).toContainEqual({ name: 'ecs.capability.task-eni' });
});

test('sizes may be written as 1 vCPU and 3 GB', async () => {
  const { ecs } = await ecsClient();
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand(web({ cpu: '1 vCPU', memory: '3 GB' })),
  );
  expect([taskDefinition!.cpu, taskDefinition!.memory]).toEqual(['1024', '3072']);
});

const GOOD_SIZES = [
  ['256', '512'],
  ['.25 vCPU', '2GB'],
  ['.5 vcpu', '4096'],
  ['1024', '8192'],
  ['2048', '16384'],
  ['4096', '30720'],
  ['8192', '61440'],
  ['16384', '122880'],
  ['32768', '61440'],
  ['32768', '249856'],
] as const;

test.each(GOOD_SIZES)('Fargate has %s CPU with %s memory', async (cpu, memory) => {
  const { ecs } = await ecsClient();
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand(web({ cpu, memory })),
  );
  expect(taskDefinition!.compatibilities).toContain('FARGATE');
});

const REFUSED: [string, Partial<RegisterTaskDefinitionCommandInput>, string][] = [
  [
    'sizes that do not go together',
    { cpu: '1024', memory: '1024' },
    'No Fargate configuration exists for given values: 1024 CPU, 1024 memory. See the Amazon ECS documentation for the valid values.',
  ],
  [
    '4 GB steps below 8 vCPU sizes',
    { cpu: '8192', memory: '17408' },
    'No Fargate configuration exists',
  ],
  ['32 vCPU with 64 GB', { cpu: '32768', memory: '65536' }, 'No Fargate configuration exists'],
  ['a CPU size that Fargate lacks', { cpu: '300' }, 'No Fargate configuration exists'],
  ['no CPU size', { cpu: undefined }, "Fargate requires that 'cpu' be defined at the task level."],
  [
    'no memory size',
    { memory: undefined, containerDefinitions: [{ ...container, memory: 128 }] },
    "Fargate requires that 'memory' be defined at the task level.",
  ],
  ['bridge networking', { networkMode: 'bridge' }, 'Fargate only supports network mode ‘awsvpc’.'],
  ['an unknown network mode', { networkMode: 'bogus' as 'none' }, 'Invalid network mode'],
  ['a family with blanks', { family: 'my web' }, 'Family contains invalid characters.'],
  ['an empty family', { family: '' }, 'Family can not be blank.'],
  ['no containers', { containerDefinitions: [] }, 'Container list cannot be empty.'],
  [
    'no image',
    { containerDefinitions: [{ name: 'web' }] },
    'Container.image should not be null or empty.',
  ],
  [
    'no container name',
    { containerDefinitions: [{ image: 'x' }] },
    'Container.name should not be null or empty.',
  ],
  [
    'a container larger than the task',
    { containerDefinitions: [{ ...container, memory: 4096 }] },
    "The 'memory' setting for container 'web' is greater than for the task.",
  ],
  [
    'containers that together need more CPU than the task',
    {
      containerDefinitions: [
        { ...container, cpu: 1000 },
        { ...container, name: 'b', cpu: 25 },
      ],
    },
    "sum of all container 'cpu' values",
  ],
  [
    'no essential container',
    { containerDefinitions: [{ ...container, essential: false }] },
    'essential',
  ],
  ['a name used twice', { containerDefinitions: [container, container] }, 'unique'],
  [
    'a dependency on nobody',
    {
      containerDefinitions: [
        { ...container, dependsOn: [{ containerName: 'ghost', condition: 'START' }] },
      ],
    },
    "Cannot depend on container + 'ghost' because it does not exist",
  ],
  [
    'a dependency on the success of an essential container',
    {
      containerDefinitions: [
        container,
        { ...container, name: 'b', dependsOn: [{ containerName: 'web', condition: 'SUCCESS' }] },
      ],
    },
    'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
  ],
  [
    'a host port other than the container port',
    {
      containerDefinitions: [
        { ...container, portMappings: [{ containerPort: 80, hostPort: 8080 }] },
      ],
    },
    'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
  ],
  [
    'awslogs without an execution role',
    { containerDefinitions: [{ ...container, logConfiguration: AWSLOGS }] },
    'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
  ],
  [
    'an ECR image without an execution role',
    {
      containerDefinitions: [
        { ...container, image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1' },
      ],
    },
    'Fargate requires task definition to have execution role ARN to support ECR images.',
  ],
  [
    "the host's process namespace",
    { pidMode: 'host' },
    "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
  ],
  [
    '20 GiB of storage',
    { ephemeralStorage: { sizeInGiB: 20 } },
    'EphemeralStorage size should be at least 21',
  ],
  [
    'Windows on a quarter of a vCPU',
    {
      cpu: '256',
      memory: '512',
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
    },
    'No Fargate configuration exists for given values: 256 CPU, 512 memory.',
  ],
  ['an empty list of tags', { tags: [] }, 'Tags can not be empty.'],
];

test.each(REFUSED)('a task definition is refused for %s', async (_why, changes, message) => {
  const { ecs } = await ecsClient();
  const refusal = await ecs
    .send(new RegisterTaskDefinitionCommand(web(changes)))
    .catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    name: 'ClientException',
    message: expect.stringContaining(message) as string,
  });
});

test('a task definition without a family is refused', async () => {
  const { ecs } = await ecsClient();
  await expect(
    ecs.send(new RegisterTaskDefinitionCommand({ ...web(), family: undefined })),
  ).rejects.toMatchObject({ name: 'ClientException', message: 'Family can not be blank.' });
});

test('a task definition for EC2 needs the memory of each container', async () => {
  const { ecs } = await ecsClient();
  await expect(
    ecs.send(
      new RegisterTaskDefinitionCommand({ family: 'old', containerDefinitions: [container] }),
    ),
  ).rejects.toThrow(
    "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.",
  );
});

test('a revision number is never used again', async () => {
  const { ecs } = await ecsClient();
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' }));
  const deleted = await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['web:1'] }));
  expect(deleted.taskDefinitions![0]).toMatchObject({ status: 'DELETE_IN_PROGRESS' });
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(web()));
  expect(taskDefinition!.revision).toBe(2);
});

test('a refused registration uses up no revision number', async () => {
  const { ecs } = await ecsClient();
  await ecs.send(new RegisterTaskDefinitionCommand(web({ cpu: '300' }))).catch(() => undefined);
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(web()));
  expect(taskDefinition!.revision).toBe(1);
});

test('a family alone means its latest ACTIVE revision', async () => {
  const { ecs } = await ecsClient();
  for (let count = 0; count < 3; count++) await ecs.send(new RegisterTaskDefinitionCommand(web()));
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:3' }));
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: 'web' }),
  );
  expect(taskDefinition!.revision).toBe(2);
});

test('a task definition is found by name, by revision and by ARN, and its tags only when asked for', async () => {
  const { ecs } = await ecsClient();
  const tags = [{ key: 'project', value: 'x' }];
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(web({ tags })));
  for (const reference of ['web', 'web:1', taskDefinition!.taskDefinitionArn!]) {
    const plain = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: reference }));
    expect(plain.taskDefinition).toEqual(taskDefinition);
    expect(plain.tags).toBeUndefined();
  }
  const tagged = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: 'web', include: ['TAGS'] }),
  );
  expect(tagged.tags).toEqual(tags);
});

test('an unknown task definition cannot be described', async () => {
  const { ecs } = await ecsClient();
  await expect(
    ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web:7' })),
  ).rejects.toMatchObject({
    name: 'ClientException',
    message: 'Unable to describe task definition.',
  });
});

test('task definitions are listed in pages, by status, in both orders', async () => {
  const { ecs } = await ecsClient();
  for (let count = 0; count < 12; count++) await ecs.send(new RegisterTaskDefinitionCommand(web()));
  await ecs.send(new RegisterTaskDefinitionCommand(web({ family: 'api' })));
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:2' }));
  const revisions = [];
  const pages = paginateListTaskDefinitions({ client: ecs, pageSize: 5 }, { familyPrefix: 'web' });
  for await (const page of pages) revisions.push(...page.taskDefinitionArns!);
  expect(revisions.map((arn) => Number(arn.split(':').at(-1)))).toEqual([
    1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ]);
  const inactive = await ecs.send(new ListTaskDefinitionsCommand({ status: 'INACTIVE' }));
  expect(inactive.taskDefinitionArns).toHaveLength(1);
  const newest = await ecs.send(new ListTaskDefinitionsCommand({ sort: 'DESC', maxResults: 1 }));
  expect(newest.taskDefinitionArns![0]).toMatch(/web:12$/);
});

test('a family without an ACTIVE revision is INACTIVE', async () => {
  const { ecs } = await ecsClient();
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  await ecs.send(new RegisterTaskDefinitionCommand(web({ family: 'api' })));
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'api:1' }));
  const families = async (status: 'ACTIVE' | 'INACTIVE') =>
    (await ecs.send(new ListTaskDefinitionFamiliesCommand({ status }))).families;
  expect(await families('ACTIVE')).toEqual(['web']);
  expect(await families('INACTIVE')).toEqual(['api']);
});

test('registering needs permission to pass both roles to ECS tasks', async () => {
  const { aws, ecs } = await ecsClient();
  await ecs.send(
    new RegisterTaskDefinitionCommand(
      web({ executionRoleArn: 'arn:aws:iam::111122223333:role/exec', taskRoleArn: 'own' }),
    ),
  );
  const { permissions } = aws.journal.entries.at(-1)!;
  expect(permissions).toContainEqual({
    action: 'ecs:RegisterTaskDefinition',
    resource: 'arn:aws:ecs:us-east-1:111122223333:task-definition/web:*',
    context: {
      'ecs:task-cpu': '1024',
      'ecs:task-memory': '3072',
      'ecs:privileged': 'false',
      'ecs:compute-compatibility': ['FARGATE'],
    },
  });
  expect(permissions.filter(({ action }) => action === 'iam:PassRole')).toEqual(
    ['own', 'exec'].map((role) => ({
      action: 'iam:PassRole',
      resource: `arn:aws:iam::111122223333:role/${role}`,
      context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    })),
  );
});

// ECS Managed Instances run Linux, with awsvpc, host or no network, and mostly the task definitions for Fargate:
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedInstancesNetworkConfiguration.html and
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-fargate-to-managed-instances.html. That nothing else
// counts is a guess.
test.each([
  ['of the mode host', { networkMode: 'host' }, ['EXTERNAL', 'EC2', 'MANAGED_INSTANCES']],
  ['of the mode bridge', { networkMode: 'bridge' }, ['EXTERNAL', 'EC2']],
  [
    'on Windows',
    {
      networkMode: 'awsvpc',
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
    },
    ['EC2'],
  ],
] as const)('where a task could run is said of one %s', async (_, members, expected) => {
  const { ecs } = await ecsClient();
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'httpd', memory: 512 }],
      ...members,
    }),
  );
  expect(taskDefinition!.compatibilities).toEqual(expected);
});

test('ECS Managed Instances are not modelled, and a task definition that requires them is refused by name', async () => {
  const { ecs, network } = await openEcs();
  await expect(
    ecs.send(
      new RegisterTaskDefinitionCommand(web({ requiresCompatibilities: ['MANAGED_INSTANCES'] })),
    ),
  ).rejects.toMatchObject({
    message: 'The local AWS does not model task definitions that require MANAGED_INSTANCES.',
  });
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  await expect(
    ecs.send(
      new RunTaskCommand({
        cluster: 'demo',
        taskDefinition: 'web',
        launchType: 'MANAGED_INSTANCES',
        networkConfiguration: network,
      }),
    ),
  ).rejects.toMatchObject({
    message: 'The local AWS does not model the launch type MANAGED_INSTANCES.',
  });
});

// https://github.com/aws/aws-cdk/issues/34389
test('a health check may name its command without CMD', async () => {
  const { ecs } = await ecsClient();
  const healthCheck = { command: ['/healthcheck'] };
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand(
      web({ containerDefinitions: [{ ...container, healthCheck }] }),
    ),
  );
  expect(taskDefinition!.containerDefinitions![0]!.healthCheck).toMatchObject(healthCheck);
});
