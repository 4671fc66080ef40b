import type { Region } from '../../../core/account.ts';
import { clusters } from '../clusters/clusters.ts';
import { changeServiceDeployment } from '../deployments/service-deployments.ts';
import { fargateQuotaProblem } from './fargate-quota.ts';
import { makeTask } from './make-task.ts';
import { networkFor } from './network-configuration.ts';
import { roleProblem } from './roles-of-tasks.ts';
import { addEvent, sayOnce, tasksInWords } from '../scheduling/service-events.ts';
import { serviceTaskTags } from '../scheduling/service-tags.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import type { DeploymentRecord, ServiceRecord } from '../scheduling/services.ts';
import { spreadOverProviders } from '../clusters/spread-over-providers.ts';
import { countFailure } from '../scheduling/count-outcomes.ts';
import { findTaskDefinition } from '../task-definitions/task-definitions.ts';
import type { TaskRecord } from './tasks.ts';

/** How long the scheduler waits before it tries again what it could not do, in milliseconds. */
const RETRY_LAUNCH = 15_000;
const RETRY_PLACEMENT = 60_000;

const TROUBLESHOOTING =
  'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

/** Starts `count` tasks of a deployment, or says why it cannot. */
export function startTasks(
  region: Region,
  record: ServiceRecord,
  deployment: DeploymentRecord,
  count: number,
  live: readonly TaskRecord[],
): ServiceRecord {
  const { service } = record;
  const definition = findTaskDefinition(region, deployment.taskDefinition)!;
  if (deployment.launchType === 'EC2') {
    return notPlaced(
      region,
      record,
      'was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
    );
  }
  const cluster = clusters(region).get(service.clusterArn.split('/').at(-1)!)!;
  const refusal = roleProblem(region, cluster.clusterName, [
    definition.executionRoleArn,
    definition.taskRoleArn,
  ]);
  if (refusal !== undefined) return launchFailed(region, record, deployment, refusal);
  const providers = deployment.capacityProviderStrategy
    ? spreadOverProviders(deployment.capacityProviderStrategy, providersOf(live), count)
    : Array.from({ length: count }, () => undefined);
  const quota = fargateQuotaProblem(region, definition, providers);
  // The tasks that still fit are started: a guess.
  const placed = providers.slice(0, quota?.fit);
  const refused = (current: ServiceRecord) =>
    quota === undefined
      ? current
      : notPlaced(
          region,
          current,
          `was unable to place a task. Reason: ${quota.why}. ${TROUBLESHOOTING}`,
        );
  if (placed.length === 0) return refused(record);
  const made: TaskRecord[] = [];
  for (const capacityProviderName of placed) {
    made.push(
      makeTask(region, {
        cluster,
        definition,
        network: networkFor(region, deployment.networkConfiguration, [...live, ...made]),
        group: `service:${service.serviceName}`,
        startedBy: deployment.id,
        launchType: 'FARGATE',
        capacityProviderName,
        platformVersion: deployment.platformVersion,
        enableExecuteCommand: service.enableExecuteCommand,
        tags: serviceTaskTags(record, cluster, definition),
        serviceArn: service.serviceArn,
        deploymentId: deployment.id,
        targets: deployment.targets,
      }),
    );
  }
  if (deployment.rolloutState === 'IN_PROGRESS' && !deployment.isRollback) {
    changeServiceDeployment(region, deployment.serviceDeploymentArn, { status: 'IN_PROGRESS' });
  }
  const ids = tasksInWords(made.map(({ id }) => id));
  const message = `has started ${made.length} tasks: ${ids}.`;
  return refused(addEvent(region, { ...record, steady: false }, message));
}

// --- internal ---

function providersOf(live: readonly TaskRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { task } of live) {
    if (task.desiredStatus === 'STOPPED') continue;
    const name = task.capacityProviderName ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** A role cannot be assumed. The service retries, and succeeds once a new role has propagated. */
function launchFailed(
  region: Region,
  record: ServiceRecord,
  { status }: DeploymentRecord,
  refusal: string,
): ServiceRecord {
  const unsteady = { ...record, steady: false };
  const counted = status === 'PRIMARY' ? countFailure(region, unsteady) : unsteady;
  const retryAt = Math.max(counted.retryAt ?? 0, region.now + RETRY_LAUNCH);
  wakeService(region, record.service.serviceArn, retryAt - region.now);
  return addEvent(
    region,
    { ...counted, retryAt },
    `failed to launch a task with (error ${refusal}).`,
  );
}

function notPlaced(region: Region, record: ServiceRecord, message: string): ServiceRecord {
  wakeService(region, record.service.serviceArn, RETRY_PLACEMENT);
  const waiting = { ...record, retryAt: region.now + RETRY_PLACEMENT, steady: false };
  return sayOnce(region, waiting, message);
}
