import type { Region } from '../../../core/account.ts';
import { targetGroups } from '../../elastic-load-balancing-v2/targets/target-groups.ts';
import {
  registerTarget,
  targetHealth,
  targetKey,
  targets as registeredTargets,
} from '../../elastic-load-balancing-v2/targets/targets.ts';
import { addressOf } from '../tasks/task-containers.ts';
import type { HealthFailure, TaskRecord, TaskTarget } from '../tasks/tasks.ts';

/**
 * The health of a task in the eyes of load balancers: unknown, perhaps after so many milliseconds, or that it is
 * (un)healthy.
 */
export type TargetVerdict =
  | { state: 'healthy' }
  | { state: 'waiting'; milliseconds?: number }
  | { state: 'unhealthy'; healthFailure: HealthFailure };

/** The health of a task in the eyes of its load balancers. Without any it is healthy. */
export function targetVerdict(region: Region, task: TaskRecord): TargetVerdict {
  const { targets } = task;
  if (!targets) return { state: 'healthy' };
  // Its registration will set the timer.
  if (!task.registered) return { state: 'waiting' };
  const verdicts = targets.map((target) => verdictOf(region, task, target));
  const of = (state: TargetVerdict['state']) => verdicts.find((each) => each.state === state);
  return of('unhealthy') ?? of('waiting') ?? { state: 'healthy' };
}

// --- internal ---

/** Milliseconds until a target without health checks is looked at again: its listener may come back. */
const RETRY = 60_000;

function verdictOf(
  region: Region,
  task: TaskRecord,
  { targetGroupArn, containerPort }: TaskTarget,
): TargetVerdict {
  if (!targetGroups(region).has(targetGroupArn)) return { state: 'waiting', milliseconds: RETRY };
  const address = addressOf(task);
  const { State, Description } = targetHealth(region, targetGroupArn, address, containerPort);
  switch (State) {
    case 'healthy':
      return { state: 'healthy' };
    case 'unhealthy':
      return {
        state: 'unhealthy',
        // AWS's own words: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html
        healthFailure: {
          event: `(task ${task.id}) (port ${containerPort}) is unhealthy in (target-group ${targetGroupArn}) due to (reason ${Description}).`,
          reason: `Task failed ELB health checks in (target-group ${targetGroupArn})`,
        },
      };
    case 'initial': {
      const key = targetKey(targetGroupArn, address, containerPort);
      const { failure } = registeredTargets(region).get(key)!;
      const options = failure ? { failure } : {};
      const left = registerTarget(region, targetGroupArn, address, containerPort, options);
      return { state: 'waiting', milliseconds: Math.max(1000, left) };
    }
    default:
      return { state: 'waiting', milliseconds: RETRY };
  }
}
