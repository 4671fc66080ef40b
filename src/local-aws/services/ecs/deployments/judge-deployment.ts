import type { Region } from '../../../core/account.ts';
import { hasTripped } from './circuit-breaker.ts';
import { changeDeployment } from './deployments.ts';
import { changeServiceDeployment } from './service-deployments.ts';
import { rollBack } from './roll-back-deployment.ts';
import { addEvent } from '../scheduling/service-events.ts';
import { primaryOf, type ServiceRecord } from '../scheduling/services.ts';
import { shiftOf, stageOf } from '../traffic/traffic-shift.ts';

/** Fails the deployment when the circuit breaker trips, and rolls back where that was asked for. */
export function judge(region: Region, record: ServiceRecord): ServiceRecord {
  const { service } = record;
  const { id, rolloutState, failedTasks } = primaryOf(record);
  const configuration = service.deploymentConfiguration ?? {};
  const trips =
    service.status === 'ACTIVE' &&
    rolloutState === 'IN_PROGRESS' &&
    !isCleaningUp(region, record) &&
    hasTripped(configuration, service.desiredCount, failedTasks);
  if (!trips) return record;
  const failed = fail(region, record, 'ECS deployment circuit breaker: tasks failed to start.');
  const told = addEvent(
    region,
    failed,
    `(deployment ${id}) deployment failed: tasks failed to start.`,
  );
  changeServiceDeployment(region, primaryOf(record).serviceDeploymentArn, { triggered: true });
  return configuration.deploymentCircuitBreaker?.rollback === true
    ? rollBack(region, told, 'ECS deployment circuit breaker')
    : stopDeployment(region, told, 'ECS deployment circuit breaker: tasks failed to start.');
}

/** Marks the PRIMARY deployment as FAILED: it starts no task any more. */
export function fail(region: Region, record: ServiceRecord, reason: string): ServiceRecord {
  return changeDeployment(region, record, primaryOf(record).id, {
    rolloutState: 'FAILED',
    rolloutStateReason: reason,
  });
}

/** True if a deployment that shifts traffic can no longer be rolled back. */
export function isCleaningUp(region: Region, record: ServiceRecord): boolean {
  const underWay = shiftOf(region, record);
  return underWay !== undefined && stageOf(underWay.shift)?.name === 'CLEAN_UP';
}

/** Ends the history of the PRIMARY deployment without going back. */
export function stopDeployment(
  region: Region,
  record: ServiceRecord,
  statusReason: string,
): ServiceRecord {
  changeServiceDeployment(region, primaryOf(record).serviceDeploymentArn, {
    status: 'STOPPED',
    statusReason,
    stoppedAt: region.date,
    finishedAt: region.date,
  });
  return record;
}
