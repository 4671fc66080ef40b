import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { createClusterStack } from '../../scripts/steps/create-cluster-stack.ts';
import { createServiceLinkedRole } from '../../scripts/steps/create-service-linked-role.ts';
import { createCluster } from '../../scripts/steps/create-cluster.ts';
import { stepTags } from '../../src/engine/ownership.ts';

const StackName = 'fargate-tutorial-stack';

async function statusOf({ session }: LocalRun): Promise<string | undefined> {
  const { Stacks } = await session.clients.cloudformation.send(
    new DescribeStacksCommand({ StackName }),
  );
  return Stacks![0]!.StackStatus;
}

async function clusterStatus({ session }: LocalRun): Promise<string | undefined> {
  const { clusters } = await session.clients.ecs.send(
    new DescribeClustersCommand({ clusters: [StackName] }),
  );
  return clusters![0]?.status;
}

function calls({ aws }: LocalRun): string[] {
  return aws.journal.entries.map(({ operation }) => operation);
}

test('on a fresh account the stack fails as it did for the author of the notes, and a retry completes it', async () => {
  const run = await openLocalRun();
  await run.runner.run(createClusterStack);
  expect(await statusOf(run)).toBe('UPDATE_COMPLETE');
  expect(await clusterStatus(run)).toBe('ACTIVE');
  const { StackEvents } = await run.session.clients.cloudformation.send(
    new DescribeStackEventsCommand({ StackName }),
  );
  const failed = StackEvents!.find(
    ({ LogicalResourceId, ResourceStatus }) =>
      LogicalResourceId === 'ECSCluster' && ResourceStatus === 'CREATE_FAILED',
  );
  expect(failed!.ResourceStatusReason).toContain('Unable to assume the service linked role');
  const said = run.events.flatMap((event) => (event.type === 'say' ? [event.text] : []));
  expect(said.join('\n')).toContain(failed!.ResourceStatusReason);
});

test('where the role is there already, the first try completes', async () => {
  const run = await openLocalRun();
  await run.runner.run(createServiceLinkedRole);
  await run.aws.advanceTo(run.aws.account.now + 60_000);
  await run.runner.run(createClusterStack);
  expect(await statusOf(run)).toBe('CREATE_COMPLETE');
  expect(calls(run)).not.toContain('UpdateStack');
});

test('a stack that rolled back is deleted and created again', async () => {
  const run = await openLocalRun();
  const Tags = Object.entries(stepTags('fargate-tutorial', 'create-cluster-stack', 'by-hand')).map(
    ([Key, Value]) => ({ Key, Value }),
  );
  const cluster = { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: StackName } };
  const TemplateBody = JSON.stringify({ Resources: { ECSCluster: cluster } });
  await run.session.clients.cloudformation.send(
    new CreateStackCommand({ StackName, TemplateBody, Tags }),
  );
  await run.aws.advanceTo(run.aws.account.now + 300_000);
  expect(await statusOf(run)).toBe('ROLLBACK_COMPLETE');
  await run.runner.run(createClusterStack);
  expect(await statusOf(run)).toBe('CREATE_COMPLETE');
  expect(calls(run)).toContain('DeleteStack');
});

test('a cluster that was deleted by hand leaves a stack that lies, and the step makes both anew', async () => {
  const run = await openLocalRun();
  await run.runner.run(createClusterStack);
  const { ecs } = run.session.clients;
  await ecs.send(new DeleteClusterCommand({ cluster: StackName }));
  expect([await statusOf(run), await clusterStatus(run)]).toEqual(['UPDATE_COMPLETE', 'INACTIVE']);
  expect(await run.runner.find(createClusterStack)).toMatchObject({ unfinished: true });
  await run.runner.run(createClusterStack);
  expect([await statusOf(run), await clusterStatus(run)]).toEqual(['CREATE_COMPLETE', 'ACTIVE']);
});

test('undo deletes the stack also where its cluster is gone, and another cluster stays', async () => {
  const run = await openLocalRun();
  await run.runner.run(createServiceLinkedRole);
  await run.runner.run(createCluster);
  await run.runner.run(createClusterStack);
  const { ecs } = run.session.clients;
  await ecs.send(new DeleteClusterCommand({ cluster: StackName }));
  await run.runner.undo(createClusterStack);
  expect(await run.runner.find(createClusterStack)).toBeUndefined();
  expect(await run.runner.find(createCluster)).toBeDefined();
});

test('a cluster of its name that somebody else made fails the stack, with the reason, and stays', async () => {
  const run = await openLocalRun();
  await run.runner.run(createServiceLinkedRole);
  await run.aws.advanceTo(run.aws.account.now + 60_000);
  await run.session.clients.ecs.send(new CreateClusterCommand({ clusterName: StackName }));
  await expect(run.runner.run(createClusterStack)).rejects.toThrow('already exists');
  await run.runner.undo(createClusterStack);
  expect(await clusterStatus(run)).toBe('ACTIVE');
});
