import {
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
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
