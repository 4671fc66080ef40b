import { ListTagsLogGroupCommand, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateVpcCommand,
  DescribeNetworkAclsCommand,
  DescribeSubnetsCommand,
  DescribeVpcClassicLinkCommand,
  DescribeVpcsCommand,
  DescribeVpnGatewaysCommand,
} from '@aws-sdk/client-ec2';
import { DescribeListenerAttributesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreateRoleCommand,
  ListAccountAliasesCommand,
  ListInstanceProfilesForRoleCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openElb } from './elb-fixtures.ts';
import { openAllServices } from './open-all-services.ts';
import { refusal } from './refusal.ts';

test('an account has no aliases, and a page has 1000 at most', async () => {
  const { iam } = await openAllServices();
  const { AccountAliases, IsTruncated } = await iam.send(new ListAccountAliasesCommand({}));
  expect([AccountAliases, IsTruncated]).toEqual([[], false]);
  const refused = await refusal(iam.send(new ListAccountAliasesCommand({ MaxItems: 1001 })));
  expect(refused.name).toBe('ValidationError');
});

test('a role is in no instance profile, and one that is not there is refused', async () => {
  const { iam } = await openAllServices();
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
  };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new CreateRoleCommand({ RoleName: 'web', AssumeRolePolicyDocument }));
  const ask = (RoleName: string) => iam.send(new ListInstanceProfilesForRoleCommand({ RoleName }));
  const { InstanceProfiles, IsTruncated } = await ask('web');
  expect([InstanceProfiles, IsTruncated]).toEqual([[], false]);
  expect((await refusal(ask('none'))).message).toBe('The role with name none cannot be found.');
});

test('the tags of a log group are found by its name, as older clients ask', async () => {
  const { logs } = await openAllServices();
  const tags = { project: 'law' };
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/web', tags }));
  const ask = (logGroupName: string) => logs.send(new ListTagsLogGroupCommand({ logGroupName }));
  expect((await ask('/web')).tags).toEqual(tags);
  expect((await refusal(ask('/none'))).name).toBe('ResourceNotFoundException');
});

test('a listener sends the header of its server', async () => {
  const { elb, makeLoadBalancer, makeTargetGroup, makeListener } = await openElb();
  const ListenerArn = await makeListener(await makeLoadBalancer(), await makeTargetGroup());
  const ask = (arn: string) =>
    elb.send(new DescribeListenerAttributesCommand({ ListenerArn: arn }));
  expect((await ask(ListenerArn)).Attributes).toEqual([
    { Key: 'routing.http.response.server.enabled', Value: 'true' },
  ]);
  const none = ListenerArn.replace(/.{4}$/, '0000');
  expect((await refusal(ask(none))).name).toBe('ListenerNotFoundException');
});

test('an account has no VPN gateway', async () => {
  const { ec2 } = await openAllServices();
  const ask = (input: object) => ec2.send(new DescribeVpnGatewaysCommand(input));
  expect((await ask({})).VpnGateways).toEqual([]);
  const filter = { Filters: [{ Name: 'attachment.vpc-id', Values: ['vpc-1'] }] };
  expect((await ask(filter)).VpnGateways).toEqual([]);
  expect((await refusal(ask({ VpnGatewayIds: ['vgw-012345678'] }))).name).toBe(
    'InvalidVpnGatewayID.NotFound',
  );
  expect((await refusal(ask({ Filters: [{ Name: 'color', Values: ['red'] }] }))).message).toBe(
    "The filter 'color' is invalid",
  );
});

test('ClassicLink is off in every VPC', async () => {
  const { ec2 } = await openAllServices();
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
  const ask = (input: object) => ec2.send(new DescribeVpcClassicLinkCommand(input));
  expect((await ask({})).Vpcs).toEqual([
    { VpcId: Vpcs![0]!.VpcId, Tags: [], ClassicLinkEnabled: false },
  ]);
  const enabled = { Filters: [{ Name: 'is-classic-link-enabled', Values: ['true'] }] };
  expect((await ask(enabled)).Vpcs).toEqual([]);
  expect((await refusal(ask({ VpcIds: ['vpc-0123456789abcdef0'] }))).name).toBe(
    'InvalidVpcID.NotFound',
  );
});

test('each VPC has a network ACL that lets everything through, with all of its subnets', async () => {
  const { ec2 } = await openAllServices();
  await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const ask = async (input: object = {}) =>
    (await ec2.send(new DescribeNetworkAclsCommand(input))).NetworkAcls!;
  const [first, second] = await ask();
  const rules = [true, false].flatMap((Egress) =>
    (
      [
        [100, 'allow'],
        [32_767, 'deny'],
      ] as const
    ).map(([RuleNumber, RuleAction]) => ({
      CidrBlock: '0.0.0.0/0',
      Egress,
      Protocol: '-1',
      RuleAction,
      RuleNumber,
    })),
  );
  expect(first).toMatchObject({
    NetworkAclId: expect.stringMatching(/^acl-[0-9a-f]{17}$/) as string,
    VpcId: Subnets![0]!.VpcId,
    IsDefault: true,
    OwnerId: '111122223333',
    Entries: rules,
    Tags: [],
  });
  expect(first!.Associations!.map(({ SubnetId }) => SubnetId)).toEqual(
    Subnets!.map(({ SubnetId }) => SubnetId),
  );
  expect(second!.Associations).toEqual([]);
  expect(await ask({ NetworkAclIds: [second!.NetworkAclId] })).toEqual([second]);
  const of = { Name: 'association.subnet-id', Values: [Subnets![1]!.SubnetId] };
  expect(await ask({ Filters: [of] })).toEqual([first]);
  const none = ask({ NetworkAclIds: ['acl-0123456789abcdef0'] });
  expect((await refusal(none)).message).toBe(
    "The networkAcl ID 'acl-0123456789abcdef0' does not exist",
  );
});
