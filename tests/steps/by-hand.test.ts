import {
  AuthorizeSecurityGroupIngressCommand,
  DeleteTagsCommand,
  DescribeSecurityGroupsCommand,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import { UntagResourceCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { prepareNetwork } from '../../scripts/steps/prepare-network.ts';
import { registerTaskDefinition } from '../../scripts/steps/register-task-definition.ts';
import { steps } from '../../scripts/steps/index.ts';
import { enforce } from '../../src/local-aws/policy/enforce.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { allBut } from './all-but.ts';

const MINE = { allowFrom: '203.0.113.7/32' };
const ONLY_MINE = [{ port: 80, from: ['203.0.113.7/32'] }];

test('a door that was opened to the world by a run that could not note it is closed by the next', async () => {
  const { rows, runner } = await openLocalRun({ given: MINE });
  await runner.run(prepareNetwork);
  const open = await openLocalRun({ rows, given: { allowFrom: '0.0.0.0/0' } });
  open.aws.guards.push(enforce(allBut('ec2:CreateTags')));
  await expect(open.runner.run(prepareNetwork)).rejects.toThrow('ec2:CreateTags');
  expect(await openPorts(open)).toEqual([{ port: 80, from: ['0.0.0.0/0'] }]);
  await expectMended(open.rows);
});

test.each<[string, IpPermission]>([
  ['another port', { FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  ['another range', { FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '198.51.100.0/24' }] }],
  ['IPv6', { FromPort: 80, ToPort: 80, Ipv6Ranges: [{ CidrIpv6: '::/0' }] }],
  ['more ports', { FromPort: 80, ToPort: 90, IpRanges: [{ CidrIp: '203.0.113.7/32' }] }],
])('a door that somebody has opened by hand is closed: %s', async (_what, rule) => {
  const run = await openLocalRun({ given: MINE });
  await run.runner.run(prepareNetwork);
  const open = { GroupId: await groupId(run), IpPermissions: [{ IpProtocol: 'tcp', ...rule }] };
  await run.session.clients.ec2.send(new AuthorizeSecurityGroupIngressCommand(open));
  await expectMended(run.rows);
});

test('a group that lets other groups in is mended too', async () => {
  const run = await openLocalRun({ given: MINE });
  await run.runner.run(prepareNetwork);
  const GroupId = await groupId(run);
  const all = { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] };
  const open = { GroupId, IpPermissions: [all] };
  await run.session.clients.ec2.send(new AuthorizeSecurityGroupIngressCommand(open));
  await expectMended(run.rows);
});

test('a range is the one that EC2 keeps, whatever bits of a host it was given with', async () => {
  const given = { allowFrom: '203.0.113.7/20' };
  const run = await openLocalRun({ given });
  await run.runner.run(prepareNetwork);
  expect(await openPorts(run)).toEqual([{ port: 80, from: ['203.0.112.0/20'] }]);
  expect(await run.runner.run(prepareNetwork)).toMatchObject({ result: 'already there' });
});

test('where the note of the inputs is lost from the group, it is written again', async () => {
  const run = await openLocalRun({ given: MINE });
  await run.runner.run(prepareNetwork);
  const lost = { Resources: [await groupId(run)], Tags: [{ Key: 'inputs' }] };
  await run.session.clients.ec2.send(new DeleteTagsCommand(lost));
  await expectMended(run.rows);
});

test('a task definition whose note of the inputs is lost is not taken for what other inputs ask for', async () => {
  const run = await openLocalRun();
  for (const step of steps) {
    await run.runner.run(step);
    if (step.id === registerTaskDefinition.id) break;
  }
  const { ecs } = run.session.clients;
  const resourceArn = (
    (await run.runner.find(registerTaskDefinition)) as { taskDefinitionArn: string }
  ).taskDefinitionArn;
  await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['inputs'] }));
  const larger = await openLocalRun({ rows: run.rows, given: { memory: '4096' } });
  expect(await larger.runner.run(registerTaskDefinition)).toMatchObject({
    result: 'made',
    outputs: { memory: 4096 },
  });
});

// --- internal ---

/** Run again with {@link MINE}, the group lets in what was asked for and nothing else; and then there is nothing to do. */
async function expectMended(rows: Rows): Promise<void> {
  const again = await openLocalRun({ rows, given: MINE });
  expect(await again.runner.run(prepareNetwork)).toMatchObject({ result: 'made' });
  expect(await openPorts(again)).toEqual(ONLY_MINE);
  expect(await again.runner.run(prepareNetwork)).toMatchObject({ result: 'already there' });
}

async function group({ session: { clients, where } }: LocalRun) {
  const Filters = [{ Name: 'group-name', Values: [where.name] }];
  const { SecurityGroups } = await clients.ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  return SecurityGroups![0]!;
}

async function groupId(run: LocalRun): Promise<string> {
  return (await group(run)).GroupId!;
}

/** Returns the sources that AWS lets in, for each port. */
async function openPorts(run: LocalRun) {
  return (await group(run)).IpPermissions!.map(({ FromPort, IpRanges = [], ...others }) => ({
    port: FromPort,
    from: [
      ...IpRanges.map(({ CidrIp }) => CidrIp),
      ...[others.Ipv6Ranges, others.PrefixListIds, others.UserIdGroupPairs].flat(),
    ],
  }));
}
