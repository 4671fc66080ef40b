import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DeleteSubnetCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DeleteRolePolicyCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { openStruckRun } from '../../quality/harness/struck-run.ts';
import { createCluster } from '../../scripts/steps/create-cluster.ts';
import { createServiceLinkedRole } from '../../scripts/steps/create-service-linked-role.ts';
import { prepareNetwork } from '../../scripts/steps/prepare-network.ts';
import { steps } from '../../scripts/steps/index.ts';
import { core } from '../../scripts/tracks/core.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import { cleanUp, type CleanupProof } from '../../src/engine/cleanup.ts';
import { heldBy } from '../../src/engine/held-by.ts';

const NAME = 'fargate-tutorial';

test('of all that was made all is removed, nothing is left, and what stays on purpose is named', async () => {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  const proof = await cleaned(run);
  expect(proof.made.length).toBeGreaterThan(20);
  expect(proof.removed).toEqual(proof.made);
  expect(proof).toMatchObject({ left: [], obstacles: [], unread: [] });
  expect(proof.kept).toContain('AWSServiceRoleForECS');
  expect(await cleaned(run)).toMatchObject({ made: [], removed: [], left: [], obstacles: [] });
});

test('a cluster of our name without our tags stays, is named, and stops nothing else', async () => {
  const run = await done();
  const { clusterArn } = (await run.runner.find(createCluster)) as { clusterArn: string };
  const lost = { resourceArn: clusterArn, tagKeys: ['project'] };
  await run.session.clients.ecs.send(new UntagResourceCommand(lost));
  const { left, obstacles } = await cleaned(run);
  expect(left).toEqual([]);
  expect(obstacles).toEqual([
    {
      what: 'create-cluster',
      why: expect.stringContaining('does not have the tags') as string,
      mendable: true,
    },
  ]);
  const tags = [{ key: 'project', value: 'fargate-step-by-step' }];
  await run.session.clients.ecs.send(new TagResourceCommand({ resourceArn: clusterArn, tags }));
  await expectClean(run);
});

test('somebody else’s service in our cluster is named with what deletes it, and the rest goes', async () => {
  const run = await done();
  const { ecs } = run.session.clients;
  await ecs.send(new CreateServiceCommand({ ...(await placeFor(run)), serviceName: 'theirs' }));
  const { left, obstacles } = await cleaned(run);
  // Its task keeps the group of our network, too.
  expect(left.map(({ kind }) => kind)).toEqual(['security group', 'cluster', 'service', 'task']);
  const whys = obstacles.map(({ why }) => why).join('\n');
  expect(whys).toContain(
    `Somebody's service "theirs" is in it: aws ecs delete-service --cluster ${NAME} --service theirs --force deletes it.`,
  );
  expect(whys).not.toContain('npm run cleanup');
  await ecs.send(new DeleteServiceCommand({ cluster: NAME, service: 'theirs', force: true }));
  await run.session.sleep(300);
  await expectClean(run);
});

test('a task that somebody started in our cluster is named, with its price, and what stops it', async () => {
  const run = await done();
  const { ecs } = run.session.clients;
  await ecs.send(new RunTaskCommand(await placeFor(run)));
  await run.session.sleep(60);
  const began = run.aws.account.now;
  const { left, obstacles } = await cleaned(run);
  // Nobody waits for it: it does not stop by itself.
  expect(run.aws.account.now - began).toBeLessThan(120_000);
  expect(obstacles.find(({ what }) => what === 'prepare-network')!.why).toMatch(
    /^Somebody's task [0-9a-f]{32} runs in the cluster "fargate-tutorial", and keeps what it uses\.$/,
  );
  expect(left.find(({ kind }) => kind === 'task')).toMatchObject({ isUntagged: true });
  expect(left.reduce((sum, { usdPerHour }) => sum + usdPerHour, 0)).toBeCloseTo(0.0588, 4);
  expect(obstacles.map(({ why }) => why).join('\n')).toMatch(
    /Somebody's task [0-9a-f]{32} is in it: aws ecs stop-task --cluster fargate-tutorial --task [0-9a-f]{32} stops it\./,
  );
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster: NAME }));
  for (const task of taskArns) await ecs.send(new StopTaskCommand({ cluster: NAME, task }));
  await run.session.sleep(300);
  await expectClean(run);
});

test('a network interface of somebody else in our group is named at once, and nobody waits for it', async () => {
  const run = await done();
  const { ecs } = run.session.clients;
  const place = { ...(await placeFor(run)), cluster: 'theirs', serviceName: 'web' };
  await ecs.send(new CreateClusterCommand({ clusterName: 'theirs', tags: [] }));
  await ecs.send(new CreateServiceCommand(place));
  await run.session.sleep(120);
  const began = run.aws.account.now;
  const { left, obstacles } = await cleaned(run);
  expect(run.aws.account.now - began).toBeLessThan(120_000);
  expect(left.map(({ kind }) => kind)).toEqual(['security group']);
  const whys = obstacles.map(({ why }) => why);
  expect(whys[0]).toMatch(
    /^Somebody's network interface eni-[0-9a-f]+ \(arn:aws:ecs:.*:attachment\/.*\) is in the security group "fargate-tutorial" \(sg-[0-9a-f]+\), which therefore stays: /,
  );
  const next = await run.runner.undo(prepareNetwork).catch((error: unknown) => error);
  expect(next).toMatchObject({
    next: expect.stringMatching(/^aws ec2 describe-network-interfaces .* eni-[0-9a-f]+$/) as string,
  });
  await ecs.send(new DeleteServiceCommand({ cluster: 'theirs', service: 'web', force: true }));
  await run.aws.pass(300_000);
  await expectClean(run);
});

test('a load balancer of somebody else in our group is named by what it is, and ours is not', async () => {
  const run = await done();
  const { ec2, elbv2 } = run.session.clients;
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupNames: [NAME] }),
  );
  const group = SecurityGroups![0]!;
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const make = async (Name: string) => {
    const place = {
      Name,
      Subnets: Subnets!.slice(0, 2).map(({ SubnetId }) => SubnetId!),
      SecurityGroups: [group.GroupId!],
    };
    const { LoadBalancers } = await elbv2.send(new CreateLoadBalancerCommand(place));
    return LoadBalancers![0]!.LoadBalancerArn!;
  };
  const held = async () => {
    const lines: string[] = [];
    const arn = `arn:aws:ec2:us-east-1:111122223333:security-group/${group.GroupId}`;
    for await (const line of heldBy(run.session, 'security group', arn)) lines.push(line);
    return lines;
  };
  await make(`${NAME}-lb`);
  expect(await held()).toEqual([]);
  const theirs = await make('theirs');
  const line =
    /^Somebody's network interface eni-[0-9a-f]+ \(ELB app\/theirs\/[0-9a-f]{16}\) is in it: take it out, or delete what it belongs to\.$/;
  // One interface a zone.
  expect(await held()).toEqual([expect.stringMatching(line), expect.stringMatching(line)]);
  const { obstacles } = await cleaned(run);
  expect(obstacles.map(({ why }) => why).join('\n')).toMatch(
    /Somebody's network interface eni-[0-9a-f]+ \(ELB app\/theirs\/[0-9a-f]{16}\) is in the security group "fargate-tutorial" \(sg-[0-9a-f]+\), which therefore stays: /,
  );
  await elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: theirs }));
});

test('a rule of somebody’s group that names ours is told at once', async () => {
  const run = await openLocalRun();
  await run.runner.run(prepareNetwork);
  const { ec2 } = run.session.clients;
  const theirs = { GroupName: 'theirs', Description: 'theirs' };
  const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(theirs));
  const names = { GroupNames: [NAME] };
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand(names));
  const UserIdGroupPairs = [{ GroupId: SecurityGroups![0]!.GroupId }];
  const IpPermissions = [{ IpProtocol: '-1', UserIdGroupPairs }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  const began = run.aws.account.now;
  const { obstacles } = await cleaned(run);
  expect(run.aws.account.now - began).toBeLessThan(60_000);
  expect(obstacles[0]!.why).toContain(
    `A rule of somebody's security group "theirs" (${GroupId}) names`,
  );
  await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  await expectClean(run);
});

test('the interface of a task of ours that is stopping is waited for', async () => {
  const run = await done();
  await run.aws.sleep(60_000);
  const { ecs } = run.session.clients;
  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: NAME }));
  expect(taskArns).toHaveLength(1);
  await ecs.send(new DeleteServiceCommand({ cluster: NAME, service: NAME, force: true }));
  await run.runner.undo(prepareNetwork);
  await expectClean(run);
});

test('an inline policy on our role is named with what takes it away', async () => {
  const run = await done();
  const { iam } = run.session.clients;
  const which = { RoleName: `${NAME}-task-role`, PolicyName: 'mine' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [] });
  await iam.send(new PutRolePolicyCommand({ ...which, PolicyDocument }));
  const { left, obstacles } = await cleaned(run);
  expect(left.map(({ kind }) => kind)).toEqual(['role']);
  expect(obstacles.map(({ why }) => why).join('\n')).toContain(
    `aws iam delete-role-policy --role-name ${which.RoleName} --policy-name mine takes it away.`,
  );
  await iam.send(new DeleteRolePolicyCommand(which));
  await expectClean(run);
});

test('where the default subnets were deleted, everything goes all the same', async () => {
  const run = await openLocalRun();
  await run.runner.run(prepareNetwork);
  const { ec2 } = run.session.clients;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  for (const { SubnetId } of Subnets) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  await expectClean(run);
});

test('groups of the same names in another VPC are left alone, and are in nobody’s way', async () => {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  const { ec2 } = run.session.clients;
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  for (const GroupName of [NAME, `${NAME}-lb`, `${NAME}-app`, `${NAME}-test`]) {
    const group = { GroupName, Description: 'theirs', VpcId: Vpc!.VpcId };
    await ec2.send(new CreateSecurityGroupCommand(group));
  }
  await expectClean(run);
  await expectClean(run);
});

test('a cluster that is PROVISIONING goes', async () => {
  const run = await openLocalRun();
  await run.runner.run(createServiceLinkedRole);
  await run.aws.inject({ kind: 'cluster-provisioning' });
  const made = run.runner.run(createCluster);
  // Another command, while the first one waits.
  const other = await openLocalRun({ rows: new Map(run.rows) });
  await made;
  await expectClean(run);
  await expectClean(other);
});

test('a list that is older than the last change is no proof: what it hides goes too', async () => {
  const { rows } = await done();
  const plain = await openLocalRun({ rows });
  await cleaned(plain);
  // Each kind of look once more, when something was deleted a moment before.
  const looks = new Map<string, number>();
  for (const [at, { operation }] of plain.aws.journal.entries.entries()) {
    const before = plain.aws.journal.entries[at - 1]?.operation ?? '';
    looks.set(`${operation} after ${isRead(before) ? 'a look' : before}`, at);
  }
  expect(looks.size).toBeGreaterThan(20);
  for (const at of looks.values()) {
    const run = await openStruckRun({ rows }, at, 'lagging read');
    const { left, obstacles } = await cleaned(run);
    expect([at, left, obstacles]).toEqual([at, [], []]);
  }
});

// --- internal ---

/** An account in which the core of the tutorial is done. */
async function done(): Promise<LocalRun> {
  const run = await openLocalRun();
  for (const step of core.steps) await run.runner.run(step);
  return run;
}

function cleaned({ session }: LocalRun): Promise<CleanupProof> {
  return cleanUp(session, steps.filter(({ undo }) => undo).toReversed());
}

async function expectClean(run: LocalRun): Promise<void> {
  const { left, obstacles, unread } = await cleaned(run);
  expect({ left, obstacles, unread }).toEqual({ left: [], obstacles: [], unread: [] });
}

/** The request of somebody who has something of their own run in our cluster. */
async function placeFor({ runner }: LocalRun) {
  const { subnets, securityGroups } = (await runner.find(prepareNetwork)) as {
    subnets: string[];
    securityGroups: string[];
  };
  return {
    cluster: NAME,
    taskDefinition: NAME,
    launchType: 'FARGATE' as const,
    desiredCount: 1,
    networkConfiguration: {
      awsvpcConfiguration: { subnets, securityGroups, assignPublicIp: 'ENABLED' as const },
    },
  };
}
