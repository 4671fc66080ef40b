import type { Region } from '../../../core/account.ts';
import { blockOf, parseIpv4 } from '../../../core/ip-addresses.ts';
import { networkInterfaces } from '../../ec2/interfaces/network-interfaces.ts';
import {
  rulesOf,
  type SecurityGroupRuleRecord,
} from '../../ec2/security-groups/security-group-rules.ts';
import { loadBalancers } from '../../elastic-load-balancing-v2/load-balancers/load-balancers.ts';
import {
  loadBalancerArnsOf,
  targetGroups,
} from '../../elastic-load-balancing-v2/targets/target-groups.ts';
import type { Failure } from '../../elastic-load-balancing-v2/targets/targets.ts';
import { addressOf } from '../tasks/task-containers.ts';
import type { TaskRecord, TaskTarget } from '../tasks/tasks.ts';

/**
 * Why a task fails the health checks of a load balancer, or `undefined`: its image does (`:unhealthy`), or security
 * groups allow no traffic from the load balancer to the task.
 */
export function targetFailure(
  region: Region,
  task: TaskRecord,
  target: TaskTarget,
): Failure | undefined {
  const fates = task.fate?.kind === 'runs' ? task.fate.containers : [];
  if (fates.some(({ name, unhealthy }) => name === target.containerName && unhealthy)) {
    return 'Target.ResponseCodeMismatch';
  }
  return isReachable(region, task, target) ? undefined : 'Target.Timeout';
}

// --- internal ---

interface Peer {
  groupIds: readonly string[];
  addresses: readonly string[];
}

function isReachable(region: Region, task: TaskRecord, target: TaskTarget): boolean {
  const { HealthCheckPort: checked } = targetGroups(region).get(target.targetGroupArn)!.targetGroup;
  const port = checked === 'traffic-port' ? target.containerPort : Number(checked);
  const ours: Peer = { groupIds: task.network.groupIds, addresses: [addressOf(task)] };
  return loadBalancerArnsOf(region, target.targetGroupArn).every((arn) => {
    const { loadBalancer, interfaceIds } = loadBalancers(region).get(arn)!;
    const balancer: Peer = {
      groupIds: loadBalancer.SecurityGroups,
      addresses: interfaceIds.flatMap(
        (id) => networkInterfaces(region).get(id)?.PrivateIpAddress ?? [],
      ),
    };
    return (
      letsThrough(region, balancer.groupIds, true, port, ours) &&
      letsThrough(region, ours.groupIds, false, port, balancer)
    );
  });
}

/** True if one of the groups allows TCP to a port, in one direction, to or from a peer. */
function letsThrough(
  region: Region,
  groupIds: readonly string[],
  isEgress: boolean,
  port: number,
  peer: Peer,
): boolean {
  return groupIds
    .flatMap((id) => rulesOf(region, id, isEgress))
    .some((rule) => covers(rule, port) && names(rule, peer));
}

function covers(
  { IpProtocol, FromPort = -1, ToPort = -1 }: SecurityGroupRuleRecord,
  port: number,
): boolean {
  return IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= port && port <= ToPort);
}

function names({ CidrIpv4, ReferencedGroupInfo }: SecurityGroupRuleRecord, peer: Peer): boolean {
  if (ReferencedGroupInfo) return peer.groupIds.includes(ReferencedGroupInfo.GroupId ?? '');
  if (CidrIpv4 === undefined) return false;
  const { first, size } = blockOf(CidrIpv4);
  return peer.addresses.every((address) => {
    const number = parseIpv4(address) ?? -1;
    return number >= first && number < first + size;
  });
}
