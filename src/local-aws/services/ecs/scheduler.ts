import type { Region } from '../../core/account.ts';
import { hasTripped } from './circuit-breaker.ts';
import { clusters } from './clusters.ts';
import { changeServiceDeployment, deploy } from './deployments.ts';
import { fargateQuotaProblem } from './fargate-quota.ts';
import { makeTask, spreadOverProviders } from './make-task.ts';
import { networkFor } from './network-configuration.ts';
import { planRolling, type TaskView } from './rolling-plan.ts';
import { roleProblem } from './roles-of-tasks.ts';
import { addEvent, tasksInWords } from './service-events.ts';
import { serviceTaskTags } from './service-tags.ts';
import { serviceWoke, wakeService } from './service-wake.ts';
import { primaryOf, services, type DeploymentRecord, type ServiceRecord } from './services.ts';
import { findTaskDefinition } from './task-definitions.ts';
import { stopTask } from './task-life.ts';
import { isStarting, liveTasksOfService, tasks, type TaskRecord } from './tasks.ts';

/** How long the scheduler waits before it tries again what could not be placed, in milliseconds. */
const RETRY_PLACEMENT = 15_000;

/** After so many failures in a row without a circuit breaker, ECS says so and slows down. */
const PATIENCE = 3;

/**
 * The timer `ecs/service`: the service scheduler looks at a service. It takes note of tasks that ended or became healthy,
 * judges the deployment, starts and stops what the plan says, and says what it did.
 */
export function scheduleService(serviceArn: string, region: Region): void {
  serviceWoke(region, serviceArn);
  let record = services(region).get(serviceArn);
  if (!record || record.service.status === 'INACTIVE') return;
  record = takeNote(region, record);
  record = judge(region, record);
  record = carryOut(region, record);
  record = prune(region, record);
  record = settle(region, record);
  services(region).put(serviceArn, record);
}

// --- internal ---

/** Counts what happened to tasks since the last look. */
function takeNote(region: Region, record: ServiceRecord): ServiceRecord {
  const { serviceArn } = record.service;
  const news = tasks(region)
    .by('open', serviceArn)
    .filter(({ unnoticed }) => unnoticed !== undefined);
  let changed = record;
  for (const task of news) {
    const { unnoticed, ...noticed } = task;
    tasks(region).put(task.task.taskArn, noticed);
    changed = changeDeployment(changed, task.deploymentId, (deployment) => ({
      ...deployment,
      failedTasks:
        unnoticed === 'failed'
          ? deployment.failedTasks + 1
          : failuresAfterSuccess(changed, deployment),
      updatedAt: region.date,
    }));
    if (unnoticed === 'failed' && task.deploymentId === primaryOf(changed).id) {
      changed = backOff(region, changed);
    } else if (unnoticed === 'healthy') {
      const { retryAt: _retryAt, ...forgiven } = changed;
      changed = forgiven;
    }
  }
  return changed;
}

function failuresAfterSuccess({ service }: ServiceRecord, deployment: DeploymentRecord): number {
  const breaker = service.deploymentConfiguration?.deploymentCircuitBreaker;
  return breaker?.resetOnHealthyTask === false ? deployment.failedTasks : 0;
}

/** Each failure doubles the pause, from the third on, up to a quarter of an hour. The figures are ours. */
function backOff(region: Region, record: ServiceRecord): ServiceRecord {
  const failures = primaryOf(record).failedTasks;
  if (record.service.deploymentConfiguration?.deploymentCircuitBreaker?.enable) return record;
  if (failures < PATIENCE) return record;
  const pause = Math.min(900_000, 30_000 * 2 ** (failures - PATIENCE));
  wakeService(region, record.service.serviceArn, pause);
  const slowed = { ...record, retryAt: region.now + pause };
  if (failures > PATIENCE) return slowed;
  return addEvent(
    region,
    slowed,
    'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  );
}

/** Fails the deployment when the circuit breaker trips, and rolls back where that was asked for. */
function judge(region: Region, record: ServiceRecord): ServiceRecord {
  const primary = primaryOf(record);
  const { service } = record;
  const configuration = service.deploymentConfiguration ?? {};
  if (
    service.status !== 'ACTIVE' ||
    primary.rolloutState !== 'IN_PROGRESS' ||
    !hasTripped(configuration, service.desiredCount, primary.failedTasks)
  ) {
    return record;
  }
  const reason = 'ECS deployment circuit breaker: tasks failed to start.';
  let failed = changeDeployment(record, primary.id, (deployment) => ({
    ...deployment,
    rolloutState: 'FAILED',
    rolloutStateReason: reason,
    updatedAt: region.date,
  }));
  failed = addEvent(
    region,
    failed,
    `(deployment ${primary.id}) deployment failed: tasks failed to start.`,
  );
  return rollBack(
    region,
    failed,
    configuration.deploymentCircuitBreaker?.rollback === true,
    reason,
  );
}

/** Goes back to the last deployment that completed, where there is one. */
export function rollBack(
  region: Region,
  record: ServiceRecord,
  wanted: boolean,
  reason: string,
): ServiceRecord {
  const primary = primaryOf(record);
  const good = record.deployments.find(({ rolloutState }) => rolloutState === 'COMPLETED');
  const definition = good && findTaskDefinition(region, good.taskDefinition);
  if (!wanted || !good || !definition) {
    changeServiceDeployment(region, primary.serviceDeploymentArn, {
      status: wanted ? 'ROLLBACK_FAILED' : 'STOPPED',
      // A guess at the wording.
      statusReason: wanted ? 'There is no completed deployment to roll back to.' : reason,
      stoppedAt: region.date,
      finishedAt: region.date,
    });
    return record;
  }
  changeServiceDeployment(region, primary.serviceDeploymentArn, {
    status: 'ROLLBACK_IN_PROGRESS',
    statusReason: reason,
    rollback: { reason, startedAt: region.date, serviceRevisionArn: good.revisionArn },
  });
  const told = addEvent(region, record, `rolling back to deployment ${good.id}.`);
  const service = {
    ...told.service,
    taskDefinition: good.taskDefinition,
    networkConfiguration: good.networkConfiguration,
  };
  return deploy(region, { ...told, service }, definition, {
    revisionArn: good.revisionArn,
    serviceDeploymentArn: primary.serviceDeploymentArn,
    reason: `ECS deployment circuit breaker: rolling back to deploymentId ${good.id}.`,
  });
}

/** Starts and stops tasks. */
function carryOut(region: Region, record: ServiceRecord): ServiceRecord {
  const { service } = record;
  const primary = primaryOf(record);
  const live = liveTasksOfService(region, service.serviceArn);
  const configuration = service.deploymentConfiguration ?? {};
  const plan = planRolling({
    desiredCount: service.desiredCount,
    minimumHealthyPercent: configuration.minimumHealthyPercent ?? 100,
    maximumPercent: configuration.maximumPercent ?? 200,
    tasks: live.map((task) => viewOf(task, primary.id)),
    mayStart:
      service.status === 'ACTIVE' &&
      primary.rolloutState !== 'FAILED' &&
      (record.retryAt ?? 0) <= region.now,
  });
  let changed = stop(region, record, plan.stop);
  changed = start(region, changed, plan.start, live);
  if (plan.stuck) {
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
    const message =
      'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.';
    if (!changed.events[0]?.message?.endsWith(message))
      changed = addEvent(region, changed, message);
  }
  return changed;
}

function viewOf({ task, deploymentId, healthy }: TaskRecord, primaryId: string): TaskView {
  const occupies = isStarting(task.lastStatus) || task.lastStatus === 'RUNNING';
  const up = task.lastStatus === 'RUNNING' ? (healthy ? 'healthy' : 'started') : 'starting';
  return {
    arn: task.taskArn,
    primary: deploymentId === primaryId,
    stage: task.desiredStatus === 'STOPPED' ? 'leaving' : up,
    occupies,
  };
}

function stop(region: Region, record: ServiceRecord, arns: readonly string[]): ServiceRecord {
  if (arns.length === 0) return record;
  const stopped = arns.map((arn) => tasks(region).get(arn)!);
  for (const task of stopped) {
    stopTask(region, task, {
      stopCode: 'ServiceSchedulerInitiated',
      reason: `Scaling activity initiated by (deployment ${primaryOf(record).id})`,
    });
  }
  const ids = tasksInWords(stopped.map(({ id }) => id));
  const told = addEvent(region, record, `has stopped ${arns.length} running tasks: ${ids}.`);
  return { ...told, steady: false };
}

function start(
  region: Region,
  record: ServiceRecord,
  count: number,
  live: readonly TaskRecord[],
): ServiceRecord {
  if (count === 0) return record;
  const { service } = record;
  const primary = primaryOf(record);
  const definition = findTaskDefinition(region, primary.taskDefinition)!;
  const refusal = roleProblem(region, [definition.executionRoleArn, definition.taskRoleArn]);
  if (refusal !== undefined) return launchFailed(region, record, refusal);
  const quota = fargateQuotaProblem(region, definition, count);
  if (quota !== undefined) return notPlaced(region, record, quota);
  const cluster = clusters(region).get(service.clusterArn.split('/').at(-1)!)!;
  const counts = new Map<string, number>();
  for (const { task } of live) {
    const name = task.capacityProviderName ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const strategy = primary.capacityProviderStrategy;
  const providers = strategy ? spreadOverProviders(strategy, counts, count) : [];
  const made: TaskRecord[] = [];
  for (let index = 0; index < count; index++) {
    const network = networkFor(region, primary.networkConfiguration, [...live, ...made]);
    made.push(
      makeTask(region, {
        cluster,
        definition,
        network,
        group: `service:${service.serviceName}`,
        startedBy: primary.id,
        launchType: 'FARGATE',
        capacityProviderName: providers[index],
        platformVersion: primary.platformVersion,
        enableExecuteCommand: service.enableExecuteCommand,
        tags: serviceTaskTags(record, cluster, definition),
        serviceArn: service.serviceArn,
        deploymentId: primary.id,
      }),
    );
  }
  changeServiceDeployment(region, primary.serviceDeploymentArn, startOf(region, record));
  const ids = tasksInWords(made.map(({ id }) => id));
  const told = addEvent(region, record, `has started ${count} tasks: ${ids}.`);
  return { ...told, steady: false };
}

function startOf(region: Region, record: ServiceRecord) {
  const rollback = primaryOf(record).rolloutStateReason?.includes('rolling back') === true;
  return rollback ? {} : { status: 'IN_PROGRESS' as const, startedAt: region.date };
}

/** A role cannot be assumed: AWS's words. The service tries again, and heals when the role is only new. */
function launchFailed(region: Region, record: ServiceRecord, refusal: string): ServiceRecord {
  wakeService(region, record.service.serviceArn, RETRY_PLACEMENT);
  const counted = changeDeployment(record, primaryOf(record).id, (deployment) => ({
    ...deployment,
    failedTasks: deployment.failedTasks + 1,
    updatedAt: region.date,
  }));
  const waiting = { ...counted, retryAt: region.now + RETRY_PLACEMENT, steady: false };
  return addEvent(region, waiting, `failed to launch a task with (error ${refusal}).`);
}

function notPlaced(region: Region, record: ServiceRecord, reason: string): ServiceRecord {
  wakeService(region, record.service.serviceArn, RETRY_PLACEMENT * 4);
  const waiting = { ...record, retryAt: region.now + RETRY_PLACEMENT * 4, steady: false };
  const message = `was unable to place a task. Reason: ${reason}`;
  // AWS suppresses repetitions for six hours.
  if (waiting.events[0]?.message?.endsWith(message)) return waiting;
  return addEvent(region, waiting, message);
}

/** Drops the earlier deployments that have no task any more, and counts what the others keep. */
function prune(region: Region, record: ServiceRecord): ServiceRecord {
  const kept = new Map<string, number>();
  const occupied = new Set<string>();
  for (const { task, deploymentId = '' } of liveTasksOfService(region, record.service.serviceArn)) {
    if (isStarting(task.lastStatus) || task.lastStatus === 'RUNNING') occupied.add(deploymentId);
    if (task.desiredStatus === 'RUNNING') kept.set(deploymentId, (kept.get(deploymentId) ?? 0) + 1);
  }
  const [primary, ...olds] = record.deployments;
  return {
    ...record,
    deployments: [
      primary!,
      ...olds
        .filter(({ id }) => occupied.has(id))
        .map((each) => ({ ...each, desiredCount: kept.get(each.id) ?? 0 })),
    ],
  };
}

/** Completes what has come to an end: a deployment, a draining service; and says when all is steady. */
function settle(region: Region, record: ServiceRecord): ServiceRecord {
  const { service } = record;
  const live = liveTasksOfService(region, service.serviceArn);
  if (service.status === 'DRAINING') {
    if (live.length > 0) return record;
    return { ...record, deployments: [], service: { ...service, status: 'INACTIVE' } };
  }
  const primary = primaryOf(record);
  const healthy = live.filter(
    ({ healthy: isHealthy, task, deploymentId }) =>
      isHealthy && task.desiredStatus === 'RUNNING' && deploymentId === primary.id,
  ).length;
  const leaving = live.some(
    ({ task }) => task.desiredStatus === 'STOPPED' && task.lastStatus === 'RUNNING',
  );
  const settled = record.deployments.length === 1 && healthy === service.desiredCount && !leaving;
  if (!settled || record.steady || primary.rolloutState === 'FAILED') return record;
  let changed: ServiceRecord = { ...record, steady: true };
  if (primary.rolloutState === 'IN_PROGRESS') {
    changed = changeDeployment(changed, primary.id, (deployment) => ({
      ...deployment,
      rolloutState: 'COMPLETED',
      rolloutStateReason: `ECS deployment ${primary.id} completed.`,
      updatedAt: region.date,
    }));
    const rolledBack = primary.rolloutStateReason?.includes('rolling back') === true;
    changeServiceDeployment(region, primary.serviceDeploymentArn, {
      status: rolledBack ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL',
      finishedAt: region.date,
    });
    changed = addEvent(region, changed, `(deployment ${primary.id}) deployment completed.`);
  }
  return addEvent(region, changed, 'has reached a steady state.');
}

function changeDeployment(
  record: ServiceRecord,
  id: string | undefined,
  change: (deployment: DeploymentRecord) => DeploymentRecord,
): ServiceRecord {
  return {
    ...record,
    deployments: record.deployments.map((each) => (each.id === id ? change(each) : each)),
  };
}
