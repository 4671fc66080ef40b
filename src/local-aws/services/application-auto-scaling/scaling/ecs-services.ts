import type { Region } from '../../../core/account.ts';
import { addEvent } from '../../ecs/scheduling/service-events.ts';
import { services, type ServiceRecord } from '../../ecs/scheduling/services.ts';
import { countTasks, liveTasksOfService } from '../../ecs/tasks/tasks.ts';
import { updateService } from '../../ecs/operations/update-service.ts';
import { validation } from '../errors.ts';

/** The ECS service of a resource ID. Throws ValidationException, in AWS's words, as Terraform waits for them. */
export function requireEcsService(region: Region, resourceId: string): ServiceRecord {
  const record = services(region).get(arnOf(region, resourceId));
  if (record?.service.status === 'ACTIVE') return record;
  throw validation(`ECS service doesn't exist: ${resourceId}`);
}

/** The desired count of a service, or `undefined` when it is gone. */
export function desiredCountOf(region: Region, resourceId: string): number | undefined {
  const { service } = services(region).get(arnOf(region, resourceId)) ?? {};
  return service?.status === 'ACTIVE' ? service.desiredCount : undefined;
}

/** Changes the desired count by UpdateService, as Application Auto Scaling does on AWS. */
export function setDesiredCount(region: Region, resourceId: string, desiredCount: number): void {
  const [, cluster, service] = resourceId.split('/');
  updateService.run({ cluster, service, desiredCount }, region);
}

/** How many tasks of a service run. */
export function runningCountOf(region: Region, resourceId: string): number {
  return countTasks(liveTasksOfService(region, arnOf(region, resourceId))).running;
}

/** True if as many tasks run as are desired. */
export function isFulfilled(region: Region, resourceId: string): boolean {
  return runningCountOf(region, resourceId) === desiredCountOf(region, resourceId);
}

/**
 * True while a deployment of a service is under way: then nothing scales in.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-service-auto-scaling.html, read 2026-11-29
 */
export function isBeingDeployed(region: Region, resourceId: string): boolean {
  const { deployments = [] } = services(region).get(arnOf(region, resourceId)) ?? {};
  return deployments.some(({ rolloutState }) => rolloutState === 'IN_PROGRESS');
}

/** Writes into the events of a service what was done with it. */
export function tellEcsService(region: Region, resourceId: string, message: string): void {
  const arn = arnOf(region, resourceId);
  const record = services(region).get(arn);
  if (record) services(region).put(arn, addEvent(region, record, message));
}

// --- internal ---

function arnOf(region: Region, resourceId: string): string {
  return region.arn('ecs', resourceId);
}
