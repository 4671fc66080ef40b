import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Region } from '../../core/account.ts';
import { changeTask, definitionOf, tellService } from './task-change.ts';
import type { ContainerFate } from './task-fate.ts';
import { tasks, type TaskRecord } from './tasks.ts';

/**
 * A service counts a task without a container health check as healthy this long after it started, in milliseconds.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
const HEALTHY_AFTER = 40_000;

/** Sets the timer `ecs/task-health` for a task that has just started. */
export function awaitHealth(region: Region, record: TaskRecord): void {
  const delays = checkedContainers(region, record).map((container) =>
    delayOf(container, fateOf(record, container)),
  );
  if (delays.length === 0 && record.serviceArn === undefined) return;
  const delay = delays.length > 0 ? Math.max(...delays) : HEALTHY_AFTER;
  region.schedule('ecs/task-health', record.task.taskArn, delay);
}

/** The timer `ecs/task-health`: the container health checks, or else the service's patience, have a result. */
export function checkTaskHealth(arn: string, region: Region): void {
  const record = tasks(region).get(arn);
  if (!record || record.phase !== 'running') return;
  const checked = checkedContainers(region, record);
  const sick = new Set(
    checked.filter((container) => fateOf(record, container)?.unhealthy).map(({ name }) => name),
  );
  const names = new Set(checked.map(({ name }) => name));
  const containers = record.task.containers.map((container) =>
    names.has(container.name)
      ? {
          ...container,
          healthStatus: sick.has(container.name) ? ('UNHEALTHY' as const) : ('HEALTHY' as const),
        }
      : container,
  );
  const healthStatus = sick.size > 0 ? 'UNHEALTHY' : checked.length > 0 ? 'HEALTHY' : 'UNKNOWN';
  const news = sick.size > 0 ? 'unhealthy' : 'healthy';
  changeTask(
    region,
    record,
    { containers, healthStatus },
    { healthy: sick.size === 0, ...(record.serviceArn !== undefined && { news }) },
  );
  tellService(region, record);
}

// --- internal ---

function checkedContainers(region: Region, record: TaskRecord): ContainerDefinition[] {
  return (definitionOf(region, record).containerDefinitions ?? []).filter(
    ({ healthCheck }) => healthCheck && healthCheck.command?.[0] !== 'NONE',
  );
}

function fateOf({ fate }: TaskRecord, { name }: ContainerDefinition): ContainerFate | undefined {
  return fate?.kind === 'runs' ? fate.containers.find((each) => each.name === name) : undefined;
}

/** When a check has its result, in milliseconds: at its first success, or after all its retries. */
function delayOf(
  { healthCheck = { command: [] } }: ContainerDefinition,
  fate?: ContainerFate,
): number {
  const { interval = 30, retries = 3, startPeriod = 0 } = healthCheck;
  return (fate?.unhealthy ? startPeriod + interval * retries : interval) * 1000;
}
