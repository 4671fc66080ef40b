import {
  CreateClusterCommand,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
  type CreateServiceCommandInput,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openEcs, web } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

const SMALL = { cpu: '256', memory: '512' };

/** An account with the task definition `web`, changed, and what it takes to run it. */
async function openWith(changes: Partial<RegisterTaskDefinitionCommandInput> = {}) {
  const open = await openEcs();
  const { ecs, network } = open;
  await ecs.send(new RegisterTaskDefinitionCommand(web({ ...SMALL, ...changes })));
  const input = {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'FARGATE' as const,
    networkConfiguration: network,
  };
  return {
    ...open,
    input,
    create: (more: Partial<CreateServiceCommandInput> = {}) =>
      ecs.send(
        new CreateServiceCommand({ ...input, serviceName: 'web', desiredCount: 1, ...more }),
      ),
  };
}

const CONTAINER = { name: 'web', image: 'public.ecr.aws/docker/library/httpd:2.4' };

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html says of each that it came with 1.4.0;
// the words were told to people who mounted EFS: https://github.com/jenkinsci/amazon-ecs-plugin/issues/218
test.each<[string, Partial<RegisterTaskDefinitionCommandInput>]>([
  [
    'a file system of EFS',
    {
      volumes: [{ name: 'files', efsVolumeConfiguration: { fileSystemId: 'fs-12345678' } }],
      containerDefinitions: [
        { ...CONTAINER, mountPoints: [{ sourceVolume: 'files', containerPath: '/files' }] },
      ],
    },
  ],
  ['ARM', { runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } }],
  ['more storage', { ephemeralStorage: { sizeInGiB: 50 } }],
  ['8 vCPU', { cpu: '8192', memory: '16384' }],
  [
    'a capability',
    {
      containerDefinitions: [
        { ...CONTAINER, linuxParameters: { capabilities: { add: ['SYS_PTRACE'] } } },
      ],
    },
  ],
])('%s needs the platform 1.4.0', async (_what, changes) => {
  const { create } = await openWith(changes);
  expect(await refusal(create({ platformVersion: '1.3.0' }))).toMatchObject({
    name: 'PlatformTaskDefinitionIncompatibilityException',
    message: 'One or more of the requested capabilities are not supported.',
  });
  const { service } = await create({ platformVersion: '1.4.0' });
  expect(service!.platformVersion).toBe('1.4.0');
});

test('so does storage that a task alone is given', async () => {
  const { ecs, input } = await openWith();
  const overrides = { ephemeralStorage: { sizeInGiB: 30 } };
  const run = new RunTaskCommand({ ...input, overrides, platformVersion: '1.3.0' });
  expect((await refusal(ecs.send(run))).name).toBe(
    'PlatformTaskDefinitionIncompatibilityException',
  );
});

test('a service that stays on an old platform cannot take a task definition that needs a newer one', async () => {
  const { ecs, create } = await openWith();
  await create({ platformVersion: '1.3.0' });
  const ephemeralStorage = { sizeInGiB: 50 };
  await ecs.send(new RegisterTaskDefinitionCommand(web({ ...SMALL, ephemeralStorage })));
  const update = { cluster: 'demo', service: 'web', taskDefinition: 'web' };
  expect((await refusal(ecs.send(new UpdateServiceCommand(update)))).name).toBe(
    'PlatformTaskDefinitionIncompatibilityException',
  );
  const newer = new UpdateServiceCommand({ ...update, platformVersion: 'LATEST' });
  expect((await ecs.send(newer)).service!.deployments![0]!.platformVersion).toBe('1.4.0');
});

// https://github.com/jenkinsci/amazon-ecs-plugin/issues/218
test.each(['1.4', 'latest', ''])('there is no platform version "%s"', async (platformVersion) => {
  const { create } = await openWith();
  expect(await refusal(create({ platformVersion }))).toMatchObject({
    name: 'PlatformUnknownException',
    message: 'The specified platform does not exist.',
  });
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-windows-fargate.html
test('the platform of Windows is 1.0.0', async () => {
  const { create } = await openWith({
    cpu: '1024',
    memory: '2048',
    runtimePlatform: {
      cpuArchitecture: 'X86_64',
      operatingSystemFamily: 'WINDOWS_SERVER_2019_CORE',
    },
  });
  expect((await refusal(create({ platformVersion: '1.4.0' }))).name).toBe(
    'PlatformTaskDefinitionIncompatibilityException',
  );
  const { service } = await create();
  expect(service).toMatchObject({
    platformVersion: 'LATEST',
    platformFamily: 'WINDOWS_SERVER_2019_CORE',
    deployments: [{ platformVersion: '1.0.0', platformFamily: 'WINDOWS_SERVER_2019_CORE' }],
  });
});

// https://github.com/hashicorp/waypoint/issues/643, https://github.com/aws/aws-cdk/issues/13348
test('tasks on container instances get no public address', async () => {
  const { ecs, create, input, subnets } = await openWith({ requiresCompatibilities: ['EC2'] });
  const refused = {
    name: 'InvalidParameterException',
    message: 'Assign public IP is not supported for this launch type.',
  };
  expect(await refusal(create({ launchType: 'EC2' }))).toMatchObject(refused);
  const run = new RunTaskCommand({ ...input, launchType: 'EC2' });
  expect(await refusal(ecs.send(run))).toMatchObject(refused);
  const networkConfiguration = { awsvpcConfiguration: { subnets } };
  const { service } = await create({ launchType: 'EC2', networkConfiguration });
  expect(service!.launchType).toBe('EC2');
});

// https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/27
test('a cluster may have a default strategy without weights, and nothing runs by it', async () => {
  const { ecs, create } = await openWith();
  await ecs.send(
    new CreateClusterCommand({
      clusterName: 'weightless',
      capacityProviders: ['FARGATE'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE' }],
    }),
  );
  expect(await refusal(create({ cluster: 'weightless', launchType: undefined }))).toMatchObject({
    name: 'InvalidParameterException',
    message:
      "There are no capacity providers with a weight value greater than zero defined in the default capacity provider strategy. At least one capacity provider must have a weight value greater than zero specified. Update the cluster's default capacity provider strategy or specify a valid capacity provider strategy and try again.",
  });
});

// https://github.com/abicky/ecsmec/blob/master/internal/capacity/drainer.go
test('a task cannot say that it is of a service', async () => {
  const { ecs, input } = await openWith();
  const run = (group: string) => ecs.send(new RunTaskCommand({ ...input, group }));
  expect(await refusal(run('service:web'))).toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid namespace for group',
  });
  expect((await run('jobs')).tasks![0]!.group).toBe('jobs');
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html: up to 64 characters.
test('a token of RunTask has 64 characters at the most', async () => {
  const { ecs, input } = await openWith();
  const run = (length: number) =>
    ecs.send(new RunTaskCommand({ ...input, clientToken: 'x'.repeat(length) }));
  expect((await refusal(run(65))).name).toBe('InvalidParameterException');
  expect((await run(64)).tasks).toHaveLength(1);
});

// https://github.com/PrefectHQ/prefect/issues/13174
test.each([
  { key: 'a!b', value: 'c' },
  { key: 'a', value: 'dependabot[bot]' },
])('a tag has letters, numbers, blanks and some signs: %o', async (tag) => {
  const { ecs, input } = await openWith();
  expect(await refusal(ecs.send(new RunTaskCommand({ ...input, tags: [tag] })))).toMatchObject({
    name: 'InvalidParameterException',
    message: 'Some tags contain invalid characters',
  });
});
