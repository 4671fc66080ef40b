import { CreateSecurityGroupCommand, DeleteSecurityGroupCommand } from '@aws-sdk/client-ec2';
import {
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListServicesCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import type { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { openEcs, sleep, web } from './ecs-fixtures.ts';

async function describe(ecs: ECSClient, serviceName = 'web') {
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: [serviceName] }),
  );
  return services![0]!;
}

/**
 * Lists the states of a service and of the tasks that it had, each time that something changes until the tasks are
 * gone.
 */
async function watch(aws: LocalAws, ecs: ECSClient): Promise<string[]> {
  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'demo' }));
  const lines: string[] = [];
  for (let count = 0; count < 100 && !lines.at(-1)?.endsWith(' STOPPED'); count++) {
    const { tasks } = await ecs.send(
      new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns }),
    );
    const statuses = tasks!.map(({ lastStatus }) => lastStatus);
    const line = `${(await describe(ecs)).status} ${[...new Set(statuses)].join('+')}`;
    if (line !== lines.at(-1)) lines.push(line);
    await aws.sleep(60_000);
  }
  return lines;
}

async function withService(desiredCount = 1) {
  const open = await openEcs();
  await open.ecs.send(new RegisterTaskDefinitionCommand(web()));
  const input = {
    cluster: 'demo',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount,
    launchType: 'FARGATE' as const,
    networkConfiguration: open.network,
  };
  await open.ecs.send(new CreateServiceCommand(input));
  return { ...open, input };
}

test('the call answers before a task runs; then the service starts its tasks, completes its deployment and reaches a steady state', async () => {
  const { aws, ecs } = await withService(2);
  const first = await describe(ecs);
  expect(first).toMatchObject({
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 0,
    pendingCount: 0,
    events: [],
  });
  expect(first.deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }]);
  await sleep(aws, 120_000);
  const steady = await describe(ecs);
  expect(steady).toMatchObject({ runningCount: 2, pendingCount: 0 });
  expect(steady.deployments).toMatchObject([
    { status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 2, failedTasks: 0 },
  ]);
  const id = steady.deployments![0]!.id!;
  expect(steady.events!.map(({ message }) => message)).toEqual([
    '(service web) has reached a steady state.',
    `(service web) (deployment ${id}) deployment completed.`,
    expect.stringMatching(
      /^\(service web\) has started 2 tasks: \(task [0-9a-f]{32}\) \(task [0-9a-f]{32}\)\.$/,
    ) as string,
  ]);
});

test('a new revision replaces the old one with both side by side', async () => {
  const { aws, ecs } = await withService(1);
  await sleep(aws, 120_000);
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  const { service } = await ecs.send(
    new UpdateServiceCommand({ cluster: 'demo', service: 'web', taskDefinition: 'web:2' }),
  );
  expect(service!.deployments!.map(({ status }) => status)).toEqual(['PRIMARY', 'ACTIVE']);
  const seen = new Set<string>();
  for (let count = 0; count < 60 && (await describe(ecs)).deployments!.length === 2; count++) {
    const { runningCount, deployments } = await describe(ecs);
    expect(runningCount).toBeGreaterThanOrEqual(1);
    seen.add(deployments!.map((each) => each.runningCount).join('+'));
    await aws.sleep(60_000);
  }
  expect([...seen]).toEqual(['0+1', '1+1', '1+0']);
  await sleep(aws, 60_000);
  expect((await describe(ecs)).deployments).toMatchObject([
    { rolloutState: 'COMPLETED', taskDefinition: expect.stringMatching(/web:2$/) as string },
  ]);
});

test('a service that is deleted by force drains, then is INACTIVE', async () => {
  const { aws, ecs } = await withService(1);
  await sleep(aws, 120_000);
  await expect(
    ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web' })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'The service cannot be stopped while it is scaled above 0.',
  });
  const { service } = await ecs.send(
    new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }),
  );
  expect(service).toMatchObject({ status: 'DRAINING', desiredCount: 0 });
  expect((await ecs.send(new ListServicesCommand({ cluster: 'demo' }))).serviceArns).toEqual([]);
  await sleep(aws, 60_000);
  expect(await describe(ecs)).toMatchObject({ status: 'INACTIVE', runningCount: 0 });
  const stopped = await ecs.send(
    new ListTasksCommand({ cluster: 'demo', desiredStatus: 'STOPPED' }),
  );
  const { tasks } = await ecs.send(
    new DescribeTasksCommand({ cluster: 'demo', tasks: stopped.taskArns! }),
  );
  expect(tasks).toMatchObject([{ lastStatus: 'STOPPED', stopCode: 'ServiceSchedulerInitiated' }]);
});

test('a deleted service is INACTIVE when its task is STOPPING, not when it is gone', async () => {
  const { aws, ecs } = await withService(1);
  await sleep(aws, 120_000);
  await ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
  expect(await watch(aws, ecs)).toEqual([
    'DRAINING RUNNING',
    'DRAINING DEACTIVATING',
    'DRAINING STOPPING',
    'INACTIVE STOPPING',
    'INACTIVE DEPROVISIONING',
    'INACTIVE STOPPED',
  ]);
});

test('a deleted service is INACTIVE when the last of its tasks is STOPPING', async () => {
  const { aws, ecs } = await withService(3);
  await sleep(aws, 120_000);
  await ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
  const lines = await watch(aws, ecs);
  const [first] = lines.filter((line) => line.startsWith('INACTIVE'));
  expect(first).toMatch(/^INACTIVE (STOPPING|DEPROVISIONING|\+)+$/);
  expect(lines.at(-1)).toBe('INACTIVE STOPPED');
});

test('a deleted service is INACTIVE at once when its task never ran', async () => {
  const { aws, ecs } = await withService(1);
  await sleep(aws, 5_000);
  await ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
  expect(await watch(aws, ecs)).toEqual([
    'DRAINING PROVISIONING',
    'INACTIVE DEPROVISIONING',
    'INACTIVE STOPPED',
  ]);
});

/** A service with a security group of its own that has just become INACTIVE, while its task still stops. */
async function justInactive() {
  const { aws, ecs, ec2, network, input } = await withService(0);
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'the tasks' }),
  );
  const { subnets, assignPublicIp } = network.awsvpcConfiguration!;
  const networkConfiguration = {
    awsvpcConfiguration: { subnets, assignPublicIp, securityGroups: [GroupId!] },
  };
  const update = { cluster: 'demo', service: 'web', desiredCount: 1, networkConfiguration };
  await ecs.send(new UpdateServiceCommand(update));
  await sleep(aws, 120_000);
  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'demo' }));
  await ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
  while ((await describe(ecs)).status !== 'INACTIVE') await aws.sleep(60_000);
  return { aws, ecs, ec2, input, GroupId, taskArns };
}

test('an INACTIVE service leaves tasks that keep the cluster and the security group for a while', async () => {
  const { aws, ecs, ec2, GroupId } = await justInactive();
  const removeCluster = () => ecs.send(new DeleteClusterCommand({ cluster: 'demo' }));
  const removeGroup = () => ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  await expect(removeCluster()).rejects.toMatchObject({
    name: 'ClusterContainsTasksException',
    message: 'The Cluster cannot be deleted while Tasks are active.',
  });
  await expect(removeGroup()).rejects.toMatchObject({ name: 'DependencyViolation' });
  await sleep(aws, 30_000);
  expect((await removeCluster()).cluster).toMatchObject({ status: 'INACTIVE' });
  await expect(removeGroup()).resolves.toBeDefined();
});

test('the name of an INACTIVE service is free, while tasks of the former one still stop', async () => {
  const { aws, ecs, input, taskArns } = await justInactive();
  await ecs.send(new CreateServiceCommand({ ...input, desiredCount: 1 }));
  expect(await describe(ecs)).toMatchObject({ status: 'ACTIVE', runningCount: 0, pendingCount: 0 });
  await sleep(aws, 120_000);
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns }));
  expect(tasks).toMatchObject([{ lastStatus: 'STOPPED' }]);
  const service = await describe(ecs);
  expect(service).toMatchObject({ status: 'ACTIVE', runningCount: 1 });
  expect(service.events![0]!.message).toBe('(service web) has reached a steady state.');
});
