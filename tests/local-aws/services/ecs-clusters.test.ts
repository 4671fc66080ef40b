import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  ListAccountSettingsCommand,
  ListClustersCommand,
  PutAccountSettingCommand,
  PutClusterCapacityProvidersCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateClusterSettingsCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openEcs, sleep, web } from './ecs-fixtures.ts';

test('a cluster with a service is not deleted until the service is gone', async () => {
  const { aws, ecs, network } = await openEcs();
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
  const remove = () => ecs.send(new DeleteClusterCommand({ cluster: 'demo' }));
  const refusal = {
    name: 'ClusterContainsServicesException',
    message: 'The Cluster cannot be deleted while Services are active.',
  };
  await expect(remove()).rejects.toMatchObject(refusal);
  await ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
  await expect(remove()).rejects.toMatchObject(refusal);
  await sleep(aws, 120_000);
  expect((await remove()).cluster).toMatchObject({ status: 'INACTIVE' });
});

test('a cluster that is not there is a failure, and no error', async () => {
  const { ecs } = await openEcs();
  const { clusters, failures } = await ecs.send(
    new DescribeClustersCommand({ clusters: ['elsewhere'] }),
  );
  expect(clusters).toEqual([]);
  expect(failures).toEqual([
    { arn: expect.stringMatching(/:cluster\/elsewhere$/) as string, reason: 'MISSING' },
  ]);
});

test('a cluster with a task of its own is not deleted', async () => {
  const { ecs, network } = await openEcs();
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: network,
    }),
  );
  await expect(ecs.send(new DeleteClusterCommand({ cluster: 'demo' }))).rejects.toMatchObject({
    name: 'ClusterContainsTasksException',
    message: 'The Cluster cannot be deleted while Tasks are active.',
  });
});

test("a cluster's counts are those of its tasks and services", async () => {
  const { aws, ecs, network } = await openEcs();
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      count: 2,
      launchType: 'FARGATE',
      networkConfiguration: network,
    }),
  );
  const counts = async () => {
    const { clusters } = await ecs.send(
      new DescribeClustersCommand({ clusters: ['demo'], include: ['STATISTICS'] }),
    );
    return clusters![0]!;
  };
  expect(await counts()).toMatchObject({ pendingTasksCount: 2, runningTasksCount: 0 });
  await sleep(aws, 60_000);
  const running = await counts();
  expect(running).toMatchObject({
    pendingTasksCount: 0,
    runningTasksCount: 2,
    activeServicesCount: 0,
  });
  expect(running.statistics).toContainEqual({ name: 'runningFargateTasksCount', value: '2' });
});

test('a second CreateCluster returns the same cluster, and is refused when it says something else', async () => {
  const { ecs } = await openEcs();
  const input = { clusterName: 'demo', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] };
  const { cluster } = await ecs.send(new CreateClusterCommand(input));
  expect(cluster).toMatchObject({ status: 'ACTIVE', clusterName: 'demo' });
  await expect(
    ecs.send(new CreateClusterCommand({ ...input, capacityProviders: ['FARGATE'] })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message:
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
  });
});

test('the capacity providers of a cluster are replaced as a whole, and a strategy needs its own', async () => {
  const { ecs } = await openEcs();
  const put = (capacityProviders: string[], provider: string) =>
    ecs.send(
      new PutClusterCapacityProvidersCommand({
        cluster: 'demo',
        capacityProviders,
        defaultCapacityProviderStrategy: [{ capacityProvider: provider, weight: 1 }],
      }),
    );
  const { cluster } = await put(['FARGATE'], 'FARGATE');
  expect(cluster).toMatchObject({
    capacityProviders: ['FARGATE'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
  });
  await expect(put(['FARGATE'], 'FARGATE_SPOT')).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await expect(put(['GHOST'], 'GHOST')).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});

test('container insights are a setting of the cluster, with the account setting as the default', async () => {
  const { ecs } = await openEcs();
  await ecs.send(new PutAccountSettingCommand({ name: 'containerInsights', value: 'enhanced' }));
  const { cluster } = await ecs.send(new CreateClusterCommand({ clusterName: 'next' }));
  expect(cluster!.settings).toEqual([{ name: 'containerInsights', value: 'enhanced' }]);
  const settings = [{ name: 'containerInsights' as const, value: 'disabled' }];
  const updated = await ecs.send(new UpdateClusterSettingsCommand({ cluster: 'next', settings }));
  expect(updated.cluster!.settings).toEqual(settings);
  const own = await ecs.send(new ListAccountSettingsCommand({}));
  expect(own.settings).toMatchObject([{ name: 'containerInsights', value: 'enhanced' }]);
  const all = await ecs.send(new ListAccountSettingsCommand({ effectiveSettings: true }));
  expect(all.settings!.length).toBeGreaterThan(5);
});

test('deleted clusters are INACTIVE and not listed', async () => {
  const { ecs } = await openEcs();
  await ecs.send(new CreateClusterCommand({ clusterName: 'other' }));
  await ecs.send(new DeleteClusterCommand({ cluster: 'other' }));
  const { clusterArns } = await ecs.send(new ListClustersCommand({}));
  expect(clusterArns).toEqual(['arn:aws:ecs:us-east-1:111122223333:cluster/demo']);
  const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['other'] }));
  expect(clusters).toMatchObject([{ status: 'INACTIVE' }]);
});
