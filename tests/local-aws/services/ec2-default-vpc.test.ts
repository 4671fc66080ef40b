import {
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { usedLocally as services } from '../../../scripts/services.ts';
import { isPublicSubnet } from '../../../src/local-aws/services/ec2/networks/subnets.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { clientsOf, openLocalAws } from '../../local.ts';

test('every account has a default VPC with a public subnet in each of three zones', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const { Vpcs = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
  );
  expect(Vpcs).toHaveLength(1);
  expect(Vpcs[0]).toMatchObject({
    CidrBlock: '172.31.0.0/16',
    IsDefault: true,
    State: 'available',
    OwnerId: '111122223333',
    Tags: [],
  });
  const vpcId = Vpcs[0]!.VpcId!;
  expect(vpcId).toMatch(/^vpc-0[0-9a-f]{16}$/);

  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [vpcId] },
        { Name: 'default-for-az', Values: ['true'] },
      ],
    }),
  );
  expect(
    Subnets.map((subnet) => [
      subnet.AvailabilityZone,
      subnet.AvailabilityZoneId,
      subnet.CidrBlock,
      subnet.MapPublicIpOnLaunch,
      subnet.AvailableIpAddressCount,
    ]),
  ).toEqual([
    ['us-east-1a', 'use1-az1', '172.31.0.0/20', true, 4091],
    ['us-east-1b', 'use1-az2', '172.31.16.0/20', true, 4091],
    ['us-east-1c', 'use1-az3', '172.31.32.0/20', true, 4091],
  ]);
  const region = aws.account.region('us-east-1');
  expect(Subnets.map(({ SubnetId }) => isPublicSubnet(region, SubnetId!))).toEqual([
    true,
    true,
    true,
  ]);
});

test('the main route table leads to the internet gateway and names no subnet', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const { RouteTables = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'association.main', Values: ['true'] }] }),
  );
  expect(RouteTables).toHaveLength(1);
  expect(RouteTables[0]!.Routes).toEqual([
    {
      DestinationCidrBlock: '172.31.0.0/16',
      GatewayId: 'local',
      Origin: 'CreateRouteTable',
      State: 'active',
    },
    {
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: expect.stringMatching(/^igw-0[0-9a-f]{16}$/) as string,
      Origin: 'CreateRoute',
      State: 'active',
    },
  ]);
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const byName = await ec2.send(
    new DescribeRouteTablesCommand({
      Filters: [{ Name: 'association.subnet-id', Values: [Subnets[0]!.SubnetId!] }],
    }),
  );
  expect(byName.RouteTables).toEqual([]);
});

test('the default security group lets its own members in and everything out', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupNames: ['default'] }),
  );
  expect(SecurityGroups).toHaveLength(1);
  const group = SecurityGroups[0]!;
  expect(group).toMatchObject({
    GroupName: 'default',
    Description: 'default VPC security group',
    IpPermissions: [
      {
        IpProtocol: '-1',
        UserIdGroupPairs: [{ UserId: '111122223333', GroupId: group.GroupId! }],
        IpRanges: [],
        Ipv6Ranges: [],
        PrefixListIds: [],
      },
    ],
    IpPermissionsEgress: [
      { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], UserIdGroupPairs: [] },
    ],
  });
  expect(group.IpPermissions![0]).not.toHaveProperty('FromPort');
});

test('an account that is opened again has the same default VPC, once', async () => {
  const store = memoryStore();
  const first = await LocalAws.open({ store, services });
  const before = await clientsOf(first).ec2.send(new DescribeVpcsCommand({}));
  const second = await LocalAws.open({ store, services });
  const after = await clientsOf(second).ec2.send(new DescribeVpcsCommand({}));
  expect(after.Vpcs).toEqual(before.Vpcs);
});

test('the default VPC and its parts are not in the inventory', async () => {
  const aws = await openLocalAws();
  expect(await aws.inventory()).toEqual([]);
});
