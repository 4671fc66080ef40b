import type { Region } from '../../../core/account.ts';
import { deploy } from './deployments.ts';
import { changeServiceDeployment } from './service-deployments.ts';
import { isAwaited } from './pauses.ts';
import { addEvent } from '../scheduling/service-events.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import { serviceRevisions } from '../scheduling/service-revisions.ts';
import { primaryOf, type DeploymentRecord, type ServiceRecord } from '../scheduling/services.ts';
import { rollbackStages } from '../traffic/shift-stages.ts';
import { findTaskDefinition } from '../task-definitions/task-definitions.ts';
import { shiftOf, type ShiftUnderWay } from '../traffic/traffic-shift.ts';

/**
 * Goes back to the last deployment that completed, whatever became of its tasks. A first deployment has none to go back
 * to, and stays FAILED; so does a rollback that fails.
 */
export function rollBack(region: Region, record: ServiceRecord, cause: string): ServiceRecord {
  const { serviceDeploymentArn, isRollback } = primaryOf(record);
  const good = record.completed;
  const definition = good && findTaskDefinition(region, good.taskDefinition);
  if (!good || !definition || isRollback) {
    // Guesses at the wording.
    return rollbackFailed(
      region,
      record,
      isRollback ? 'The rollback failed.' : 'There is no completed deployment to roll back to.',
    );
  }
  const reason = `${cause}: rolling back to deploymentId ${good.id}.`;
  changeServiceDeployment(region, serviceDeploymentArn, {
    status: 'ROLLBACK_IN_PROGRESS',
    statusReason: reason,
    rollback: { reason, startedAt: region.date, serviceRevisionArn: good.revisionArn },
  });
  const told = addEvent(region, record, `rolling back to deployment ${good.id}.`);
  const { monitoring } = serviceRevisions(region).get(good.revisionArn) ?? {};
  const back = { ...told, service: serviceOf(region, told, good), monitoring };
  const underWay = shiftOf(region, record);
  if (underWay) return shiftBack(region, back, underWay, reason);
  const { revisionArn, targets } = good;
  return deploy(region, back, definition, { revisionArn, serviceDeploymentArn, reason, targets });
}

/** A rollback that is not possible: what runs stays as it is. */
export function rollbackFailed(
  region: Region,
  record: ServiceRecord,
  statusReason: string,
): ServiceRecord {
  changeServiceDeployment(region, primaryOf(record).serviceDeploymentArn, {
    status: 'ROLLBACK_FAILED',
    statusReason,
    finishedAt: region.date,
  });
  return record;
}

// --- internal ---

/** The service as a deployment was made from it. */
function serviceOf(
  region: Region,
  { service }: ServiceRecord,
  good: DeploymentRecord,
): ServiceRecord['service'] {
  const { launchType: _type, capacityProviderStrategy: _strategy, ...rest } = service;
  return {
    ...rest,
    taskDefinition: good.taskDefinition,
    networkConfiguration: good.networkConfiguration,
    loadBalancers: serviceRevisions(region).get(good.revisionArn)?.loadBalancers ?? [],
    ...(good.launchType && { launchType: good.launchType }),
    ...(good.capacityProviderStrategy && {
      capacityProviderStrategy: good.capacityProviderStrategy,
    }),
  };
}

/** Blue still runs: it is PRIMARY again, traffic goes back to it, and green goes. */
function shiftBack(
  region: Region,
  record: ServiceRecord,
  { history, shift }: ShiftUnderWay,
  reason: string,
): ServiceRecord {
  changeServiceDeployment(region, history.serviceDeploymentArn, {
    shift: {
      ...shift,
      isRollingBack: true,
      // Nobody has to answer any more. Which status AWS shows then is a guess.
      pauses: shift.pauses.map((pause) =>
        isAwaited(pause) ? { ...pause, status: 'FAILED' as const } : pause,
      ),
      stages: rollbackStages(shift),
      position: -1,
      since: region.now,
    },
  });
  wakeService(region, record.service.serviceArn, 1);
  const isBlue = ({ id }: DeploymentRecord) => id === shift.blueId;
  const [blue] = record.deployments.filter(isBlue);
  const others = record.deployments.filter((each) => !isBlue(each));
  const primary: DeploymentRecord = {
    ...blue!,
    status: 'PRIMARY',
    desiredCount: record.service.desiredCount,
    isRollback: true,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: reason,
    serviceDeploymentArn: history.serviceDeploymentArn,
    failedTasks: 0,
    updatedAt: region.date,
  };
  const leaving = others.map((each) => ({ ...each, status: 'ACTIVE' as const }));
  return { ...record, deployments: [primary, ...leaving], steady: false };
}
