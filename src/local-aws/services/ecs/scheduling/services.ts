import {
  ServiceNotFoundException$,
  type Deployment,
  type MonitoringConfiguration,
  type Service,
  type ServiceEvent,
  type Tag,
} from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';
import { serviceNamed } from '../identifiers.ts';
import type { TaskTarget } from '../tasks/tasks.ts';

/** A rollout of one service revision, as `DescribeServices` shows it, without what is counted from its tasks. */
export type DeploymentRecord = Omit<Deployment, 'runningCount' | 'pendingCount'> & {
  id: string;
  status: 'PRIMARY' | 'ACTIVE';
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  taskDefinition: string;
  desiredCount: number;
  failedTasks: number;
  createdAt: Date;
  updatedAt: Date;
  /** True if it goes back to an earlier revision. */
  isRollback: boolean;
  revisionArn: string;
  serviceDeploymentArn: string;
  /** Where its tasks are registered. */
  targets: readonly TaskTarget[];
};

/** A service, with what ECS knows and does not show. */
export interface ServiceRecord {
  service: Omit<Service, 'deployments' | 'events' | 'runningCount' | 'pendingCount' | 'tags'> & {
    serviceArn: string;
    serviceName: string;
    clusterArn: string;
    status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
    desiredCount: number;
    taskDefinition: string;
  };
  tags: Tag[];
  /** Shown in its revisions alone. */
  monitoring?: MonitoringConfiguration | undefined;
  /** The newest first; the first is PRIMARY. */
  deployments: DeploymentRecord[];
  /** The last one that completed: what a rollback goes back to, whether or not tasks of it are left. */
  completed?: DeploymentRecord;
  /** The newest first, a hundred at most. */
  events: ServiceEvent[];
  /** The CreateService call that made it, as text, to tell a repeated call from another one. */
  request: string;
  clientToken?: string;
  /** True if it has said "has reached a steady state" since something changed. */
  steady: boolean;
  /** When the scheduler may start tasks again after failures, in milliseconds. */
  retryAt?: number;
}

/** The services of a Region by ARN, the INACTIVE ones included. */
export function services(region: Region): Table<ServiceRecord> {
  return region.table<ServiceRecord>('ecs/service', {
    live: ({ service }) => (service.status === 'INACTIVE' ? undefined : service.clusterArn),
    active: ({ service }) => (service.status === 'ACTIVE' ? service.clusterArn : undefined),
  });
}

/** The service ARN for a full ARN or a bare name in a cluster, whatever else is in the reference: for what is asked of IAM. */
export function serviceArn(region: Region, clusterName: string, reference: string): string {
  return region.arn('ecs', `service/${clusterName}/${serviceName(reference)}`);
}

function serviceName(reference: string): string {
  return reference.split('/').at(-1)!;
}

/**
 * A service that is there, whatever its status. Throws ServiceNotFoundException, and InvalidParameterException for what can be
 * no service's or is another cluster's.
 *
 * @param message what ECS says of one that is not there. DeleteService says nothing:
 *   https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
 */
export function requireService(
  region: Region,
  clusterName: string,
  reference: string,
  message = 'Service not found.',
): ServiceRecord {
  const name = serviceNamed(region, clusterName, reference);
  const record = services(region).get(serviceArn(region, clusterName, name));
  // https://github.com/hashicorp/terraform/pull/15073
  if (!record) throw awsError(ServiceNotFoundException$, message);
  return record;
}

export function primaryOf({ deployments }: ServiceRecord): DeploymentRecord {
  return deployments[0]!;
}
