import {
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  TagResourceCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { clientsOf, openLocalAws } from '../../local.ts';
import { onInstances, refusalOf, register, type Changes } from './ecs-task-definition-fixtures.ts';

/**
 * Questions to AWS in us-east-1 on 2026-09-16, and its answers:
 * https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json
 */
const APP = { name: 'app', image: 'busybox' };

const SMALL = { cpu: '256', memory: '512' } as const;

function app(changes: object): Changes {
  return { ...SMALL, containerDefinitions: [{ ...APP, ...changes }] };
}

function waitsFor(containerName: string) {
  return { dependsOn: [{ containerName, condition: 'START' as const }] };
}

const START = "Granular start timeout on container 'app' must be at least 2 seconds.";
const STOP = "Granular stop timeout on container 'app' must be at least 2 seconds.";
const LONG =
  'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.';
const CYCLE = 'Container dependsOn contains a cycle';

const REFUSED: [label: string, changes: Changes, answer: string][] = [
  ...[-1, 0, 1].flatMap((seconds): [string, Changes, string][] => [
    [`startTimeout ${seconds}`, app({ startTimeout: seconds }), START],
    [`stopTimeout ${seconds}`, app({ stopTimeout: seconds }), STOP],
    [
      `startTimeout ${seconds} on EC2`,
      { ...app({ startTimeout: seconds }), requiresCompatibilities: ['EC2'] },
      START,
    ],
  ]),
  ['stopTimeout 121', app({ stopTimeout: 121 }), LONG],
  [
    'stopTimeout 121 on both',
    { ...app({ stopTimeout: 121 }), requiresCompatibilities: ['EC2', 'FARGATE'] },
    LONG,
  ],
  ['a container that waits for itself', app(waitsFor('app')), CYCLE],
  [
    'two containers that wait for each other',
    {
      ...SMALL,
      containerDefinitions: [
        { ...APP, ...waitsFor('sidecar') },
        { ...APP, name: 'sidecar', ...waitsFor('app') },
      ],
    },
    CYCLE,
  ],
];

test.each(REFUSED)('a task definition is refused for %s', async (_label, changes, answer) => {
  expect(await refusalOf(changes)).toBe(`ClientException: ${answer}`);
});

test.each(['', 'bad'])('of "%s" CPU units ECS speaks before all else', async (cpu) => {
  const changes = { ...app({ essential: false }), cpu, networkMode: 'bridge' as const };
  expect(await refusalOf(changes)).toBe(
    "InvalidParameterException: Invalid 'cpu' setting for task.",
  );
});

const ORDERING = { name: 'ecs.capability.container-ordering' };
const INTERFACES = [
  { name: 'ecs.capability.task-eni' },
  { name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' },
];
const EVERYWHERE = ['EC2', 'MANAGED_INSTANCES', 'FARGATE'];

test.each([
  ['startTimeout 2', { startTimeout: 2 }],
  ['startTimeout 121', { startTimeout: 121 }],
  ['stopTimeout 2', { stopTimeout: 2 }],
  ['stopTimeout 120', { stopTimeout: 120 }],
])('%s is kept on Fargate, and asks for the order of containers', async (_label, changes) => {
  const registered = await register(app(changes));
  expect(registered.containerDefinitions).toMatchObject([changes]);
  expect(registered.compatibilities).toEqual(EVERYWHERE);
  expect(registered.requiresAttributes).toEqual([ORDERING, ...INTERFACES]);
});

test('with a stopTimeout of 121 seconds a task does not fit Fargate', async () => {
  const changes = { ...app({ stopTimeout: 121 }), requiresCompatibilities: undefined };
  const registered = await register(changes);
  expect(registered.compatibilities).toEqual(['EC2', 'MANAGED_INSTANCES']);
});

test('Windows on ARM64 is registered for Fargate', async () => {
  const registered = await register({
    ...app({}),
    cpu: '1024',
    memory: '2048',
    runtimePlatform: {
      cpuArchitecture: 'ARM64',
      operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE',
    },
  });
  expect(registered.compatibilities).toEqual(['EC2', 'FARGATE']);
});

test('awslogs on container instances asks for the driver and its version of Docker', async () => {
  const options = { 'awslogs-group': '/app', 'awslogs-region': 'us-east-1' };
  const { requiresAttributes } = await register(
    onInstances({
      ...app({ logConfiguration: { logDriver: 'awslogs', options } }),
      executionRoleArn: undefined,
    }),
  );
  expect(requiresAttributes).toEqual([
    { name: 'com.amazonaws.ecs.capability.logging-driver.awslogs' },
    { name: 'com.amazonaws.ecs.capability.docker-remote-api.1.19' },
  ]);
});

const LEAST: RegisterTaskDefinitionCommandInput = {
  family: 'main',
  containerDefinitions: [{ ...APP, memory: 64 }],
};

test('the reply to the least of task definitions has the defaults, no tags and no attributes', async () => {
  const { ecs } = clientsOf(await openLocalAws());
  const reply = await ecs.send(new RegisterTaskDefinitionCommand(LEAST));
  expect(reply).not.toHaveProperty('tags');
  // AWS leaves out an empty requiresCompatibilities too.
  expect(reply.taskDefinition).toEqual({
    requiresCompatibilities: [],
    taskDefinitionArn: expect.stringMatching(/:task-definition\/main:1$/) as string,
    containerDefinitions: [
      {
        ...APP,
        cpu: 0,
        memory: 64,
        portMappings: [],
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
      },
    ],
    family: 'main',
    revision: 1,
    volumes: [],
    status: 'ACTIVE',
    placementConstraints: [],
    compatibilities: ['EXTERNAL', 'EC2'],
    registeredAt: expect.any(Date) as Date,
    registeredBy: expect.any(String) as string,
  });
});

test('a revision that is being deleted cannot be deregistered', async () => {
  const { ecs } = clientsOf(await openLocalAws());
  await ecs.send(new RegisterTaskDefinitionCommand(LEAST));
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'main:1' }));
  await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['main:1'] }));
  await expect(
    ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'main:1' })),
  ).rejects.toMatchObject({
    name: 'ClientException',
    message:
      'The task definition could not be deregistered because it is in the process of being deleted.',
  });
});

test.each([
  ['task-definition/main:1', 'ClientException'],
  ['cluster/main', 'InvalidParameterException'],
])('a tag of %s without a value is refused with %s', async (resource, name) => {
  const { ecs } = clientsOf(await openLocalAws());
  const resourceArn = `arn:aws:ecs:us-east-1:111122223333:${resource}`;
  await expect(
    ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key: 'empty' }] })),
  ).rejects.toMatchObject({ name, message: 'Tag value can not be null.' });
});
