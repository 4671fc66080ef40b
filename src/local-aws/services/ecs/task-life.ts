import type { Attachment, TaskStopCode } from '@aws-sdk/client-ecs';
import type { Region } from '../../core/account.ts';
import { hexId } from '../../core/ids.ts';
import { attachTaskInterface, removeTaskInterface } from '../ec2/network-interfaces.ts';
import { isPublicSubnet } from '../ec2/subnets.ts';
import { wakeService } from './service-wake.ts';
import {
  taskDefinitions,
  parseTaskDefinition,
  type TaskDefinitionRecord,
} from './task-definitions.ts';
import { decideFate, type ContainerFate } from './task-fate.ts';
import { logProblems, logTarget, writeTaskLog } from './task-logs.ts';
import { tasks, type ShownTask, type TaskPhase, type TaskRecord } from './tasks.ts';

/** How long each phase lasts, in seconds: at least and at most. Figures of the order that AWS's tasks show. */
const DURATIONS: Record<Exclude<TaskPhase, 'running' | 'stopped'>, [number, number]> = {
  provisioning: [1, 3],
  attaching: [4, 8],
  waiting: [2, 4],
  pulling: [4, 12],
  activating: [1, 3],
  'asked-to-stop': [1, 2],
  deactivating: [1, 2],
  stopping: [1, 3],
  deprovisioning: [8, 16],
};

/**
 * A service without a load balancer counts a task without a health check as healthy this long after it started.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
const HEALTHY_AFTER = 40_000;

/** Starts the life of a new task. */
export function beginTask(region: Region, record: TaskRecord): void {
  next(region, record, 'provisioning');
}

/** The timer `ecs/task`: the phase that a task is in is over. */
export function advanceTask(arn: string, region: Region): void {
  const record = tasks(region).get(arn);
  if (!record) return;
  switch (record.phase) {
    case 'provisioning':
      return attach(region, record);
    case 'attaching':
      return becomePending(region, record);
    case 'waiting':
      return pull(region, record);
    case 'pulling':
      return activate(region, record);
    case 'activating':
      return run(region, record);
    case 'running':
      return exit(region, record);
    case 'asked-to-stop':
      return deactivate(region, record);
    case 'deactivating':
      return enter(region, record, 'stopping', { lastStatus: 'STOPPING' });
    case 'stopping':
      return deprovision(region, record, {});
    case 'deprovisioning':
      return finish(region, record);
    case 'stopped':
      return;
  }
}

/** The timer `ecs/task-health`: the container health checks, or the service's patience, have a result. */
export function checkTaskHealth(arn: string, region: Region): void {
  const record = tasks(region).get(arn);
  if (!record || record.phase !== 'running') return;
  const { definition, fates } = runningParts(region, record);
  const checked = new Set(
    (definition.containerDefinitions ?? [])
      .filter((each) => each.healthCheck)
      .map(({ name }) => name),
  );
  const sick = fates.find(({ name, unhealthy }) => unhealthy && checked.has(name));
  const containers = record.task.containers.map((container) =>
    checked.has(container.name)
      ? {
          ...container,
          healthStatus:
            container.name === sick?.name ? ('UNHEALTHY' as const) : ('HEALTHY' as const),
        }
      : container,
  );
  const healthStatus = checked.size === 0 ? 'UNKNOWN' : sick ? 'UNHEALTHY' : 'HEALTHY';
  const changed = put(region, record, { containers, healthStatus }, { healthy: !sick });
  if (sick && record.serviceArn !== undefined) {
    return stopTask(region, changed, {
      stopCode: 'ServiceSchedulerInitiated',
      reason: 'Task failed container health checks',
      failed: true,
    });
  }
  if (!sick && record.serviceArn !== undefined) {
    tasks(region).put(arn, { ...changed, unnoticed: 'healthy' });
    wakeService(region, record.serviceArn, 500);
  }
}

export interface StopRequest {
  stopCode: TaskStopCode;
  reason: string;
  /** Whether the service that it belongs to should count it as a failure. */
  failed?: boolean;
}

/** Asks a task to stop. Nothing happens when it was asked before. */
export function stopTask(region: Region, record: TaskRecord, request: StopRequest): void {
  const current = tasks(region).get(record.task.taskArn)!;
  if (current.task.desiredStatus === 'STOPPED') return;
  cancelTimers(region, current);
  const stop: Partial<ShownTask> = {
    desiredStatus: 'STOPPED',
    stopCode: request.stopCode,
    stoppedReason: request.reason,
    stoppingAt: region.date,
  };
  const noted = request.failed ? noticed(current, 'failed') : {};
  if (current.phase === 'running') {
    const asked = put(region, current, stop, { phase: 'asked-to-stop', ...noted });
    next(region, asked, 'asked-to-stop');
  } else {
    // Containers that never started have nothing to end: what is left is to give the network back.
    deprovision(region, put(region, current, stop, noted), {});
  }
  if (current.serviceArn !== undefined) wakeService(region, current.serviceArn, 500);
}

// --- internal ---

function attach(region: Region, record: TaskRecord): void {
  const made = attachTaskInterface(region, {
    ...record.network,
    description: region.arn('ecs', `attachment/${record.task.attachments![0]!.id}`),
  });
  const details = [
    { name: 'subnetId', value: made.subnetId },
    { name: 'networkInterfaceId', value: made.networkInterfaceId },
    { name: 'macAddress', value: made.macAddress },
    { name: 'privateDnsName', value: made.privateDnsName },
    { name: 'privateIPv4Address', value: made.privateIp },
  ];
  const containers = record.task.containers.map((container) => ({
    ...container,
    networkInterfaces: [
      { attachmentId: attachment(record).id, privateIpv4Address: made.privateIp },
    ],
  }));
  const attachments = [{ ...attachment(record), status: 'ATTACHING', details }];
  enter(region, { ...record, interfaceId: made.networkInterfaceId }, 'attaching', {
    attachments,
    containers,
  });
}

function becomePending(region: Region, record: TaskRecord): void {
  const definition = definitionOf(region, record);
  const fate = decideFate(definition.containerDefinitions ?? [], record.task.overrides, {
    reachesInternet: record.network.publicIp && isPublicSubnet(region, record.network.subnetId),
    logProblems: logProblems(region, definition),
    architecture: definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'ARM64' : 'X86_64',
  });
  enter(region, { ...record, fate }, 'waiting', {
    lastStatus: 'PENDING',
    attachments: [{ ...attachment(record), status: 'ATTACHED' }],
    connectivity: 'CONNECTED',
    connectivityAt: region.date,
  });
}

function pull(region: Region, record: TaskRecord): void {
  const changed = put(region, record, { pullStartedAt: region.date }, { phase: 'pulling' });
  if (record.fate?.kind === 'fails' && record.fate.during === 'pulling') {
    region.schedule('ecs/task', record.task.taskArn, record.fate.seconds * 1000);
  } else next(region, changed, 'pulling');
}

function activate(region: Region, record: TaskRecord): void {
  const { fate } = record;
  if (fate?.kind === 'fails' && fate.during === 'pulling') return failToStart(region, record);
  const pulled = {
    pullStoppedAt: region.date,
    containers: record.task.containers.map((container) => ({
      ...container,
      imageDigest: `sha256:${hexId(64, 'image', container.image)}`,
    })),
  };
  if (fate?.kind === 'fails') {
    put(region, record, pulled, { phase: 'activating' });
    region.schedule('ecs/task', record.task.taskArn, fate.seconds * 1000);
    return;
  }
  enter(region, record, 'activating', { ...pulled, lastStatus: 'ACTIVATING' });
}

function run(region: Region, record: TaskRecord): void {
  if (record.fate?.kind === 'fails') return failToStart(region, record);
  const arn = record.task.taskArn;
  const runtime = (name: string) =>
    `${record.id}-${region.account.chance(9_000_000_000, record.id, name)}`;
  const started = put(
    region,
    record,
    {
      lastStatus: 'RUNNING',
      startedAt: region.date,
      containers: record.task.containers.map((container) => ({
        ...container,
        lastStatus: 'RUNNING',
        runtimeId: runtime(container.name),
        ...(record.task.enableExecuteCommand && {
          managedAgents: [
            {
              name: 'ExecuteCommandAgent' as const,
              lastStatus: 'RUNNING',
              lastStartedAt: region.date,
            },
          ],
        }),
      })),
    },
    { phase: 'running' },
  );
  const { definition, fates } = runningParts(region, started);
  for (const container of definition.containerDefinitions ?? []) {
    const target = logTarget(container, record.id);
    const fate = fates.find(({ name }) => name === container.name);
    if (target && fate) writeTaskLog(region, target, fate.lines);
  }
  const ending = firstExit(definition, fates);
  if (ending) region.schedule('ecs/task', arn, ending.exit!.seconds * 1000);
  const health = healthDelay(definition, fates);
  if (health !== undefined || record.serviceArn !== undefined) {
    region.schedule('ecs/task-health', arn, health ?? HEALTHY_AFTER);
  }
  if (record.serviceArn !== undefined) wakeService(region, record.serviceArn, 500);
}

/** The essential container that ends first ends its task. */
function exit(region: Region, record: TaskRecord): void {
  const { definition, fates } = runningParts(region, record);
  const ended = firstExit(definition, fates)!;
  cancelTimers(region, record);
  const changed = put(
    region,
    record,
    {
      desiredStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      stoppingAt: region.date,
    },
    // A task that was healthy once started well: its end is no failure of the deployment.
    record.healthy ? {} : noticed(record, 'failed'),
  );
  const exits = new Map([[ended.name, ended.exit!]]);
  deprovision(region, changed, Object.fromEntries(exits));
  if (record.serviceArn !== undefined) wakeService(region, record.serviceArn, 500);
}

function deactivate(region: Region, record: TaskRecord): void {
  enter(region, record, 'deactivating', { lastStatus: 'DEACTIVATING' });
  if (record.serviceArn !== undefined) wakeService(region, record.serviceArn, 500);
}

function failToStart(region: Region, record: TaskRecord): void {
  if (record.fate?.kind !== 'fails') return;
  const { stoppedReason, container } = record.fate;
  const blamed = put(region, record, {
    containers: record.task.containers.map((each) =>
      each.name === container ? { ...each, reason: stoppedReason } : each,
    ),
  });
  stopTask(region, blamed, { stopCode: 'TaskFailedToStart', reason: stoppedReason, failed: true });
}

/** The containers have ended; the network interface goes. `exits` says how those ended that ended by themselves. */
function deprovision(
  region: Region,
  record: TaskRecord,
  exits: Record<string, { code: number; reason?: string }>,
): void {
  enter(region, record, 'deprovisioning', {
    lastStatus: 'DEPROVISIONING',
    executionStoppedAt: region.date,
    attachments: [{ ...attachment(record), status: record.interfaceId ? 'DETACHING' : 'DELETED' }],
    containers: record.task.containers.map((container) => {
      const exit = exits[container.name];
      return {
        ...container,
        lastStatus: 'STOPPED',
        ...(container.lastStatus === 'RUNNING' && { exitCode: exit?.code ?? 0 }),
        ...(exit?.reason !== undefined && { reason: exit.reason }),
        ...(container.managedAgents && {
          managedAgents: container.managedAgents.map((agent) => ({
            ...agent,
            lastStatus: 'STOPPED',
          })),
        }),
      };
    }),
  });
}

function finish(region: Region, record: TaskRecord): void {
  if (record.interfaceId !== undefined) removeTaskInterface(region, record.interfaceId);
  put(
    region,
    record,
    {
      lastStatus: 'STOPPED',
      stoppedAt: region.date,
      attachments: [{ ...attachment(record), status: 'DELETED' }],
    },
    { phase: 'stopped' },
  );
  if (record.serviceArn !== undefined) wakeService(region, record.serviceArn, 500);
}

/** Writes a change of what the task shows, one version on. */
function put(
  region: Region,
  record: TaskRecord,
  shown: Partial<ShownTask>,
  known: Partial<TaskRecord> = {},
): TaskRecord {
  const task = { ...record.task, ...shown, version: record.task.version + 1 };
  return tasks(region).put(task.taskArn, { ...record, ...known, task });
}

function enter(
  region: Region,
  record: TaskRecord,
  phase: keyof typeof DURATIONS,
  shown: Partial<ShownTask>,
): void {
  next(region, put(region, record, shown, { phase }), phase);
}

/** Sets the timer that ends a phase. Every task takes its own time, and the same seed the same. */
function next(region: Region, { id, task }: TaskRecord, phase: keyof typeof DURATIONS): void {
  const [least, most] = DURATIONS[phase];
  const milliseconds = least * 1000 + region.account.chance((most - least) * 1000, id, phase);
  region.schedule('ecs/task', task.taskArn, milliseconds);
}

function cancelTimers(region: Region, { task }: TaskRecord): void {
  region.account.cancel('ecs/task', task.taskArn);
  region.account.cancel('ecs/task-health', task.taskArn);
}

function attachment(record: TaskRecord): Attachment {
  return record.task.attachments![0]!;
}

function noticed(
  record: TaskRecord,
  what: NonNullable<TaskRecord['unnoticed']>,
): Partial<TaskRecord> {
  return record.serviceArn === undefined ? {} : { unnoticed: what };
}

function definitionOf(region: Region, { task }: TaskRecord): TaskDefinitionRecord {
  const { family, revision } = parseTaskDefinition(task.taskDefinitionArn);
  return taskDefinitions(region).get(`${family}:${revision}`)!;
}

function runningParts(
  region: Region,
  record: TaskRecord,
): { definition: TaskDefinitionRecord; fates: ContainerFate[] } {
  return {
    definition: definitionOf(region, record),
    fates: record.fate?.kind === 'runs' ? record.fate.containers : [],
  };
}

/** The essential container that ends first, if any ends by itself. */
function firstExit(
  definition: TaskDefinitionRecord,
  fates: readonly ContainerFate[],
): ContainerFate | undefined {
  const essential = new Set(
    (definition.containerDefinitions ?? [])
      .filter((container) => container.essential !== false)
      .map(({ name }) => name),
  );
  return fates
    .filter(({ name, exit }) => exit && essential.has(name))
    .sort((a, b) => a.exit!.seconds - b.exit!.seconds)[0];
}

/**
 * When the container health checks have a result, in milliseconds: the first success, or as many failures in a row as
 * the check allows after its grace. `undefined` when no container has a health check.
 */
function healthDelay(
  definition: TaskDefinitionRecord,
  fates: readonly ContainerFate[],
): number | undefined {
  const checks = (definition.containerDefinitions ?? []).flatMap(({ name, healthCheck }) => {
    if (!healthCheck || healthCheck.command?.[0] === 'NONE') return [];
    const { interval = 30, retries = 3, startPeriod = 0 } = healthCheck;
    const sick = fates.find((fate) => fate.name === name)?.unhealthy === true;
    return [(sick ? startPeriod + interval * retries : interval) * 1000];
  });
  return checks.length > 0 ? Math.max(...checks) : undefined;
}
