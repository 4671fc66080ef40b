import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteNetworkInterfaceCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import type { LocalAws } from '../../../src/local-aws/local-aws.ts';
import {
  attachTaskInterface,
  freeAddresses,
  networkInterfaces,
  removeTaskInterface,
} from '../../../src/local-aws/services/ec2/interfaces/network-interfaces.ts';
import {
  defaultSecurityGroup,
  findSecurityGroup,
} from '../../../src/local-aws/services/ec2/security-groups/security-groups.ts';
import {
  findSubnet,
  isPublicSubnet,
} from '../../../src/local-aws/services/ec2/networks/subnets.ts';
import { clientsOf, openLocalAws } from '../../local.ts';

async function openNetwork() {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  return { aws, ec2, subnet: Subnets[0]!, group: SecurityGroups[0]!.GroupId! };
}

function attach(aws: LocalAws, subnetId: string, groupIds: string[], publicIp = true, n = 1) {
  const region = aws.account.region('us-east-1');
  const description = `arn:aws:ecs:us-east-1:111122223333:attachment/${n}`;
  return aws.account.transaction(() =>
    attachTaskInterface(region, { subnetId, groupIds, publicIp, description }),
  );
}

test("a task's interface is requester-managed, attached, and has the addresses that were told", async () => {
  const { aws, ec2, subnet, group } = await openNetwork();
  const told = await attach(aws, subnet.SubnetId!, [group]);
  expect(told).toEqual({
    networkInterfaceId: expect.stringMatching(/^eni-0[0-9a-f]{16}$/) as string,
    privateIp: expect.stringMatching(/^172\.31\.([0-9]|1[0-5])\.\d+$/) as string,
    publicIp: expect.stringMatching(/^(203\.0\.113|198\.51\.100)\.\d+$/) as string,
    macAddress: expect.stringMatching(/^0e(:[0-9a-f]{2}){5}$/) as string,
    privateDnsName: `ip-${told.privateIp.replaceAll('.', '-')}.ec2.internal`,
    subnetId: subnet.SubnetId,
    availabilityZone: 'us-east-1a',
  });
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [told.networkInterfaceId] }),
  );
  expect(NetworkInterfaces).toHaveLength(1);
  expect(NetworkInterfaces[0]).toMatchObject({
    Association: {
      IpOwnerId: 'amazon',
      PublicIp: told.publicIp,
      PublicDnsName: `ec2-${told.publicIp!.replaceAll('.', '-')}.compute-1.amazonaws.com`,
    },
    Attachment: { Status: 'attached', AttachTime: new Date('2026-11-02T09:00:00Z') },
    AvailabilityZone: 'us-east-1a',
    Description: 'arn:aws:ecs:us-east-1:111122223333:attachment/1',
    Groups: [{ GroupId: group, GroupName: 'default' }],
    MacAddress: told.macAddress,
    PrivateIpAddress: told.privateIp,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: told.privateIp }],
    RequesterManaged: true,
    Status: 'in-use',
    SubnetId: subnet.SubnetId,
    TagSet: [],
    VpcId: subnet.VpcId,
  });
});

test('without a public address there is no association, and without groups the default one', async () => {
  const { aws, ec2, subnet, group } = await openNetwork();
  const told = await attach(aws, subnet.SubnetId!, [], false);
  expect(told).not.toHaveProperty('publicIp');
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  expect(NetworkInterfaces[0]).not.toHaveProperty('Association');
  expect(NetworkInterfaces[0]!.Groups).toEqual([{ GroupId: group, GroupName: 'default' }]);
});

test.each([
  ['subnet-id', ({ subnet }: { subnet: string }) => subnet],
  ['group-id', ({ group }: { group: string }) => group],
  ['description', () => 'arn:aws:ecs:*:attachment/*'],
  ['status', () => 'in-use'],
  ['requester-managed', () => 'true'],
  ['attachment.status', () => 'attached'],
])('interfaces are found by %s', async (Name, valueOf) => {
  const { aws, ec2, subnet, group } = await openNetwork();
  await attach(aws, subnet.SubnetId!, [group]);
  const find = async (value: string) => {
    const { NetworkInterfaces = [] } = await ec2.send(
      new DescribeNetworkInterfacesCommand({ Filters: [{ Name, Values: [value] }] }),
    );
    return NetworkInterfaces.length;
  };
  expect(await find(valueOf({ subnet: subnet.SubnetId!, group }))).toBe(1);
  expect(await find('nothing')).toBe(0);
});

test('the same account gives the same addresses, and no two interfaces share one', async () => {
  const one = await openNetwork();
  const two = await openNetwork();
  for (let n = 1; n <= 60; n++) {
    const first = await attach(one.aws, one.subnet.SubnetId!, [one.group], true, n);
    expect(await attach(two.aws, two.subnet.SubnetId!, [two.group], true, n)).toEqual(first);
  }
  const all = networkInterfaces(one.aws.account.region('us-east-1')).all();
  expect(new Set(all.map((each) => each.PrivateIpAddress)).size).toBe(60);
  expect(new Set(all.map((each) => each.Association!.PublicIp)).size).toBe(60);
});

test('an interface takes an address of its subnet and gives it back', async () => {
  const { aws, ec2, subnet, group } = await openNetwork();
  const region = aws.account.region('us-east-1');
  const { networkInterfaceId } = await attach(aws, subnet.SubnetId!, [group]);
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  expect(Subnets.map((each) => each.AvailableIpAddressCount)).toEqual([4090, 4091, 4091]);
  await aws.account.transaction(() => removeTaskInterface(region, networkInterfaceId));
  await aws.account.transaction(() => removeTaskInterface(region, networkInterfaceId));
  expect(freeAddresses(region, subnet.SubnetId!)).toBe(4091);
  expect(await aws.inventory()).toEqual([]);
});

test('a small subnet fills to the last address', async () => {
  const { aws, ec2, group } = await openNetwork();
  const region = aws.account.region('us-east-1');
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const { Subnet } = await ec2.send(
    new CreateSubnetCommand({ VpcId: Vpc!.VpcId, CidrBlock: '10.0.0.0/28' }),
  );
  const addresses = [];
  for (let n = 0; n < 11; n++) {
    addresses.push((await attach(aws, Subnet!.SubnetId!, [group], false, n)).privateIp);
  }
  expect(new Set(addresses)).toEqual(
    new Set(Array.from({ length: 11 }, (_, index) => `10.0.0.${index + 4}`)),
  );
  expect(freeAddresses(region, Subnet!.SubnetId!)).toBe(0);
});

test('an interface is in the inventory while it lives', async () => {
  const { aws, subnet, group } = await openNetwork();
  const { networkInterfaceId } = await attach(aws, subnet.SubnetId!, [group]);
  expect(await aws.inventory()).toEqual([
    {
      kind: 'network-interface',
      id: `arn:aws:ec2:us-east-1:111122223333:network-interface/${networkInterfaceId}`,
      content: {
        description: 'arn:aws:ecs:us-east-1:111122223333:attachment/1',
        subnet: subnet.SubnetId,
        groups: [group],
        status: 'in-use',
        hasPublicIp: true,
        tags: [],
      },
    },
  ]);
});

test('the lookups that other services use find what is there and nothing else', async () => {
  const { aws, subnet, group } = await openNetwork();
  const region = aws.account.region('us-east-1');
  expect(findSubnet(region, subnet.SubnetId!)?.VpcId).toBe(subnet.VpcId);
  expect(findSubnet(region, 'subnet-00000000')).toBeUndefined();
  expect(findSecurityGroup(region, group)?.GroupName).toBe('default');
  expect(findSecurityGroup(region, 'sg-00000000')).toBeUndefined();
  expect(defaultSecurityGroup(region, subnet.VpcId!)?.GroupId).toBe(group);
  expect(defaultSecurityGroup(region, 'vpc-00000000')).toBeUndefined();
  expect(isPublicSubnet(region, 'subnet-00000000')).toBe(false);
});

test("nobody but ECS deletes a task's interface", async () => {
  const { aws, ec2, subnet, group } = await openNetwork();
  const { networkInterfaceId: NetworkInterfaceId } = await attach(aws, subnet.SubnetId!, [group]);
  const remove = (id: string) =>
    ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id }));
  await expect(remove(NetworkInterfaceId)).rejects.toMatchObject({
    name: 'AuthFailure',
    message: 'You do not have permission to access the specified resource.',
  });
  await expect(remove('eni-00000000')).rejects.toMatchObject({
    name: 'InvalidNetworkInterfaceID.NotFound',
    message: "The networkInterface ID 'eni-00000000' does not exist",
  });
});
