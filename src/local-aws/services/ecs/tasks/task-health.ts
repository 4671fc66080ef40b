import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { liveOf } from '../../../runtimes/live-containers.ts';
import { services } from '../scheduling/services.ts';
import { targetVerdict } from '../traffic/target-verdict.ts';
import { changeTask, definitionOf, tellService } from './task-change.ts';
import type { ContainerFate } from './task-fate.ts';
import { tasks, type ShownTask, type TaskRecord } from './tasks.ts';

/**
 * A service counts a task without a container health check and without a load balancer as healthy this long after it
 * started, in milliseconds.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
const HEALTHY_AFTER = 40_000;

/**
 * Sets the timer `ecs/task-health` for a task that has just started. Where it is behind a load balancer, its
 * registration sets the timer too.
 */
export function awaitHealth(region: Region, record: TaskRecord): void {
  const checked = checkedContainers(region, record);
  // Real containers say when their checks have a result.
  if (checked.length > 0 && liveOf(region.account.runtime)) return;
  const delays = checked.map((container) => delayOf(record, container));
  if (delays.length === 0 && (record.serviceArn === undefined || record.targets)) return;
  const delay = delays.length > 0 ? Math.max(...delays) : HEALTHY_AFTER;
  region.schedule('ecs/task-health', record.task.taskArn, delay);
}

/**
 * The timer `ecs/task-health`: container health checks, those of load balancers, or the end of the service's grace
 * period, may have a result.
 */
export function checkTaskHealth(arn: string, region: Region): void {
  const record = tasks(region).get(arn);
  if (!record || record.phase !== 'running' || record.outcome) return;
  if (record.healthy && !hasFailedChecks(record) && !isSick(record)) return;
  const containers = checkContainers(region, record);
  const target = targetVerdict(region, record);
  const healthFailure = containers.sick
    ? {
        event: `(task ${record.id}) failed container health checks.`,
        reason: 'Task failed container health checks',
      }
    : target.state === 'unhealthy' && target.healthFailure;
  const grace = healthFailure ? graceLeft(region, record) : 0;
  const wait = grace > 0 ? grace : target.state === 'waiting' && target.milliseconds;
  if (wait) region.schedule('ecs/task-health', arn, wait);
  const healthy = containers.known && !containers.sick && target.state === 'healthy';
  const isOutcome = record.serviceArn !== undefined && (healthy || (healthFailure && grace <= 0));
  if (!isOutcome && !healthy && containers.shown.healthStatus === record.task.healthStatus) return;
  const outcome =
    isOutcome &&
    (healthFailure
      ? { outcome: 'unhealthy' as const, healthFailure }
      : { outcome: 'healthy' as const });
  changeTask(region, record, containers.shown, { healthy, ...outcome });
  if (isOutcome) tellService(region, record);
}

// --- internal ---

interface ContainerHealth {
  shown: Pick<ShownTask, 'containers' | 'healthStatus'>;
  /** True if every container with a health check has its result. */
  known: boolean;
  /** True if one of them is unhealthy. */
  sick: boolean;
}

function checkContainers(region: Region, record: TaskRecord): ContainerHealth {
  const checked = checkedContainers(region, record);
  const age = region.now - record.task.startedAt!.getTime();
  const isDue = (container: ContainerDefinition) =>
    liveOf(region.account.runtime)
      ? fateOf(record, container)?.health !== undefined
      : delayOf(record, container) <= age;
  const due = checked.filter(isDue);
  const names = new Set(due.map(({ name }) => name));
  const sick = new Set(
    due.filter((container) => fateOf(record, container)?.unhealthy).map(({ name }) => name),
  );
  const known = due.length === checked.length;
  const healthyOrNot = known && checked.length > 0 ? 'HEALTHY' : 'UNKNOWN';
  return {
    shown: {
      containers: record.task.containers.map((container) =>
        names.has(container.name)
          ? { ...container, healthStatus: sick.has(container.name) ? 'UNHEALTHY' : 'HEALTHY' }
          : container,
      ),
      healthStatus: sick.size > 0 ? 'UNHEALTHY' : healthyOrNot,
    },
    known,
    sick: sick.size > 0,
  };
}

function checkedContainers(region: Region, record: TaskRecord): ContainerDefinition[] {
  return (definitionOf(region, record).containerDefinitions ?? []).filter(
    ({ healthCheck }) => healthCheck && healthCheck.command?.[0] !== 'NONE',
  );
}

/** True if an app that was healthy has begun to fail the health checks of a load balancer. */
function hasFailedChecks({ fate }: TaskRecord): boolean {
  const fates = fate?.kind === 'runs' ? fate.containers : [];
  return fates.some(({ failedChecks = {} }) => Object.keys(failedChecks).length > 0);
}

/** True if a real container that was healthy fails its own health check now. */
function isSick({ fate }: TaskRecord): boolean {
  return fate?.kind === 'runs' && fate.containers.some(({ health }) => health === 'UNHEALTHY');
}

function fateOf({ fate }: TaskRecord, { name }: ContainerDefinition): ContainerFate | undefined {
  return fate?.kind === 'runs' ? fate.containers.find((each) => each.name === name) : undefined;
}

/** When a check has its result, in milliseconds: at its first success, or after all its retries. */
function delayOf(record: TaskRecord, container: ContainerDefinition): number {
  const { interval = 30, retries = 3, startPeriod = 0 } = container.healthCheck ?? {};
  const isUnhealthy = fateOf(record, container)?.unhealthy;
  return (isUnhealthy ? startPeriod + interval * retries : interval) * 1000;
}

/** For how long the service still looks over a task that is unhealthy, in milliseconds. */
function graceLeft(region: Region, { serviceArn = '', task }: TaskRecord): number {
  const { healthCheckGracePeriodSeconds = 0 } = services(region).get(serviceArn)?.service ?? {};
  return task.startedAt!.getTime() + healthCheckGracePeriodSeconds * 1000 - region.now;
}
