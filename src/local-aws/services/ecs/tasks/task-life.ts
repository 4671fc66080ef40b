import type { Region } from '../../../core/account.ts';
import { hexId } from '../../../core/ids.ts';
import { attachTaskInterface, freeAddresses } from '../../ec2/interfaces/network-interfaces.ts';
import { findSecurityGroup } from '../../ec2/security-groups/security-groups.ts';
import { executeAgent } from './execute-agent.ts';
import {
  attachmentOf,
  changeTask,
  definitionOf,
  enterPhase,
  tellService,
  timePhase,
} from './task-change.ts';
import { failedChecks } from '../requests/ask-targets.ts';
import { decideFate, type ContainerFate } from './task-fate.ts';
import { expectInterruption } from './spot-interruption.ts';
import { environmentOf, imageFault } from './task-environment.ts';
import { runtimeIdOf } from './runtime-id.ts';
import { containersOf } from './task-containers.ts';
import { awaitHealth } from './task-health.ts';
import { logTarget, writeTaskLog } from './task-logs.ts';
import {
  awaitExit,
  beginStopping,
  deactivate,
  deprovision,
  exitContainers,
  finish,
  stopTask,
} from './task-stop.ts';
import { tasks, type TaskRecord } from './tasks.ts';

/** Starts the life of a new task. */
export function beginTask(region: Region, record: TaskRecord): void {
  timePhase(region, record, 'provisioning');
}

/** Lets the runtime start the containers of a task when the phase that is over is the last one before RUNNING. */
export async function startContainers(arn: string, region: Region): Promise<ContainerFate[]> {
  const record = tasks(region).get(arn);
  if (record?.phase !== 'activating' || record.fate?.kind !== 'runs') return [];
  const { struck } = record.fate;
  return Promise.all(
    containersOf(region, record, struck).map(async (container) => {
      const started = await region.account.runtime.start(container);
      const failed = await failedChecks(region, record, container, started);
      return { name: container.name, ...started, failedChecks: failed };
    }),
  );
}

/** The timer `ecs/task`: the phase that a task is in is over. `started` is what {@link startContainers} returned. */
export function advanceTask(arn: string, region: Region, started: ContainerFate[] = []): void {
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
      return activateTask(region, record);
    case 'activating':
      return void runTask(region, record, started);
    case 'running':
      return exitContainers(region, record);
    case 'asked-to-stop':
      return deactivate(region, record);
    case 'deactivating':
      return beginStopping(region, record);
    case 'stopping':
      return deprovision(region, record);
    case 'deprovisioning':
      return finish(region, record);
    case 'stopped':
      return;
  }
}

/** The images of a task are there. `digests` are those of its containers, where they are known. */
export function activateTask(
  region: Region,
  record: TaskRecord,
  digests: ReadonlyMap<string, string> = new Map(),
): void {
  const { fate } = record;
  if (fate?.kind === 'fails' && fate.during === 'pulling') return failToStart(region, record);
  const pulled = {
    pullStoppedAt: region.date,
    containers: record.task.containers.map((container) => ({
      ...container,
      imageDigest: digests.get(container.name) ?? `sha256:${hexId(64, 'image', container.image)}`,
    })),
  };
  // A task whose logs cannot be written stays PENDING until it fails.
  if (fate?.kind === 'fails') return enterPhase(region, record, 'activating', pulled, fate.seconds);
  enterPhase(region, record, 'activating', { ...pulled, lastStatus: 'ACTIVATING' });
}

/** The containers of a task have started. Returns the task as it is then. */
export function runTask(
  region: Region,
  record: TaskRecord,
  containers: ContainerFate[],
): TaskRecord {
  if (record.fate?.kind !== 'runs') {
    failToStart(region, record);
    return record;
  }
  const fate = { ...record.fate, containers };
  const definition = definitionOf(region, record);
  const definitions = definition.containerDefinitions ?? [];
  const started = changeTask(
    region,
    record,
    {
      lastStatus: 'RUNNING',
      startedAt: region.date,
      containers: record.task.containers.map((container) => ({
        ...container,
        lastStatus: 'RUNNING',
        runtimeId: runtimeIdOf(region, record.id, container.name),
        ...(record.task.enableExecuteCommand && {
          managedAgents: definitions
            .filter(({ name }) => name === container.name)
            .map((each) => executeAgent(region, definition, each)),
        }),
      })),
    },
    { phase: 'running', fate },
  );
  for (const container of definitions) {
    const target = logTarget(container, record.id);
    const life = containers.find(({ name }) => name === container.name);
    if (target && life) writeTaskLog(region, target, life.lines);
  }
  awaitExit(region, started);
  awaitHealth(region, started);
  expectInterruption(region, started);
  tellService(region, started);
  return started;
}

/** A task ends before it ran, for the reason that its fate has. */
export function failToStart(region: Region, record: TaskRecord): void {
  if (record.fate?.kind !== 'fails') return;
  const { stoppedReason, container } = record.fate;
  const blamed = changeTask(region, record, {
    containers: record.task.containers.map((each) =>
      each.name === container ? { ...each, reason: stoppedReason } : each,
    ),
  });
  stopTask(region, blamed, {
    stopCode: 'TaskFailedToStart',
    reason: stoppedReason,
    outcome: 'failed',
  });
}

// --- internal ---

function attach(region: Region, record: TaskRecord): void {
  const { subnetId, groupIds } = record.network;
  const possible =
    freeAddresses(region, subnetId) > 0 && groupIds.every((id) => findSecurityGroup(region, id));
  if (!possible) {
    // AWS's own words. How long it tries is a guess.
    const stoppedReason = 'Timeout waiting for network interface provisioning to complete.';
    const fate = {
      kind: 'fails' as const,
      during: 'attaching' as const,
      seconds: 180,
      stoppedReason,
    };
    return enterPhase(region, { ...record, fate }, 'attaching', {}, fate.seconds);
  }
  const made = attachTaskInterface(region, {
    ...record.network,
    description: region.arn('ecs', `attachment/${attachmentOf(record).id}`),
  });
  const details = Object.entries({
    subnetId: made.subnetId,
    networkInterfaceId: made.networkInterfaceId,
    macAddress: made.macAddress,
    privateDnsName: made.privateDnsName,
    privateIPv4Address: made.privateIp,
  }).map(([name, value]) => ({ name, value }));
  const own = { attachmentId: attachmentOf(record).id, privateIpv4Address: made.privateIp };
  enterPhase(region, { ...record, interfaceId: made.networkInterfaceId }, 'attaching', {
    attachments: [{ ...attachmentOf(record), status: 'ATTACHING', details }],
    containers: record.task.containers.map((container) => ({
      ...container,
      networkInterfaces: [own],
    })),
  });
}

function becomePending(region: Region, record: TaskRecord): void {
  if (record.fate) return failToStart(region, record);
  const definition = definitionOf(region, record);
  const environment = environmentOf(region, record, definition);
  const struck = imageFault(region);
  const containers = containersOf(region, record, struck);
  const fate = decideFate(containers, environment, region.account.runtime, struck);
  enterPhase(region, { ...record, fate }, 'waiting', {
    lastStatus: 'PENDING',
    attachments: [{ ...attachmentOf(record), status: 'ATTACHED' }],
    connectivity: 'CONNECTED',
    connectivityAt: region.date,
  });
}

function pull(region: Region, record: TaskRecord): void {
  const { fate } = record;
  const trying = fate?.kind === 'fails' && fate.during === 'pulling' ? fate.seconds : undefined;
  enterPhase(region, record, 'pulling', { pullStartedAt: region.date }, trying);
}
