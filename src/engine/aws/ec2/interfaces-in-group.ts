import {
  paginateDescribeNetworkInterfaces,
  type EC2Client,
  type NetworkInterface,
} from '@aws-sdk/client-ec2';
import { ClusterNotFoundException, type ECSClient } from '@aws-sdk/client-ecs';
import { shortName } from '../../short-name.ts';
import { everyTask } from '../ecs/every-task.ts';
import type { ListedIn } from '../service.ts';

/** The network interfaces in a security group that do not go by themselves: those of nothing that stands in our cluster, or is our load balancer. */
export async function strangersIn(
  { ec2: client, ecs }: { ec2: EC2Client; ecs: ECSClient },
  group: string,
  { name }: ListedIn,
): Promise<NetworkInterface[]> {
  const inIt = { Filters: [{ Name: 'group-id', Values: [group] }] };
  const found: NetworkInterface[] = [];
  for await (const { NetworkInterfaces = [] } of paginateDescribeNetworkInterfaces(
    { client },
    inIt,
  ))
    found.push(...NetworkInterfaces.filter((each) => !isGoing(each)));
  if (found.length === 0 || name === undefined) return found;
  const ours = await attachmentsIn(ecs, name);
  return found.filter(({ Description = '' }) => {
    const balancer = OF_LOAD_BALANCER.exec(Description)?.[1];
    if (balancer !== undefined) return balancer !== shortName(name, 'lb');
    return !ours.has(OF_TASK.exec(Description)?.[1] ?? '');
  });
}

/** An interface by its id and, in parentheses, by what AWS says that it belongs to. */
export function inWords({ NetworkInterfaceId, Description }: NetworkInterface): string {
  return NetworkInterfaceId! + (Description ? ` (${Description})` : '');
}

// --- internal ---

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer */
const OF_LOAD_BALANCER = /^ELB (?:app|net)\/([^/]+)\//;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html */
const OF_TASK = /:attachment\/([0-9a-f-]+)$/;

/** AWS takes its own interfaces away a moment after it has detached them. */
function isGoing({ Attachment, RequesterManaged, Status }: NetworkInterface): boolean {
  return (
    Attachment?.Status === 'detaching' || (RequesterManaged === true && Status === 'available')
  );
}

/** The ids of the attachments of all tasks in a cluster, with those that are stopping or have stopped; of none where it is gone. */
async function attachmentsIn(ecs: ECSClient, cluster: string): Promise<Set<string>> {
  const ids = new Set<string>();
  try {
    for await (const { attachments = [] } of everyTask(ecs, cluster))
      for (const { id } of attachments) ids.add(id!);
  } catch (error) {
    if (!(error instanceof ClusterNotFoundException)) throw error;
  }
  return ids;
}
