import type { ScheduledAction } from '@aws-sdk/client-application-auto-scaling';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { setLimits } from '../scaling/limits.ts';
import { scalableTargets } from '../scaling/scalable-targets.ts';
import { nextDue, readCron } from './cron.ts';

export type ScheduledActionRecord = ScheduledAction & {
  ScheduledActionARN: string;
  ScheduledActionName: string;
  ResourceId: string;
  Schedule: string;
};

/** The scheduled actions of a Region by ARN. */
export function scheduledActions(region: Region): Table<ScheduledActionRecord> {
  return region.table<ScheduledActionRecord>('application-autoscaling/scheduled-action', {
    resource: ({ ResourceId }) => ResourceId,
  });
}

export function findScheduledAction(
  region: Region,
  resourceId: string,
  name: string,
): ScheduledActionRecord | undefined {
  return scheduledActions(region)
    .by('resource', resourceId)
    .find(({ ScheduledActionName }) => ScheduledActionName === name);
}

export function removeScheduledAction(
  region: Region,
  { ScheduledActionARN: arn }: ScheduledActionRecord,
): void {
  region.account.cancel(SCHEDULE_TIMER, arn);
  scheduledActions(region).delete(arn);
}

/** Lets an action happen when it is due next. */
export function awaitAction(region: Region, action: ScheduledActionRecord): void {
  const { ScheduledActionARN: arn, Schedule, Timezone = 'UTC', StartTime, EndTime } = action;
  region.account.cancel(SCHEDULE_TIMER, arn);
  const after = Math.max(region.now, (StartTime?.getTime() ?? 0) - 1);
  const due = nextDue(readCron(Schedule)!, Timezone, after);
  if (due === undefined || (EndTime && due > EndTime.getTime())) return;
  region.schedule(SCHEDULE_TIMER, arn, due - region.now);
}

/** The timer `application-autoscaling/schedule`: sets the limits that an action has, and so moves the service into them. */
export function carryOutAction(arn: string, region: Region): void {
  const action = scheduledActions(region).get(arn);
  if (!action) return;
  awaitAction(region, action);
  const { target } = scalableTargets(region).get(action.ResourceId) ?? {};
  if (!target || target.SuspendedState?.ScheduledScalingSuspended) return;
  const { MinCapacity = target.MinCapacity, MaxCapacity = target.MaxCapacity } =
    action.ScalableTargetAction ?? {};
  const cause = `scheduled action name ${action.ScheduledActionName} was triggered`;
  setLimits(region, action.ResourceId, { MinCapacity, MaxCapacity }, cause);
}

export const SCHEDULE_TIMER = 'application-autoscaling/schedule';
