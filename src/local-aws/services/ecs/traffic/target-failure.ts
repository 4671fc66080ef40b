import type { Region } from '../../../core/account.ts';
import { networkInterfaces } from '../../ec2/interfaces/network-interfaces.ts';
import { letsThrough, type Peer } from '../../ec2/security-groups/lets-through.ts';
import { loadBalancers } from '../../elastic-load-balancing-v2/load-balancers/load-balancers.ts';
import {
  loadBalancerArnsOf,
  targetGroups,
} from '../../elastic-load-balancing-v2/targets/target-groups.ts';
import type { TargetFailure } from '../../elastic-load-balancing-v2/targets/targets.ts';
import { addressOf } from '../tasks/task-containers.ts';
import type { TaskRecord, TaskTarget } from '../tasks/tasks.ts';

/** The state of a task as a target, as far as it is known when it registers. */
export type KnownOfTarget = Partial<TargetFailure> & { listensAt?: number };

/**
 * How a task fails the health checks of a load balancer, if it does: its image does (`:unhealthy`), security groups
 * allow no traffic from the load balancer to the task, or the app answered the check that its runtime asked it; and when
 * the app begins to listen, where that is later than now.
 */
export function knownOfTarget(region: Region, task: TaskRecord, target: TaskTarget): KnownOfTarget {
  const fates = task.fate?.kind === 'runs' ? task.fate.containers : [];
  const fate = fates.find(({ name }) => name === target.containerName);
  if (fate?.unhealthy) return { failure: 'Target.ResponseCodeMismatch' };
  if (!isReachable(region, task, target)) return { failure: 'Target.Timeout' };
  const failed = fate?.failedChecks?.[target.targetGroupArn];
  if (failed) return failed;
  const listensAt = task.task.startedAt!.getTime() + (fate?.listensAfter ?? 0) * 1000;
  return listensAt > region.now ? { listensAt } : {};
}

// --- internal ---

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
