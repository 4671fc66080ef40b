import type { ScalingActivity } from '@aws-sdk/client-application-auto-scaling';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { desiredCountOf, isFulfilled, setDesiredCount, tellEcsService } from './ecs-services.ts';

export type ActivityRecord = ScalingActivity & {
  ActivityId: string;
  ResourceId: string;
  StartTime: Date;
  /** How often it was looked whether the tasks are there. */
  looks: number;
  /** The count that was set. */
  count: number;
  /** The count that there was before. */
  from: number | undefined;
};

/** The scaling activities of a Region by id. */
export function activities(region: Region): Table<ActivityRecord> {
  return region.table<ActivityRecord>('application-autoscaling/activity');
}

/**
 * Sets the desired count of a service and records that as an activity. The words are AWS's, as its examples show them.
 */
export function scaleTo(region: Region, resourceId: string, count: number, cause: string): void {
  const from = changedNow(region, resourceId) ?? desiredCountOf(region, resourceId);
  setDesiredCount(region, resourceId, count);
  const id = region.uuid('scaling-activity', resourceId);
  activities(region).put(id, {
    ActivityId: id,
    ServiceNamespace: 'ecs',
    ResourceId: resourceId,
    ScalableDimension: 'ecs:service:DesiredCount',
    Description: `Setting desired count to ${count}.`,
    Cause: cause,
    StartTime: region.date,
    StatusCode: 'InProgress',
    StatusMessage: `Successfully set desired count to ${count}. Waiting for change to be fulfilled by ecs.`,
    looks: 0,
    count,
    from,
  });
  region.schedule(ACTIVITY_TIMER, id, LOOK_EVERY);
}

/** The count that a service had at this instant, before another policy changed it; undefined where none did. */
export function changedNow(region: Region, resourceId: string): number | undefined {
  return activities(region)
    .all()
    .find((each) => each.ResourceId === resourceId && each.StartTime.getTime() === region.now)
    ?.from;
}

/** The timer `application-autoscaling/activity`: looks whether as many tasks run as were asked for. */
export function followActivity(id: string, region: Region): void {
  const record = activities(region).get(id);
  if (!record) return;
  const { ResourceId: resourceId, count, Cause: cause } = record;
  if (desiredCountOf(region, resourceId) !== count) {
    // The wording is a guess: someone else changed the count, or the service is gone.
    end(region, record, 'Overridden', `Desired count was changed before it reached ${count}.`);
  } else if (isFulfilled(region, resourceId)) {
    const message = `Successfully set desired count to ${count}. Change successfully fulfilled by ecs.`;
    end(region, record, 'Successful', message);
    // As the console shows it among the events of a service.
    tellEcsService(region, resourceId, `Message: ${message} Cause: ${cause}`);
  } else if (record.looks < MOST_LOOKS) {
    activities(region).put(id, { ...record, looks: record.looks + 1 });
    region.schedule(ACTIVITY_TIMER, id, LOOK_EVERY);
  } else {
    // The wording is a guess.
    end(region, record, 'Failed', `Failed to reach a desired count of ${count} in time.`);
  }
}

/** Fails an activity whose timer threw. */
export function failActivity(id: string, region: Region, why: string): void {
  const record = activities(region).get(id);
  if (record) end(region, record, 'Failed', why);
}

export const ACTIVITY_TIMER = 'application-autoscaling/activity';

// --- internal ---

/** Milliseconds. */
const LOOK_EVERY = 30_000;
const MOST_LOOKS = 40;

function end(
  region: Region,
  record: ActivityRecord,
  status: 'Successful' | 'Overridden' | 'Failed',
  message: string,
): void {
  activities(region).put(record.ActivityId, {
    ...record,
    StatusCode: status,
    StatusMessage: message,
    EndTime: region.date,
  });
}
