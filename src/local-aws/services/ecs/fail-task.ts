import type { Region } from '../../core/account.ts';
import { cancelTimers, changeTask } from './tasks/task-change.ts';
import { finish } from './tasks/task-stop.ts';
import { tasks } from './tasks/tasks.ts';

/** Stops a task whose timer threw, at once and wherever it was. The form of the reason is AWS's. */
export function failTask(arn: string, region: Region, why: string): void {
  const record = tasks(region).get(arn);
  if (!record || record.phase === 'stopped') return;
  cancelTimers(region, record);
  const { task } = record;
  const failed = changeTask(
    region,
    record,
    {
      desiredStatus: 'STOPPED',
      stopCode: task.stopCode ?? 'TaskFailedToStart',
      stoppedReason: `InternalError: ${why}`,
      stoppingAt: task.stoppingAt ?? region.date,
      executionStoppedAt: task.executionStoppedAt ?? region.date,
      containers: task.containers.map((container) => ({ ...container, lastStatus: 'STOPPED' })),
    },
    record.serviceArn === undefined ? {} : { outcome: 'failed' },
  );
  finish(region, failed);
}
