import type { Region } from '../../../core/account.ts';
import { stopTask } from './task-stop.ts';
import { tasks, type TaskRecord } from './tasks.ts';

/** Seconds that a new task on Fargate Spot runs before a fault takes its capacity away. Any would do. */
const GRACE = 60;

/** Interrupts a task that has started on Fargate Spot, when the fault was injected. */
export function expectInterruption(region: Region, { task }: TaskRecord): void {
  if (task.capacityProviderName !== 'FARGATE_SPOT' || !isAskedFor(region)) return;
  region.schedule('ecs/spot', task.taskArn, GRACE * 1000);
}

/** Interrupts the tasks on Fargate Spot that run already, when the fault was injected. */
export function interruptRunningTasks(region: Region): void {
  for (const record of tasks(region).by('everywhere', 'live')) {
    const { capacityProviderName, lastStatus, desiredStatus } = record.task;
    if (capacityProviderName !== 'FARGATE_SPOT' || lastStatus !== 'RUNNING') continue;
    if (desiredStatus === 'RUNNING' && isAskedFor(region))
      interruptTask(record.task.taskArn, region);
  }
}

/** The timer `ecs/spot`: AWS wants its capacity back. The words are AWS's own. */
export function interruptTask(arn: string, region: Region): void {
  const record = tasks(region).get(arn);
  if (!record) return;
  stopTask(region, record, {
    stopCode: 'SpotInterruption',
    reason: 'Your Spot Task was interrupted.',
  });
}

// --- internal ---

function isAskedFor(region: Region): boolean {
  return region.account.faults.take(['spot-interruption'], { service: 'ecs' }) !== undefined;
}
