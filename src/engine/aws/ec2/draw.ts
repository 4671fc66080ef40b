import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { Box } from '../../picture/boxes.ts';

/** The default network that every account has, and the security groups that somebody made in it. */
export async function drawNetwork(ec2: EC2Client): Promise<{ boxes: Box[] }> {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const vpcs = Vpcs.flatMap(({ VpcId, CidrBlock, IsDefault }): Box[] => {
    const subnets = Subnets.filter((each) => each.VpcId === VpcId);
    const zones = new Set(subnets.map(({ AvailabilityZone }) => AvailabilityZone));
    return [
      {
        key: VpcId!,
        kind: IsDefault ? 'default VPC' : 'VPC',
        name: CidrBlock!,
        mood: 'steady',
        ask: { call: 'ec2:DescribeVpcs', input: { VpcIds: [VpcId] } },
        inside: [],
      },
      {
        key: `subnets of ${VpcId}`,
        kind: 'subnets',
        name: `${subnets.length}, in ${zones.size} ${zones.size === 1 ? 'zone' : 'zones'}`,
        mood: 'steady',
        ask: {
          call: 'ec2:DescribeSubnets',
          input: { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] },
        },
        inside: [],
      },
    ];
  });
  const groups = SecurityGroups.filter(({ GroupName }) => GroupName !== 'default').map(
    ({ GroupId, GroupName }): Box => ({
      key: GroupId!,
      kind: 'security group',
      name: GroupName!,
      mood: 'steady',
      ask: { call: 'ec2:DescribeSecurityGroups', input: { GroupIds: [GroupId] } },
      inside: [],
    }),
  );
  return { boxes: [...vpcs, ...groups] };
}
