import type { Region } from '../../../core/account.ts';
import { targetGroups } from '../../elastic-load-balancing-v2/targets/target-groups.ts';
import {
  deregisterTarget,
  registerTarget,
} from '../../elastic-load-balancing-v2/targets/targets.ts';
import { addEvent, sayOnce } from '../scheduling/service-events.ts';
import type { ServiceRecord } from '../scheduling/services.ts';
import { knownOfTarget } from './target-failure.ts';
import { addressOf } from '../tasks/task-containers.ts';
import { liveTasksOfService, tasks, type TaskRecord, type TaskTarget } from '../tasks/tasks.ts';

/**
 * Registers the tasks of a service that have started with their target groups, and takes out those that are to stop.
 * The events are AWS's, as public transcripts show them.
 */
export function keepTargets(region: Region, record: ServiceRecord): ServiceRecord {
  const live = liveTasksOfService(region, record.service.serviceArn);
  const isWanted = ({ task }: TaskRecord) =>
    task.desiredStatus === 'RUNNING' && task.lastStatus === 'RUNNING';
  const arrivals = live.filter((each) => each.targets && !each.registered && isWanted(each));
  const departures = live.filter(
    ({ task, registered }) => registered && task.desiredStatus === 'STOPPED',
  );
  const joined = arrivals.length > 0 ? register(region, record, arrivals) : record;
  return departures.length > 0 ? deregister(region, joined, departures) : joined;
}

/**
 * How long the targets of a task that is to stop drain, in milliseconds: the task waits for it. It is 0 when it is not
 * behind a load balancer.
 */
export function drainingTime(region: Region, record: TaskRecord): number {
  const left = targetsThatExist(region, record).map(({ targetGroupArn, containerPort }) =>
    deregisterTarget(region, targetGroupArn, addressOf(record), containerPort),
  );
  return Math.max(0, ...left);
}

// --- internal ---

function register(
  region: Region,
  record: ServiceRecord,
  arrivals: readonly TaskRecord[],
): ServiceRecord {
  const counts = new Map<string, number>();
  let current = record;
  for (const task of arrivals) {
    const delays: number[] = [];
    for (const target of task.targets ?? []) {
      const { targetGroupArn: arn, containerPort } = target;
      if (!targetGroups(region).has(arn)) {
        // The form is AWS's, the error the one that https://github.com/aws/containers-roadmap/issues/1884 names.
        const message = `failed to register targets in (target-group ${arn}) with (error TARGET GROUP IS NOT FOUND)`;
        current = sayOnce(region, current, message);
        continue;
      }
      const known = knownOfTarget(region, task, target);
      delays.push(registerTarget(region, arn, addressOf(task), containerPort, known));
      counts.set(arn, (counts.get(arn) ?? 0) + 1);
    }
    tasks(region).put(task.task.taskArn, { ...task, registered: true });
    region.schedule('ecs/task-health', task.task.taskArn, Math.max(0, ...delays));
  }
  for (const [arn, count] of counts) {
    current = addEvent(region, current, `registered ${count} targets in (target-group ${arn})`);
  }
  return current;
}

function deregister(
  region: Region,
  record: ServiceRecord,
  departures: readonly TaskRecord[],
): ServiceRecord {
  const counts = new Map<string, number>();
  const draining = new Map<string, number>();
  for (const task of departures) {
    for (const { targetGroupArn: arn } of targetsThatExist(region, task)) {
      counts.set(arn, (counts.get(arn) ?? 0) + 1);
    }
    drainingTime(region, task);
    tasks(region).put(task.task.taskArn, { ...task, registered: false });
    const id = task.deploymentId ?? '';
    draining.set(id, (draining.get(id) ?? 0) + 1);
  }
  let current = record;
  for (const [arn, count] of counts) {
    current = addEvent(region, current, `deregistered ${count} targets in (target-group ${arn})`);
  }
  for (const [id, count] of draining) {
    const message = `has begun draining connections on ${count} tasks.`;
    current = addEvent(region, current, message, `taskSet ${id}`);
  }
  return current;
}

function targetsThatExist(region: Region, { targets = [] }: TaskRecord): TaskTarget[] {
  return targets.filter(({ targetGroupArn }) => targetGroups(region).has(targetGroupArn));
}
