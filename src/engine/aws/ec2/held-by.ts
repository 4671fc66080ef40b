import {
  DescribeSecurityGroupsCommand,
  paginateDescribeSecurityGroups,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { ECSClient } from '@aws-sdk/client-ecs';
import { isOwned } from '../owned.ts';
import type { ListedIn } from '../service.ts';
import { inWords, strangersIn } from './interfaces-in-group.ts';

/**
 * Tells what keeps a security group from being deleted: network interfaces of somebody else that are in it, and rules of other
 * groups that name it. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html
 */
export async function* whatUsesGroup(
  clients: Clients,
  arn: string,
  where: ListedIn,
): AsyncIterable<string> {
  const id = arn.split('/').at(-1)!;
  for (const each of await strangersIn(clients, id, where))
    yield `Somebody's network interface ${inWords(each)} is in it: take it out, or delete what it belongs to.`;
  for await (const { GroupId, GroupName } of groupsNaming(clients, id))
    yield `A rule of the security group ${GroupId} (${GroupName}) names it: that rule has to go first.`;
}

/** Something of somebody else that uses one of our security groups, with the command that shows it: the group stays as long as that does. */
export async function somebodysUse(
  clients: Clients,
  where: ListedIn,
  { name: error, message }: Error,
): Promise<{ why: string; next: string } | undefined> {
  if (error !== 'DependencyViolation' || where.name === undefined) return undefined;
  const ours = { Filters: [{ Name: 'tag:run', Values: [where.name] }] };
  const { SecurityGroups = [] } = await clients.ec2.send(new DescribeSecurityGroupsCommand(ours));
  // "resource sg-… has a dependent object"
  const refused = /sg-[0-9a-f]+/.exec(message)?.[0];
  for (const { GroupId, GroupName, Tags } of SecurityGroups) {
    if (!isOwned(where.name, Tags) || (refused !== undefined && GroupId !== refused)) continue;
    const group = `the security group "${GroupName}" (${GroupId})`;
    const [stranger] = await strangersIn(clients, GroupId!, where);
    if (stranger)
      return {
        why: `Somebody's network interface ${inWords(stranger)} is in ${group}, which therefore stays: take it out, or delete what it belongs to.`,
        next: `aws ec2 describe-network-interfaces --network-interface-ids ${stranger.NetworkInterfaceId}`,
      };
    for await (const naming of groupsNaming(clients, GroupId!)) {
      if (isOwned(where.name, naming.Tags)) continue;
      return {
        why: `A rule of somebody's security group "${naming.GroupName}" (${naming.GroupId}) names ${group}, which therefore stays: delete that rule.`,
        next: `aws ec2 describe-security-group-rules --filters Name=group-id,Values=${naming.GroupId}`,
      };
    }
  }
  return undefined;
}

// --- internal ---

interface Clients {
  ec2: EC2Client;
  ecs: ECSClient;
}

/** The other groups with a rule that names a group. */
async function* groupsNaming({ ec2: client }: Clients, group: string) {
  const naming = { Filters: [{ Name: 'ip-permission.group-id', Values: [group] }] };
  for await (const { SecurityGroups = [] } of paginateDescribeSecurityGroups({ client }, naming))
    yield* SecurityGroups.filter(({ GroupId }) => GroupId !== group);
}
