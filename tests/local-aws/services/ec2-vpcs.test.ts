import {
  CreateDefaultVpcCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { attachTaskInterface } from '../../../src/local-aws/services/ec2/interfaces/network-interfaces.ts';
import { isPublicSubnet, subnets } from '../../../src/local-aws/services/ec2/networks/subnets.ts';
import { usedLocally as services } from '../../../scripts/services.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { clientsOf, openLocalAws } from '../../local.ts';

async function idsOf(ec2: EC2Client) {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { InternetGateways = [] } = await ec2.send(new DescribeInternetGatewaysCommand({}));
  return { VpcId: Vpcs[0]!.VpcId!, InternetGatewayId: InternetGateways[0]!.InternetGatewayId! };
}

async function deleteDefaultVpc(ec2: EC2Client): Promise<void> {
  const ids = await idsOf(ec2);
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  for (const { SubnetId } of Subnets) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  await ec2.send(new DetachInternetGatewayCommand(ids));
  await ec2.send(new DeleteInternetGatewayCommand(ids));
  await ec2.send(new DeleteVpcCommand(ids));
}

test('the default VPC cannot be made twice', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  await expect(ec2.send(new CreateDefaultVpcCommand({}))).rejects.toMatchObject({
    name: 'DefaultVpcAlreadyExists',
    message: 'A Default VPC already exists for this account in this region.',
  });
});

test('the default VPC goes part by part, stays away, and can be made again', async () => {
  const store = memoryStore();
  const { ec2 } = clientsOf(await LocalAws.open({ store, services }));
  const before = await idsOf(ec2);
  await deleteDefaultVpc(ec2);
  const again = clientsOf(await LocalAws.open({ store, services })).ec2;
  expect((await again.send(new DescribeVpcsCommand({}))).Vpcs).toEqual([]);
  expect((await again.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups).toEqual([]);
  expect((await again.send(new DescribeRouteTablesCommand({}))).RouteTables).toEqual([]);
  await expect(
    again.send(new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web' })),
  ).rejects.toMatchObject({
    name: 'VPCIdNotSpecified',
    message: 'No default VPC for this user',
  });
  const { Vpc } = await again.send(new CreateDefaultVpcCommand({}));
  expect(Vpc).toMatchObject({ IsDefault: true, CidrBlock: '172.31.0.0/16' });
  expect(Vpc!.VpcId).not.toBe(before.VpcId);
  expect((await again.send(new DescribeSubnetsCommand({}))).Subnets).toHaveLength(3);
});

test('nothing goes that something else depends on', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const ids = await idsOf(ec2);
  const region = aws.account.region('us-east-1');
  const { SubnetId } = subnets(region).all()[0]!;
  await aws.account.transaction(() =>
    attachTaskInterface(region, {
      subnetId: SubnetId,
      groupIds: [],
      publicIp: true,
      description: 'a task',
    }),
  );
  await expect(ec2.send(new DeleteVpcCommand(ids))).rejects.toMatchObject({
    name: 'DependencyViolation',
    message: `The vpc '${ids.VpcId}' has dependencies and cannot be deleted.`,
  });
  await expect(ec2.send(new DeleteSubnetCommand({ SubnetId }))).rejects.toMatchObject({
    message: `The subnet '${SubnetId}' has dependencies and cannot be deleted.`,
  });
  await expect(ec2.send(new DeleteInternetGatewayCommand(ids))).rejects.toMatchObject({
    message: `The internetGateway '${ids.InternetGatewayId}' has dependencies and cannot be deleted.`,
  });
  await expect(ec2.send(new DetachInternetGatewayCommand(ids))).rejects.toMatchObject({
    message: `Network ${ids.VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
  });
});

test('a subnet is public while a route leads to an attached gateway', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const ids = await idsOf(ec2);
  const region = aws.account.region('us-east-1');
  const { SubnetId } = subnets(region).all()[0]!;
  expect(isPublicSubnet(region, SubnetId)).toBe(true);
  await ec2.send(new DetachInternetGatewayCommand(ids));
  expect(isPublicSubnet(region, SubnetId)).toBe(false);
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({}));
  expect(RouteTables[0]!.Routes!.map(({ State }) => State)).toEqual(['active', 'blackhole']);
});

test('a new VPC has private subnets and is in the inventory', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({
      CidrBlock: '10.0.0.0/16',
      TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'mine' }] }],
    }),
  );
  expect(Vpc).toMatchObject({ IsDefault: false, Tags: [{ Key: 'Name', Value: 'mine' }] });
  const { Subnet } = await ec2.send(
    new CreateSubnetCommand({
      VpcId: Vpc!.VpcId,
      CidrBlock: '10.0.1.0/24',
      AvailabilityZone: 'us-east-1b',
    }),
  );
  expect(Subnet).toMatchObject({
    AvailabilityZoneId: 'use1-az2',
    DefaultForAz: false,
    MapPublicIpOnLaunch: false,
    AvailableIpAddressCount: 251,
  });
  expect(isPublicSubnet(aws.account.region('us-east-1'), Subnet!.SubnetId!)).toBe(false);
  expect((await aws.inventory()).map(({ kind }) => kind)).toEqual(['vpc', 'subnet']);
  await ec2.send(new DeleteSubnetCommand({ SubnetId: Subnet!.SubnetId }));
  await ec2.send(new DeleteVpcCommand({ VpcId: Vpc!.VpcId }));
  expect(await aws.inventory()).toEqual([]);
});

test.each([
  ['10.0.0.0/8', 'InvalidVpc.Range', "The CIDR '10.0.0.0/8' is invalid."],
  [
    'ten',
    'InvalidParameterValue',
    'Value (ten) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
  ],
])('a VPC cannot be %s', async (CidrBlock, name, message) => {
  const { ec2 } = clientsOf(await openLocalAws());
  await expect(ec2.send(new CreateVpcCommand({ CidrBlock }))).rejects.toMatchObject({
    name,
    message,
  });
});

test.each([
  ['10.0.0.0/24', 'InvalidSubnet.Range', "The CIDR '10.0.0.0/24' is invalid."],
  [
    '172.31.8.0/24',
    'InvalidSubnet.Conflict',
    "The CIDR '172.31.8.0/24' conflicts with another subnet",
  ],
])('a subnet of the default VPC cannot be %s', async (CidrBlock, name, message) => {
  const { ec2 } = clientsOf(await openLocalAws());
  const { VpcId } = await idsOf(ec2);
  await expect(ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock }))).rejects.toMatchObject({
    name,
    message,
  });
});

test('a subnet is in a zone of its Region', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const { VpcId } = await idsOf(ec2);
  const input = { VpcId, CidrBlock: '172.31.64.0/24', AvailabilityZone: 'us-east-1z' };
  await expect(ec2.send(new CreateSubnetCommand(input))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message:
      'Value (us-east-1z) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: us-east-1a, us-east-1b, us-east-1c.',
  });
});

test('a member that the local AWS does not act on is refused', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const input = { CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true };
  await expect(ec2.send(new CreateVpcCommand(input))).rejects.toMatchObject({
    name: 'NotImplemented',
  });
});
