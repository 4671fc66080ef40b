import type { ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { removeAlarm } from '../../cloudwatch/alarms/remove-alarm.ts';

/** A scaling policy. `Alarms` are those that AWS made for it; those of a step policy are yours. */
export type PolicyRecord = Omit<ScalingPolicy, 'Alarms'> & {
  PolicyARN: string;
  PolicyName: string;
  ResourceId: string;
  alarmNames: string[];
  /** When it last scaled in and out, in milliseconds. */
  scaledInAt?: number;
  scaledOutAt?: number;
};

/** The scaling policies of a Region by ARN. */
export function policies(region: Region): Table<PolicyRecord> {
  return region.table<PolicyRecord>('application-autoscaling/policy', {
    resource: ({ ResourceId }) => ResourceId,
  });
}

export function policiesOf(region: Region, resourceId: string): PolicyRecord[] {
  return policies(region).by('resource', resourceId);
}

export function findPolicy(
  region: Region,
  resourceId: string,
  policyName: string,
): PolicyRecord | undefined {
  return policiesOf(region, resourceId).find(({ PolicyName }) => PolicyName === policyName);
}

/** Deletes a policy with the alarms that AWS made for it. */
export function removePolicy(region: Region, { PolicyARN, alarmNames }: PolicyRecord): void {
  for (const name of alarmNames) removeAlarm(region, name);
  policies(region).delete(PolicyARN);
}
