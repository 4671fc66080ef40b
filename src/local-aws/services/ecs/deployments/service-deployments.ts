import type { ServiceDeployment } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import type { TrafficShift } from '../traffic/shift-record.ts';
import type { AlarmWatch } from './alarm-watch.ts';

export type ServiceDeploymentRecord = Omit<
  ServiceDeployment,
  'sourceServiceRevisions' | 'targetServiceRevision'
> & {
  serviceDeploymentArn: string;
  serviceArn: string;
  createdAt: Date;
  status: NonNullable<ServiceDeployment['status']>;
  /** The revisions that it replaces. */
  sources: string[];
  target: string;
  /** The circuit breaker: failures so far, how many trip it, and whether it tripped. */
  failureCount: number;
  threshold: number;
  triggered: boolean;
  /** Its alarms, where it has any. */
  alarmWatch?: AlarmWatch;
  /** The deployment of the service that carries it out, by its `ecs-svc/` id. */
  deploymentId: string;
  /** How far it is, when it shifts traffic. */
  shift?: TrafficShift;
};

/** The history of a service's deployments, by ARN. */
export function serviceDeployments(region: Region): Table<ServiceDeploymentRecord> {
  return region.table<ServiceDeploymentRecord>('ecs/service-deployment', {
    service: ({ serviceArn }) => serviceArn,
  });
}

/** Writes changes of a service deployment, such as its status. */
export function changeServiceDeployment(
  region: Region,
  arn: string,
  changes: Partial<ServiceDeploymentRecord>,
): void {
  const record = serviceDeployments(region).get(arn);
  if (!record) return;
  const started = changes.status === 'IN_PROGRESS' &&
    !record.startedAt && { startedAt: region.date };
  serviceDeployments(region).put(arn, {
    ...record,
    ...started,
    ...changes,
    updatedAt: region.date,
  });
}

/** True if a service deployment is over. */
export function isOver({ status }: Pick<ServiceDeployment, 'status'>): boolean {
  return ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'].includes(status ?? '');
}
