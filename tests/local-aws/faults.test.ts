import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateSecurityGroupCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  PutClusterCapacityProvidersCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { CreateRoleCommand, GetRoleCommand } from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { LOCAL_CREDENTIALS, makeClients } from '../../src/engine/aws/clients.ts';
import { services as awsServices } from '../../src/engine/aws/index.ts';
import { clientsOf, openLocalAws, serve } from '../local.ts';
import { openEcs, sleep, web } from './services/ecs-fixtures.ts';

async function open() {
  const aws = await openLocalAws();
  return { aws, ...clientsOf(aws) };
}

/** Runs one task, lets time pass and returns the task and what could not be placed. */
async function runOne(
  { aws, ecs, network }: Awaited<ReturnType<typeof openEcs>>,
  changes: Partial<RegisterTaskDefinitionCommandInput> = {},
  spot = false,
) {
  await ecs.send(new RegisterTaskDefinitionCommand(web(changes)));
  const { tasks = [], failures } = await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      networkConfiguration: network,
      ...(spot
        ? { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] }
        : { launchType: 'FARGATE' }),
    }),
  );
  await sleep(aws, 600_000);
  if (tasks.length === 0) return { task: undefined, failures };
  const described = await ecs.send(
    new DescribeTasksCommand({ cluster: 'demo', tasks: [tasks[0]!.taskArn!] }),
  );
  return { task: described.tasks![0], failures };
}

test('a throttled call is made again by the SDK, as often as the fault lasts', async () => {
  const { aws, ecs } = await open();
  await aws.inject({ kind: 'throttling', service: 'ecs', operation: 'ListClusters', count: 2 });
  const { clusterArns, $metadata } = await ecs.send(new ListClustersCommand({}));
  expect([clusterArns, $metadata.attempts]).toEqual([[], 3]);
  expect(aws.account.faults.list).toEqual([]);
});

test.each([
  ['throttling', 'ThrottlingException', 'Throttling', 'RequestLimitExceeded'],
  ['internal-error', 'InternalFailure', 'InternalFailure', 'InternalError'],
  ['unavailable', 'ServiceUnavailable', 'ServiceUnavailable', 'Unavailable'],
] as const)('%s has the code of each protocol: %s, %s, %s', async (kind, json, query, ec2Code) => {
  const { aws, ecs, iam, ec2 } = await open();
  await aws.inject({ kind, count: 9 });
  await Promise.all([
    expect(ecs.send(new ListClustersCommand({}))).rejects.toThrow(named(json)),
    expect(iam.send(new GetRoleCommand({ RoleName: 'a' }))).rejects.toThrow(named(query)),
    expect(ec2.send(new DescribeSubnetsCommand({}))).rejects.toThrow(named(ec2Code)),
  ]);
});

test('a fault strikes only the service and the operation that it names', async () => {
  const { aws, ecs, logs } = await open();
  await aws.inject({ kind: 'internal-error', service: 'ecs', operation: 'DescribeClusters' });
  await expect(ecs.send(new ListClustersCommand({}))).resolves.toBeDefined();
  await expect(logs.send(new DescribeLogGroupsCommand({}))).resolves.toBeDefined();
  expect(aws.account.faults.list).toHaveLength(1);
});

test('a connection that breaks before the call leaves nothing behind, and the SDK tries again', async () => {
  const { aws, logs } = await open();
  await aws.inject({ kind: 'reset-before', operation: 'CreateLogGroup' });
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }));
  expect(outcomes(aws)).toEqual(['ConnectionReset', 'done']);
});

test('a connection that breaks after the call was carried out makes the retry collide', async () => {
  const { aws, logs } = await open();
  await aws.inject({ kind: 'reset-after', operation: 'CreateLogGroup' });
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }))).rejects.toThrow(
    named('ResourceAlreadyExistsException'),
  );
  expect(outcomes(aws)).toEqual(['done', 'ResourceAlreadyExistsException']);
});

test('over HTTP a broken connection is a broken connection', async () => {
  const aws = await openLocalAws();
  const onBug = (error: unknown) => expect.fail(String(error));
  const server = await serve(aws, onBug);
  onTestFinished(() => server.close());
  const config = { region: 'us-east-1', endpoint: server.url, credentials: LOCAL_CREDENTIALS };
  const { logs } = makeClients(awsServices, config);
  await aws.inject({ kind: 'reset-before', operation: 'CreateLogGroup', count: 3 });
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }))).rejects.toThrow(
    expect.objectContaining({ code: 'ECONNRESET' }),
  );
  await aws.inject({ kind: 'reset-after', operation: 'CreateLogGroup' });
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: '/b' }))).rejects.toThrow(
    named('ResourceAlreadyExistsException'),
  );
});

test('a read that lags answers as if the last change had not happened yet', async () => {
  const { aws, ecs, logs } = await open();
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/b' }));
  await aws.inject({ kind: 'lagging-read', service: 'logs', count: 2 });
  const names = async () =>
    (await logs.send(new DescribeLogGroupsCommand({}))).logGroups!.map((each) => each.logGroupName);
  expect([await names(), await names(), await names()]).toEqual([['/a'], ['/a'], ['/a', '/b']]);
  await aws.inject({ kind: 'lagging-read' });
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/c' }));
  expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([]);
  expect(await names()).toEqual(['/a', '/b', '/c']);
});

test('a new service-linked role cannot be assumed at first, for as long as was asked', async () => {
  const { aws, ecs } = await openEcs();
  await aws.inject({ kind: 'service-linked-role-race', count: 2 });
  const make = () =>
    ecs.send(new CreateClusterCommand({ clusterName: 'b', capacityProviders: ['FARGATE'] }));
  await expect(make()).rejects.toThrow('Unable to assume the service linked role.');
  await expect(make()).rejects.toThrow('Unable to assume the service linked role.');
  await expect(make()).resolves.toBeDefined();
});

/** A local AWS in which the cluster "slow" has just been made, with what is asked for of it. */
async function openSlowCluster(capacityProviders = ['FARGATE', 'FARGATE_SPOT']) {
  const open = await openEcs();
  await open.aws.inject({ kind: 'cluster-provisioning' });
  const clusterName = 'slow';
  const make = async () =>
    (await open.ecs.send(new CreateClusterCommand({ clusterName, capacityProviders }))).cluster!;
  const found = async () =>
    (await open.ecs.send(new DescribeClustersCommand({ clusters: [clusterName] }))).clusters![0]!;
  const remove = () => open.ecs.send(new DeleteClusterCommand({ cluster: clusterName }));
  return { ...open, made: await make(), make, found, remove };
}

const PROVISIONING = { status: 'PROVISIONING', attachmentsStatus: 'UPDATE_IN_PROGRESS' };
const PROVISIONED = { status: 'ACTIVE', attachmentsStatus: 'UPDATE_COMPLETE' };

test('cluster-provisioning: a cluster is PROVISIONING for ten seconds, and then ACTIVE', async () => {
  const { aws, ecs, made, make, found } = await openSlowCluster();
  expect(made).toMatchObject(PROVISIONING);
  expect(await make()).toMatchObject(PROVISIONING);
  expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toContain(made.clusterArn);
  const before = aws.account.now;
  expect(await found()).toMatchObject(PROVISIONING);
  expect(await aws.sleep(60_000)).toBe(10_000);
  expect(aws.account.now).toBe(before + 10_000);
  expect(await found()).toMatchObject(PROVISIONED);
});

test('cluster-provisioning: over HTTP a poll is enough to see the cluster become ACTIVE', async () => {
  const { aws } = await openSlowCluster();
  const onBug = (error: unknown) => expect.fail(String(error));
  const server = await serve(aws, onBug);
  onTestFinished(() => server.close());
  const config = { region: 'us-east-1', endpoint: server.url, credentials: LOCAL_CREDENTIALS };
  const { ecs } = makeClients(awsServices, config);
  const poll = async () =>
    (await ecs.send(new DescribeClustersCommand({ clusters: ['slow'] }))).clusters![0]!.status;
  expect([await poll(), await poll()]).toEqual(['PROVISIONING', 'ACTIVE']);
});

test('cluster-provisioning strikes one cluster, and only one with capacity providers', async () => {
  const { aws, ecs, made } = await openSlowCluster([]);
  expect([made.status, made.attachmentsStatus]).toEqual(['ACTIVE', undefined]);
  expect(aws.account.faults.list).toHaveLength(1);
  const make = async (clusterName: string) => {
    const input = { clusterName, capacityProviders: ['FARGATE'] };
    return (await ecs.send(new CreateClusterCommand(input))).cluster!;
  };
  expect(await make('first')).toMatchObject(PROVISIONING);
  const second = await make('second');
  expect([second.status, second.attachmentsStatus]).toEqual(['ACTIVE', undefined]);
});

test('a cluster that is PROVISIONING runs tasks and services, and no other capacity is put to it', async () => {
  const { aws, ecs, network, found } = await openSlowCluster();
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  const input = {
    cluster: 'slow',
    taskDefinition: 'web',
    launchType: 'FARGATE' as const,
    networkConfiguration: network,
  };
  expect((await ecs.send(new RunTaskCommand(input))).tasks).toHaveLength(1);
  await ecs.send(new CreateServiceCommand({ ...input, serviceName: 'web', desiredCount: 1 }));
  const put = () =>
    ecs.send(
      new PutClusterCapacityProvidersCommand({
        cluster: 'slow',
        capacityProviders: ['FARGATE'],
        defaultCapacityProviderStrategy: [],
      }),
    );
  await expect(put()).rejects.toMatchObject({
    name: 'ClientException',
    message: 'Cluster was not ACTIVE.',
  });
  await sleep(aws, 60_000);
  expect(await found()).toMatchObject({ ...PROVISIONED, runningTasksCount: 2 });
  expect((await put()).cluster).toMatchObject({ capacityProviders: ['FARGATE'] });
});

test('a cluster that is deleted while it is PROVISIONING stays deleted, and its name is free', async () => {
  const { aws, make, found, remove } = await openSlowCluster();
  await aws.sleep(5_000);
  const { cluster } = await remove();
  expect([cluster!.status, cluster!.attachmentsStatus]).toEqual(['INACTIVE', undefined]);
  await aws.inject({ kind: 'cluster-provisioning' });
  expect(await make()).toMatchObject(PROVISIONING);
  await sleep(aws, 9_000);
  expect(await found()).toMatchObject(PROVISIONING);
  await remove();
  await sleep(aws, 60_000);
  expect((await found()).status).toBe('INACTIVE');
});

test.each([
  ['no-capacity', 'Capacity is unavailable at this time'],
  ['quota', 'You’ve reached the limit on the number of vCPUs you can run concurrently'],
] as const)('%s: RunTask answers with a failure', async (kind, reason) => {
  const open = await openEcs();
  await open.aws.inject({ kind });
  const { failures } = await runOne(open);
  expect(failures).toEqual([{ reason: expect.stringContaining(reason) as string }]);
  expect((await runOne(open)).failures).toEqual([]);
});

test('role-propagation: a task cannot assume a role that is there, for as long as was asked', async () => {
  const open = await openEcs();
  const statement = { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' } };
  await open.iam.send(
    new CreateRoleCommand({
      RoleName: 'task',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: { ...statement, Action: 'sts:AssumeRole' },
      }),
    }),
  );
  await sleep(open.aws, 60_000);
  await open.aws.inject({ kind: 'role-propagation', service: 'ecs' });
  const changes = { taskRoleArn: 'arn:aws:iam::111122223333:role/task' };
  await expect(runOne(open, changes)).rejects.toThrow('ECS was unable to assume the role');
  expect((await runOne(open, changes)).task!.lastStatus).toBe('RUNNING');
});

test('without capacity a service says so in an event, and heals by itself', async () => {
  const { aws, ecs, network } = await openEcs();
  await aws.inject({ kind: 'no-capacity' });
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  await ecs.send(
    new CreateServiceCommand({
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: network,
    }),
  );
  await sleep(aws, 600_000);
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }),
  );
  expect(services![0]!.runningCount).toBe(1);
  expect(services![0]!.events!.at(-1)!.message).toContain(
    'was unable to place a task. Reason: Capacity is unavailable at this time',
  );
});

test.each([
  ['image-not-found', 'CannotPullContainerError', undefined],
  ['wrong-architecture', "descriptor matching platform 'linux/amd64'", undefined],
  ['exit-1', 'Essential container in task exited', 1],
  ['out-of-memory', 'Essential container in task exited', 137],
] as const)('%s strikes one task and no other', async (kind, reason, exitCode) => {
  const open = await openEcs();
  await open.aws.inject({ kind });
  const { task } = await runOne(open);
  expect([task!.lastStatus, task!.containers![0]!.exitCode]).toEqual(['STOPPED', exitCode]);
  expect(task!.stoppedReason).toContain(reason);
  expect((await runOne(open)).task!.lastStatus).toBe('RUNNING');
});

test('unhealthy: a container with a health check fails it', async () => {
  const open = await openEcs();
  await open.aws.inject({ kind: 'unhealthy' });
  const container = {
    name: 'web',
    image: 'httpd',
    healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost/'] },
  };
  const { task } = await runOne(open, { containerDefinitions: [container] });
  expect(task!.healthStatus).toBe('UNHEALTHY');
});

test('spot-interruption strikes a task on Fargate Spot that runs', async () => {
  const open = await openEcs();
  const { task } = await runOne(open, {}, true);
  expect(task!.lastStatus).toBe('RUNNING');
  await open.aws.inject({ kind: 'spot-interruption' });
  await sleep(open.aws, 300_000);
  const { tasks } = await open.ecs.send(
    new DescribeTasksCommand({ cluster: 'demo', tasks: [task!.taskArn!] }),
  );
  expect(tasks![0]).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'SpotInterruption',
    stoppedReason: 'Your Spot Task was interrupted.',
  });
});

test('spot-interruption waits for a task on Fargate Spot, and leaves all others alone', async () => {
  const open = await openEcs();
  await open.aws.inject({ kind: 'spot-interruption' });
  expect((await runOne(open)).task!.lastStatus).toBe('RUNNING');
  const { task } = await runOne(open, {}, true);
  expect(task).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'SpotInterruption' });
});

test('faults are asked for over HTTP, listed and forgotten', async () => {
  const aws = await openLocalAws();
  const onBug = (error: unknown) => expect.fail(String(error));
  const server = await serve(aws, onBug);
  onTestFinished(() => server.close());
  const path = `${server.url}/_local-aws/faults`;
  const post = (body: object) => fetch(path, { method: 'POST', body: JSON.stringify(body) });
  const fault = { kind: 'quota', service: 'ecs', count: 2 };
  expect(await (await post(fault)).json()).toEqual([fault]);
  expect((await post({ kind: 'meteor' })).status).toBe(400);
  expect(await (await fetch(path)).json()).toEqual([fault]);
  await fetch(path, { method: 'DELETE' });
  expect(aws.account.faults.list).toEqual([]);
});

test('a security group that was made by a call whose reply was lost makes its retry collide', async () => {
  const { aws, ec2 } = await open();
  await aws.inject({ kind: 'reset-after', service: 'ec2', operation: 'CreateSecurityGroup' });
  await expect(
    ec2.send(new CreateSecurityGroupCommand({ GroupName: 'a', Description: 'b' })),
  ).rejects.toThrow(named('InvalidGroup.Duplicate'));
});

function named(name: string) {
  return expect.objectContaining({ name }) as Error;
}

function outcomes(aws: Awaited<ReturnType<typeof open>>['aws']): string[] {
  return aws.journal.entries.map(({ error }) => error?.code ?? 'done');
}
