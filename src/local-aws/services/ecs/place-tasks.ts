import type { Region } from '../../core/account.ts';
import { clusters } from './clusters.ts';
import { changeServiceDeployment } from './deployments.ts';
import { fargateQuotaProblem } from './fargate-quota.ts';
import { makeTask } from './make-task.ts';
import { spreadOverProviders } from './spread-over-providers.ts';
import { networkFor } from './network-configuration.ts';
import { planRolling, type TaskView } from './rolling-plan.ts';
import { roleProblem } from './roles-of-tasks.ts';
import { addEvent, sayOnce, tasksInWords } from './service-events.ts';
import { serviceTaskTags } from './service-tags.ts';
import { wakeService } from './service-wake.ts';
import { primaryOf, type ServiceRecord } from './services.ts';
import { countFailure } from './take-note.ts';
import { findTaskDefinition } from './task-definitions.ts';
import { stopTask } from './task-stop.ts';
import { isStarting, liveTasksOfService, tasks, type TaskRecord } from './tasks.ts';

/** How long the scheduler waits before it tries again what it could not do, in milliseconds. */
const RETRY_LAUNCH = 15_000;
const RETRY_PLACEMENT = 60_000;

const TROUBLESHOOTING =
  'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

/** Starts and stops the tasks of a service as its percentages allow. */
export function carryOutPlan(region: Region, record: ServiceRecord): ServiceRecord {
  const { service } = record;
  const primary = primaryOf(record);
  const live = liveTasksOfService(region, service.serviceArn);
  const configuration = service.deploymentConfiguration ?? {};
  const plan = planRolling({
    desiredCount: service.desiredCount,
    minimumHealthyPercent: configuration.minimumHealthyPercent ?? 100,
    maximumPercent: configuration.maximumPercent ?? 200,
    tasks: live.map((task) => viewOf(task, record)),
    mayStart:
      service.status === 'ACTIVE' &&
      primary.rolloutState !== 'FAILED' &&
      (record.retryAt ?? 0) <= region.now,
  });
  const pause = (record.retryAt ?? 0) - region.now;
  if (pause > 0) wakeService(region, service.serviceArn, pause);
  const stopped = plan.stop.length > 0 ? stop(region, record, plan.stop) : record;
  const started = plan.start > 0 ? start(region, stopped, plan.start, live) : stopped;
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
  return plan.stuck
    ? sayOnce(
        region,
        started,
        'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
      )
    : started;
}

// --- internal ---

function viewOf({ task, deploymentId, healthy }: TaskRecord, record: ServiceRecord): TaskView {
  const deployment = record.deployments.find(({ id }) => id === deploymentId);
  const running = task.lastStatus === 'RUNNING';
  const stage = running ? (healthy ? 'healthy' : 'started') : 'starting';
  return {
    arn: task.taskArn,
    primary: deployment?.status === 'PRIMARY',
    failed: deployment?.rolloutState === 'FAILED',
    stage: task.desiredStatus === 'STOPPED' ? 'leaving' : stage,
    occupies: running || isStarting(task.lastStatus),
  };
}

function stop(region: Region, record: ServiceRecord, arns: readonly string[]): ServiceRecord {
  const stopped = arns.map((arn) => tasks(region).get(arn)!);
  for (const task of stopped) {
    stopTask(region, task, {
      stopCode: 'ServiceSchedulerInitiated',
      reason: `Scaling activity initiated by (deployment ${primaryOf(record).id})`,
    });
  }
  const ids = tasksInWords(stopped.map(({ id }) => id));
  const message = `has stopped ${arns.length} running tasks: ${ids}.`;
  return addEvent(region, { ...record, steady: false }, message);
}

function start(
  region: Region,
  record: ServiceRecord,
  count: number,
  live: readonly TaskRecord[],
): ServiceRecord {
  const { service } = record;
  const primary = primaryOf(record);
  const definition = findTaskDefinition(region, primary.taskDefinition)!;
  if (primary.launchType === 'EC2') {
    return notPlaced(
      region,
      record,
      'was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
    );
  }
  const refusal = roleProblem(region, [definition.executionRoleArn, definition.taskRoleArn]);
  if (refusal !== undefined) return launchFailed(region, record, refusal);
  const cluster = clusters(region).get(service.clusterArn.split('/').at(-1)!)!;
  const providers = primary.capacityProviderStrategy
    ? spreadOverProviders(primary.capacityProviderStrategy, providersOf(live), count)
    : Array.from({ length: count }, () => undefined);
  const quota = fargateQuotaProblem(region, definition, providers);
  if (quota !== undefined) {
    return notPlaced(
      region,
      record,
      `was unable to place a task. Reason: ${quota}. ${TROUBLESHOOTING}`,
    );
  }
  const made: TaskRecord[] = [];
  for (const capacityProviderName of providers) {
    made.push(
      makeTask(region, {
        cluster,
        definition,
        network: networkFor(region, primary.networkConfiguration, [...live, ...made]),
        group: `service:${service.serviceName}`,
        startedBy: primary.id,
        launchType: 'FARGATE',
        capacityProviderName,
        platformVersion: primary.platformVersion,
        enableExecuteCommand: service.enableExecuteCommand,
        tags: serviceTaskTags(record, cluster, definition),
        serviceArn: service.serviceArn,
        deploymentId: primary.id,
        targets: primary.targets,
      }),
    );
  }
  if (primary.rolloutState === 'IN_PROGRESS' && !primary.isRollback) {
    changeServiceDeployment(region, primary.serviceDeploymentArn, { status: 'IN_PROGRESS' });
  }
  const ids = tasksInWords(made.map(({ id }) => id));
  const message = `has started ${count} tasks: ${ids}.`;
  return addEvent(region, { ...record, steady: false }, message);
}

function providersOf(live: readonly TaskRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { task } of live) {
    if (task.desiredStatus === 'STOPPED') continue;
    const name = task.capacityProviderName ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** A role cannot be assumed. The service tries again, and heals by itself when the role is only new. */
function launchFailed(region: Region, record: ServiceRecord, refusal: string): ServiceRecord {
  const counted = countFailure(region, { ...record, steady: false });
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
