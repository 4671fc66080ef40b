import type { Region } from '../../../core/account.ts';
import { resolvedPlatform } from '../clusters/platform-version.ts';
import { failureThreshold } from './circuit-breaker.ts';
import { newAlarmWatch } from './deployment-alarms.ts';
import { nextTargets } from './deployment-targets.ts';
import { abandonShift, newShift } from '../traffic/new-shift.ts';
import { longNumber, makeServiceRevision } from '../scheduling/service-revisions.ts';
import {
  changeServiceDeployment,
  isOver,
  serviceDeployments,
  type ServiceDeploymentRecord,
} from './service-deployments.ts';
import type { DeploymentRecord, ServiceRecord } from '../scheduling/services.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';
import type { TaskTarget } from '../tasks/tasks.ts';

/**
 * Puts a new PRIMARY deployment before those that a service has; what was PRIMARY becomes ACTIVE and is replaced by and
 * by. `rollback` names the revision to go back to, and where its tasks were registered.
 */
export function deploy(
  region: Region,
  record: ServiceRecord,
  definition: TaskDefinitionRecord,
  rollback?: {
    revisionArn: string;
    serviceDeploymentArn: string;
    reason: string;
    targets: readonly TaskTarget[];
  },
): ServiceRecord {
  const { service, completed } = record;
  const { strategy = 'ROLLING' } = service.deploymentConfiguration ?? {};
  const id = `ecs-svc/${longNumber(region, 'deployment', service.serviceArn)}`;
  const targets =
    rollback?.targets ?? nextTargets(service.loadBalancers ?? [], strategy, completed?.targets);
  const revisionArn =
    rollback?.revisionArn ??
    makeServiceRevision(region, record, definition, targets).serviceRevisionArn;
  const shift = rollback ? undefined : newShift(region, record, id);
  if (!rollback && !shift) abandonShift(region, record);
  const sources = [...new Set(record.deployments.map((each) => each.revisionArn))];
  const deployment: DeploymentRecord = {
    id,
    status: 'PRIMARY',
    taskDefinition: definition.taskDefinitionArn,
    desiredCount: service.desiredCount,
    failedTasks: 0,
    createdAt: region.date,
    updatedAt: region.date,
    ...(service.capacityProviderStrategy && {
      capacityProviderStrategy: service.capacityProviderStrategy,
    }),
    ...(service.launchType && { launchType: service.launchType }),
    ...resolvedPlatform(service),
    networkConfiguration: service.networkConfiguration,
    isRollback: rollback !== undefined,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: rollback?.reason ?? `ECS deployment ${id} in progress.`,
    revisionArn,
    targets,
    serviceDeploymentArn:
      rollback?.serviceDeploymentArn ??
      makeServiceDeployment(region, record, {
        sources,
        target: revisionArn,
        deploymentId: id,
        ...(shift && { shift }),
      }).serviceDeploymentArn,
  };
  const before = record.deployments.map((each) => supersede(region, each, rollback !== undefined));
  // Traffic is shifted away from what completed last, even where no task of it is left.
  const isLost = shift && completed && !before.some((each) => each.id === completed.id);
  const lost = isLost ? [{ ...completed, status: 'ACTIVE' as const }] : [];
  return { ...record, deployments: [deployment, ...before, ...lost], steady: false };
}

/** Changes one deployment of a service. */
export function changeDeployment(
  region: Region,
  record: ServiceRecord,
  id: string,
  changes: Partial<DeploymentRecord>,
): ServiceRecord {
  return {
    ...record,
    deployments: record.deployments.map((each) =>
      each.id === id ? { ...each, ...changes, updatedAt: region.date } : each,
    ),
  };
}

// --- internal ---

function makeServiceDeployment(
  region: Region,
  { service }: ServiceRecord,
  revisions: Pick<ServiceDeploymentRecord, 'sources' | 'target' | 'deploymentId' | 'shift'>,
): ServiceDeploymentRecord {
  const { serviceArn, clusterArn, deploymentConfiguration } = service;
  const alarmWatch = newAlarmWatch(region, deploymentConfiguration);
  const id = region.account.word(21, 'service-deployment', serviceArn);
  const arn = `${serviceArn.replace(':service/', ':service-deployment/')}/${id}`;
  return serviceDeployments(region).put(arn, {
    ...revisions,
    serviceDeploymentArn: arn,
    serviceArn,
    clusterArn,
    createdAt: region.date,
    updatedAt: region.date,
    status: 'PENDING',
    failureCount: 0,
    threshold: failureThreshold(deploymentConfiguration ?? {}, service.desiredCount),
    triggered: false,
    ...(alarmWatch && { alarmWatch }),
    ...(deploymentConfiguration && { deploymentConfiguration }),
  });
}

function supersede(
  region: Region,
  deployment: DeploymentRecord,
  byRollback: boolean,
): DeploymentRecord {
  if (deployment.status !== 'PRIMARY') return deployment;
  const history = serviceDeployments(region).get(deployment.serviceDeploymentArn);
  if (!byRollback && history && !isOver(history)) {
    changeServiceDeployment(region, deployment.serviceDeploymentArn, {
      status: 'STOPPED',
      // A guess at the wording.
      statusReason: 'The service deployment was replaced by a newer one.',
      stoppedAt: region.date,
      finishedAt: region.date,
    });
  }
  return { ...deployment, status: 'ACTIVE', updatedAt: region.date };
}
