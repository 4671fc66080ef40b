import type { Region } from '../../core/account.ts';
import { hasTripped } from './circuit-breaker.ts';
import { changeDeployment, changeServiceDeployment, deploy } from './deployments.ts';
import { addEvent } from './service-events.ts';
import { primaryOf, type ServiceRecord } from './services.ts';
import { serviceRevisions } from './service-revisions.ts';
import { findTaskDefinition } from './task-definitions.ts';

/** Fails the deployment when the circuit breaker trips, and rolls back where that was asked for. */
export function judge(region: Region, record: ServiceRecord): ServiceRecord {
  const { service } = record;
  const { id, rolloutState, failedTasks } = primaryOf(record);
  const configuration = service.deploymentConfiguration ?? {};
  const trips =
    service.status === 'ACTIVE' &&
    rolloutState === 'IN_PROGRESS' &&
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

/** Goes back to the last deployment that completed. A first deployment has none to go back to, and stays FAILED. */
export function rollBack(region: Region, record: ServiceRecord, cause: string): ServiceRecord {
  const { serviceDeploymentArn } = primaryOf(record);
  const good = record.completed;
  const definition = good && findTaskDefinition(region, good.taskDefinition);
  if (!good || !definition) {
    changeServiceDeployment(region, serviceDeploymentArn, {
      status: 'ROLLBACK_FAILED',
      // A guess at the wording.
      statusReason: 'There is no completed deployment to roll back to.',
      finishedAt: region.date,
    });
    return record;
  }
  const reason = `${cause}: rolling back to deploymentId ${good.id}.`;
  changeServiceDeployment(region, serviceDeploymentArn, {
    status: 'ROLLBACK_IN_PROGRESS',
    statusReason: reason,
    rollback: { reason, startedAt: region.date, serviceRevisionArn: good.revisionArn },
  });
  const told = addEvent(region, record, `rolling back to deployment ${good.id}.`);
  const { launchType: _type, capacityProviderStrategy: _strategy, ...rest } = told.service;
  const service = {
    ...rest,
    taskDefinition: good.taskDefinition,
    networkConfiguration: good.networkConfiguration,
    loadBalancers: serviceRevisions(region).get(good.revisionArn)?.loadBalancers ?? [],
    ...(good.launchType && { launchType: good.launchType }),
    ...(good.capacityProviderStrategy && {
      capacityProviderStrategy: good.capacityProviderStrategy,
    }),
  };
  const { revisionArn, targets } = good;
  return deploy(region, { ...told, service }, definition, {
    revisionArn,
    serviceDeploymentArn,
    reason,
    targets,
  });
}

// --- internal ---

/** Ends the history of the PRIMARY deployment without going back. */
function stopDeployment(
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
