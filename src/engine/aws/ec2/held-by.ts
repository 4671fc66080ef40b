import {
  paginateDescribeNetworkInterfaces,
  paginateDescribeSecurityGroups,
  type EC2Client,
} from '@aws-sdk/client-ec2';

/**
 * Tells what keeps a security group from being deleted: network interfaces that are in it, and rules of other groups that name
 * it. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html
 */
export async function* whatUsesGroup(
  { ec2: client }: { ec2: EC2Client },
  arn: string,
): AsyncIterable<string> {
  const Values = [arn.split('/').at(-1)!];
  const inIt = { Filters: [{ Name: 'group-id', Values }] };
  for await (const { NetworkInterfaces = [] } of paginateDescribeNetworkInterfaces(
    { client },
    inIt,
  )) {
    for (const { NetworkInterfaceId, Description } of NetworkInterfaces) {
      const what = Description ? ` (${Description})` : '';
      yield `The network interface ${NetworkInterfaceId}${what} is in it: it goes with what it belongs to.`;
    }
  }
  const naming = { Filters: [{ Name: 'ip-permission.group-id', Values }] };
  for await (const { SecurityGroups = [] } of paginateDescribeSecurityGroups({ client }, naming)) {
    for (const { GroupId, GroupName } of SecurityGroups) {
      if (GroupId === Values[0]) continue;
      yield `A rule of the security group ${GroupId} (${GroupName}) names it: that rule has to go first.`;
    }
  }
}
