import type { TaskStopCode } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { removeTaskInterface } from '../../ec2/interfaces/network-interfaces.ts';
import { drainingTime } from '../traffic/keep-targets.ts';
import {
  attachmentOf,
  cancelTimers,
  changeTask,
  definitionOf,
  enterPhase,
  tellDrainingService,
  tellService,
  timePhase,
} from './task-change.ts';
import type { ContainerExit } from '../../../runtimes/container-runtime.ts';
import { tasks, type ShownContainer, type TaskRecord } from './tasks.ts';

export interface StopRequest {
  stopCode: TaskStopCode;
  reason: string;
  /** How its service counts it. */
  outcome?: TaskRecord['outcome'];
}

/** Asks a task to stop. Nothing happens when it was asked before. */
export function stopTask(region: Region, record: TaskRecord, request: StopRequest): void {
  const current = tasks(region).get(record.task.taskArn)!;
  if (current.task.desiredStatus === 'STOPPED') return;
  cancelTimers(region, current);
  const ran = current.phase === 'running';
  const asked = changeTask(
    region,
    current,
    {
      desiredStatus: 'STOPPED',
      stopCode: request.stopCode,
      stoppedReason: request.reason,
      stoppingAt: region.date,
    },
    {
      ...(ran && { phase: 'asked-to-stop' }),
      ...(request.outcome && current.serviceArn !== undefined && { outcome: request.outcome }),
    },
  );
  // Containers that never started have nothing to end: what is left is to give the network back.
  if (ran) timePhase(region, asked, 'asked-to-stop');
  else deprovision(region, asked);
  tellService(region, current);
}

/** A container has ended by itself: with an essential one its task ends, without waiting for anyone. */
export function exitContainers(region: Region, record: TaskRecord): void {
  const elapsed = (region.now - record.task.startedAt!.getTime()) / 1000;
  const ended = exitsOf(record).filter(({ exit }) => exit.seconds <= elapsed);
  const essential = new Set(
    (definitionOf(region, record).containerDefinitions ?? [])
      .filter((container) => container.essential !== false)
      .map(({ name }) => name),
  );
  const containers = record.task.containers.map((container) => {
    const exit = ended.find(({ name }) => name === container.name)?.exit;
    return exit && container.lastStatus === 'RUNNING'
      ? stoppedContainer(container, exit)
      : container;
  });
  if (!ended.some(({ name }) => essential.has(name))) {
    return awaitExit(region, changeTask(region, record, { containers }));
  }
  cancelTimers(region, record);
  const ending = changeTask(
    region,
    record,
    {
      containers,
      desiredStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      stoppingAt: region.date,
    },
    // A task that was healthy once started well: its end is no failure of the deployment.
    record.healthy || record.serviceArn === undefined ? {} : { outcome: 'failed' },
  );
  const others = containers.some(({ lastStatus }) => lastStatus === 'RUNNING');
  if (others) {
    enterPhase(region, ending, 'stopping', { lastStatus: 'STOPPING' }, graceOf(ending));
  } else deprovision(region, ending);
  tellService(region, record);
}

/** Sets the timer of the container that ends next by itself, if any does. */
export function awaitExit(region: Region, record: TaskRecord): void {
  const elapsed = (region.now - record.task.startedAt!.getTime()) / 1000;
  const next = exitsOf(record)
    .map(({ exit }) => exit.seconds)
    .filter((seconds) => seconds > elapsed)
    .sort((a, b) => a - b)[0];
  if (next === undefined) return;
  region.schedule('ecs/task', record.task.taskArn, (next - elapsed) * 1000);
}

/** The task is taken out of what it serves, and waits until load balancers have let go of it. */
export function deactivate(region: Region, record: TaskRecord): void {
  const draining = drainingTime(region, record);
  const seconds = draining > 0 ? draining / 1000 : undefined;
  enterPhase(region, record, 'deactivating', { lastStatus: 'DEACTIVATING' }, seconds);
  tellService(region, record);
}

/** The containers get SIGTERM and, where they do not mind it, SIGKILL after their stop timeout. */
export function beginStopping(region: Region, record: TaskRecord): void {
  enterPhase(region, record, 'stopping', { lastStatus: 'STOPPING' }, graceOf(record));
  tellDrainingService(region, record);
}

/** The containers have ended; the network interface goes. */
export function deprovision(region: Region, record: TaskRecord): void {
  const { interfaceId } = record;
  enterPhase(region, record, 'deprovisioning', {
    lastStatus: 'DEPROVISIONING',
    executionStoppedAt: region.date,
    attachments: [{ ...attachmentOf(record), status: interfaceId ? 'DETACHING' : 'DELETED' }],
    containers: record.task.containers.map((container) => {
      if (container.lastStatus !== 'RUNNING') return { ...container, lastStatus: 'STOPPED' };
      const { stop } = fatesOf(record).find(({ name }) => name === container.name) ?? {};
      return stoppedContainer(container, stop ?? { seconds: 0, code: 0 });
    }),
  });
}

/** The task is gone but for its record. */
export function finish(region: Region, record: TaskRecord): void {
  if (record.interfaceId !== undefined) removeTaskInterface(region, record.interfaceId);
  changeTask(
    region,
    record,
    {
      lastStatus: 'STOPPED',
      stoppedAt: region.date,
      attachments: [{ ...attachmentOf(record), status: 'DELETED' }],
    },
    { phase: 'stopped' },
  );
  tellService(region, record);
}

/** A container that has ended, as it is shown. */
export function stoppedContainer(container: ShownContainer, exit: ContainerExit): ShownContainer {
  return {
    ...container,
    lastStatus: 'STOPPED',
    exitCode: exit.code,
    ...(exit.reason !== undefined && { reason: exit.reason }),
    ...(container.managedAgents && {
      managedAgents: container.managedAgents.map((agent) => ({ ...agent, lastStatus: 'STOPPED' })),
    }),
  };
}

// --- internal ---

function fatesOf({ fate }: TaskRecord) {
  return fate?.kind === 'runs' ? fate.containers : [];
}

function exitsOf(record: TaskRecord): { name: string; exit: ContainerExit }[] {
  return fatesOf(record).flatMap(({ name, exit }) => (exit ? [{ name, exit }] : []));
}

/** How long the slowest running container takes to end, in seconds; `undefined` when all of them mind SIGTERM. */
function graceOf(record: TaskRecord): number | undefined {
  const running = new Set(
    record.task.containers
      .filter(({ lastStatus }) => lastStatus === 'RUNNING')
      .map(({ name }) => name),
  );
  const seconds = fatesOf(record)
    .filter(({ name, stop }) => stop && running.has(name))
    .map(({ stop }) => stop!.seconds);
  return seconds.length > 0 ? Math.max(...seconds) : undefined;
}
