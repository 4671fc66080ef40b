import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  ListAccountSettingsCommand,
  ListClustersCommand,
  ListTasksCommand,
  PutAccountSettingCommand,
  PutClusterCapacityProvidersCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  UpdateClusterSettingsCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openEcs, sleep, web } from './ecs-fixtures.ts';

test('a cluster that still has a service is not deleted before that is INACTIVE', async () => {
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

test('a cluster in which something is running, or still stopping, is not deleted', async () => {
  const { aws, ecs, network } = await openEcs();
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
  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'demo' }));
  await ecs.send(new StopTaskCommand({ cluster: 'demo', task: taskArns![0] }));
  await expect(ecs.send(new DeleteClusterCommand({ cluster: 'demo' }))).rejects.toMatchObject({
    name: 'ClusterContainsTasksException',
  });
  await sleep(aws, 120_000);
  const { cluster } = await ecs.send(new DeleteClusterCommand({ cluster: 'demo' }));
  expect(cluster).toMatchObject({ status: 'INACTIVE' });
});

test('a new cluster has no tasks, services or machines yet, and then counts those that it has', async () => {
  const { aws, ecs, network } = await openEcs();
  const counts = async () => {
    const { clusters } = await ecs.send(
      new DescribeClustersCommand({ clusters: ['demo'], include: ['STATISTICS'] }),
    );
    return clusters![0]!;
  };
  expect(await counts()).toMatchObject({
    status: 'ACTIVE',
    pendingTasksCount: 0,
    runningTasksCount: 0,
    activeServicesCount: 0,
    registeredContainerInstancesCount: 0,
  });
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

test('a second CreateCluster returns the same cluster, and is refused as inconsistent when its settings are others', async () => {
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

test('deleted clusters are INACTIVE and not listed, and a new one can reuse the name', async () => {
  const { ecs } = await openEcs();
  await ecs.send(new CreateClusterCommand({ clusterName: 'other' }));
  await ecs.send(new DeleteClusterCommand({ cluster: 'other' }));
  const { clusterArns } = await ecs.send(new ListClustersCommand({}));
  expect(clusterArns).toEqual(['arn:aws:ecs:us-east-1:111122223333:cluster/demo']);
  const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['other'] }));
  expect(clusters).toMatchObject([{ status: 'INACTIVE' }]);
  const { cluster } = await ecs.send(new CreateClusterCommand({ clusterName: 'other' }));
  expect(cluster).toMatchObject({ clusterName: 'other', status: 'ACTIVE' });
});
