import {
  CreateServiceCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  ListTagsForResourceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openEcs, web } from './ecs-fixtures.ts';

test('everything in ECS that has an ARN can be tagged and untagged', async () => {
  const { ecs, network: networkConfiguration } = await openEcs();
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  const common = {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'FARGATE' as const,
    networkConfiguration,
  };
  await ecs.send(new CreateServiceCommand({ ...common, serviceName: 'web', desiredCount: 0 }));
  const { tasks } = await ecs.send(new RunTaskCommand(common));
  const prefix = 'arn:aws:ecs:us-east-1:111122223333';
  for (const resourceArn of [
    `${prefix}:cluster/demo`,
    `${prefix}:service/demo/web`,
    `${prefix}:task-definition/web:1`,
    tasks![0]!.taskArn!,
  ]) {
    const tags = async () => (await ecs.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
    expect(await tags()).toEqual([]);
    await ecs.send(
      new TagResourceCommand({
        resourceArn,
        tags: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
        ],
      }),
    );
    await ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key: 'a', value: '3' }] }));
    await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['b', 'ghost'] }));
    expect(await tags()).toEqual([{ key: 'a', value: '3' }]);
  }
  const { clusters } = await ecs.send(
    new DescribeClustersCommand({ clusters: ['demo'], include: ['TAGS'] }),
  );
  expect(clusters![0]!.tags).toEqual([{ key: 'a', value: '3' }]);
});

// https://github.com/gruntwork-io/cloud-nuke/issues/145
test('a cluster that is deleted cannot be tagged, in words of its own', async () => {
  const { ecs } = await openEcs();
  const { cluster } = await ecs.send(new DeleteClusterCommand({ cluster: 'demo' }));
  const tags = [{ key: 'a', value: 'b' }];
  const tag = new TagResourceCommand({ resourceArn: cluster!.clusterArn, tags });
  await expect(ecs.send(tag)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'The specified cluster is inactive. Specify an active cluster and try again.',
  });
});

test('what does not exist cannot be tagged', async () => {
  const { ecs } = await openEcs();
  const tag = (resourceArn: string) =>
    ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key: 'a', value: 'b' }] }));
  const prefix = 'arn:aws:ecs:us-east-1:111122223333';
  await expect(tag(`${prefix}:cluster/ghost`)).rejects.toMatchObject({
    name: 'ClusterNotFoundException',
  });
  await expect(tag(`${prefix}:service/demo/ghost`)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(tag('demo')).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('a tag key that begins with aws: is refused', async () => {
  const { ecs } = await openEcs();
  await expect(
    ecs.send(
      new TagResourceCommand({
        resourceArn: 'arn:aws:ecs:us-east-1:111122223333:cluster/demo',
        tags: [{ key: 'aws:x', value: '' }],
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' });
});
