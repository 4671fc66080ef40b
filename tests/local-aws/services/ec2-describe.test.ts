import {
  CreateSecurityGroupCommand,
  DescribeAvailabilityZonesCommand,
  DescribeInternetGatewaysCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  paginateDescribeSecurityGroups,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { availabilityZones } from '../../../src/local-aws/services/ec2/networks/availability-zones.ts';
import { clientsOf, openLocalAws } from '../../local.ts';

test('all filters must match, and one value of each', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const zones = async (Filters: { Name: string; Values: string[] }[]) => {
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
    return Subnets.map(({ AvailabilityZone }) => AvailabilityZone);
  };
  expect(await zones([{ Name: 'availability-zone', Values: ['us-east-1?', 'x'] }])).toHaveLength(3);
  expect(await zones([{ Name: 'availability-zone', Values: ['*b', '*c'] }])).toEqual([
    'us-east-1b',
    'us-east-1c',
  ]);
  expect(
    await zones([
      { Name: 'availability-zone', Values: ['*b', '*c'] },
      { Name: 'cidr-block', Values: ['172.31.16.0/20'] },
    ]),
  ).toEqual(['us-east-1b']);
  // The dot is a dot, and a backslash takes the meaning of the star away.
  expect(await zones([{ Name: 'cidr-block', Values: ['172x31.16.0/20'] }])).toEqual([]);
  expect(await zones([{ Name: 'availability-zone', Values: ['\\*b'] }])).toEqual([]);
});

test('a filter that fits nothing is answered with an empty list', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const Filters = [{ Name: 'group-name', Values: ['nobody-has-this-name'] }];
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  expect(SecurityGroups).toEqual([]);
});

test('a filter that the call does not have is refused', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const Filters = [{ Name: 'is-defualt', Values: ['true'] }];
  await expect(ec2.send(new DescribeVpcsCommand({ Filters }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: "The filter 'is-defualt' is invalid",
  });
});

test('long lists come in pages', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  for (let index = 1; index <= 11; index++) {
    await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: `group-${index}`, Description: 'x' }),
    );
  }
  const sizes: number[] = [];
  for await (const page of paginateDescribeSecurityGroups({ client: ec2, pageSize: 5 }, {})) {
    sizes.push(page.SecurityGroups!.length);
  }
  expect(sizes).toEqual([5, 5, 2]);
  await expect(
    ec2.send(new DescribeSecurityGroupsCommand({ MaxResults: 1 })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: 'Value ( 1 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
  });
  await expect(
    ec2.send(new DescribeSecurityGroupsCommand({ MaxResults: 5, NextToken: 'page 2' })),
  ).rejects.toMatchObject({ name: 'InvalidNextToken' });
});

test('one unknown id or several are told apart', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const describe = (SubnetIds: string[]) => ec2.send(new DescribeSubnetsCommand({ SubnetIds }));
  await expect(describe(['subnet-00000001'])).rejects.toMatchObject({
    name: 'InvalidSubnetID.NotFound',
    message: "The subnet ID 'subnet-00000001' does not exist",
  });
  await expect(describe(['subnet-00000001', 'subnet-00000002'])).rejects.toMatchObject({
    message: "The subnet IDs 'subnet-00000001, subnet-00000002' do not exist",
  });
  await expect(describe(['subnet-web'])).rejects.toMatchObject({
    name: 'InvalidSubnetID.Malformed',
    message: 'Invalid id: "subnet-web"',
  });
});

test('the zones of a Region have names and ids', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
  expect(AvailabilityZones.map(({ ZoneName, ZoneId }) => [ZoneName, ZoneId])).toEqual([
    ['us-east-1a', 'use1-az1'],
    ['us-east-1b', 'use1-az2'],
    ['us-east-1c', 'use1-az3'],
  ]);
  await expect(
    ec2.send(new DescribeAvailabilityZonesCommand({ ZoneNames: ['us-east-1z'] })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: 'Invalid availability zone: [us-east-1z]',
  });
});

test.each([
  ['eu-central-1', 'euc1-az1'],
  ['ap-southeast-2', 'apse2-az1'],
  ['ap-northeast-1', 'apne1-az1'],
  ['us-gov-west-1', 'usgw1-az1'],
])('the first zone of %s has the id %s', async (name, id) => {
  const aws = await openLocalAws();
  expect(availabilityZones(aws.account.region(name))[0]!.ZoneId).toBe(id);
});

test('the internet gateway is attached to the default VPC', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { InternetGateways = [] } = await ec2.send(
    new DescribeInternetGatewaysCommand({
      Filters: [{ Name: 'attachment.vpc-id', Values: [Vpcs[0]!.VpcId!] }],
    }),
  );
  expect(InternetGateways).toHaveLength(1);
  expect(InternetGateways[0]!.Attachments).toEqual([{ State: 'available', VpcId: Vpcs[0]!.VpcId }]);
});
