import type { Region } from '../../../core/account.ts';
import type { ContainerExit } from '../../../runtimes/container-runtime.ts';
import type { SeenContainer } from '../../../runtimes/live-containers.ts';
import { changeTask, definitionOf } from '../tasks/task-change.ts';
import { pullFate, startFate, type ContainerFate } from '../tasks/task-fate.ts';
import { checkTaskHealth } from '../tasks/task-health.ts';
import { activateTask, failToStart, runTask } from '../tasks/task-life.ts';
import { logTarget, writeTaskLog } from '../tasks/task-logs.ts';
import { deprovision, exitContainers, stoppedContainer } from '../tasks/task-stop.ts';
import { containersOf } from '../tasks/task-containers.ts';
import { tasks, type TaskRecord } from '../tasks/tasks.ts';
import { readOutputs } from './read-outputs.ts';

/** Seen containers by their ARNs. */
export type Seen = ReadonlyMap<string, SeenContainer>;

/** Notes how the real containers of a Region are, and lets their tasks go on from there. */
export function noteContainers(region: Region, seen: Seen): void {
  for (const record of tasks(region).by('everywhere', 'live')) {
    const isSeen = record.task.containers.some(({ containerArn = '' }) => seen.has(containerArn));
    if (isSeen) noteTask(region, record, seen);
  }
}

// --- internal ---

function noteTask(region: Region, record: TaskRecord, seen: Seen): void {
  writeOutput(region, record, seen);
  switch (record.phase) {
    case 'pulling':
      return notePulls(region, record, seen);
    case 'activating':
      return noteStarts(region, record, seen);
    case 'running':
      return noteRunning(region, record, seen);
    case 'asked-to-stop':
    case 'deactivating':
      return void noteEnds(region, record, seen);
    case 'stopping': {
      const noted = noteEnds(region, record, seen);
      const isOver = noted.task.containers.every(({ lastStatus }) => lastStatus !== 'RUNNING');
      if (isOver) deprovision(region, noted);
    }
  }
}

function writeOutput(region: Region, record: TaskRecord, seen: Seen): void {
  const { containerDefinitions = [] } = definitionOf(region, record);
  for (const { name, containerArn = '' } of record.task.containers) {
    const { lines = [], read } = seen.get(containerArn) ?? {};
    if (lines.length === 0 || !read) continue;
    const definition = containerDefinitions.find((each) => each.name === name);
    const target = definition && logTarget(definition, record.id);
    if (target) writeTaskLog(region, target, lines);
    readOutputs(region).put(containerArn, read);
  }
}

function notePulls(region: Region, record: TaskRecord, seen: Seen): void {
  if (record.fate?.kind !== 'runs') return;
  const states = containersOf(region, record).map((container) => ({
    container,
    state: seen.get(container.id),
  }));
  for (const { container, state } of states) {
    if (state?.state !== 'not pulled') continue;
    const fate = pullFate(container, state.failure);
    return failToStart(region, { ...record, fate });
  }
  const digests = new Map<string, string>();
  for (const { container, state } of states) {
    if (state?.state !== 'pulled') return;
    if (state.digest !== undefined) digests.set(container.name, state.digest);
  }
  activateTask(region, record, digests);
}

function noteStarts(region: Region, record: TaskRecord, seen: Seen): void {
  if (record.fate?.kind !== 'runs') return;
  const states = record.task.containers.map((container) => ({
    container,
    state: seen.get(container.containerArn ?? ''),
  }));
  for (const { container, state } of states) {
    if (state?.state !== 'not started') continue;
    const fate = startFate(container.name, state.message);
    return failToStart(region, { ...record, fate });
  }
  const haveStarted = states.every(({ state }) => isThere(state));
  if (!haveStarted) return;
  const fates = states.map(({ container: { name } }) => fateOf(record, name));
  const running = runTask(region, record, fates);
  noteRunning(region, running, seen);
}

/** The fate of a container that has just started: it fails the checks of its load balancers until it passes one. */
function fateOf({ targets = [] }: TaskRecord, name: string): ContainerFate {
  const checks = targets.filter(({ containerName }) => containerName === name);
  const failure = { failure: 'Target.FailedHealthChecks' } as const;
  const failedChecks = Object.fromEntries(
    checks.map(({ targetGroupArn }) => [targetGroupArn, failure]),
  );
  return { name, lines: [], unhealthy: false, failedChecks };
}

function noteRunning(region: Region, record: TaskRecord, seen: Seen): void {
  const checked = noteHealth(region, record, seen);
  const { fate } = checked;
  const ends = endedNow(region, checked, seen);
  if (ends.size === 0 || fate?.kind !== 'runs') return;
  const containers = fate.containers.map((each): ContainerFate => {
    const exit = ends.get(each.name);
    return exit ? { ...each, exit } : each;
  });
  exitContainers(region, { ...checked, fate: { ...fate, containers } });
}

/** Notes the ends of the containers of a task that is to stop anyway. */
function noteEnds(region: Region, record: TaskRecord, seen: Seen): TaskRecord {
  const ends = endedNow(region, record, seen);
  if (ends.size === 0) return record;
  const containers = record.task.containers.map((container) => {
    const exit = ends.get(container.name);
    return exit ? stoppedContainer(container, exit) : container;
  });
  return changeTask(region, record, { containers });
}

/** The ends of the containers that ran when they were seen last. */
function endedNow(region: Region, { task }: TaskRecord, seen: Seen): Map<string, ContainerExit> {
  const seconds = (region.now - task.startedAt!.getTime()) / 1000;
  const ends = new Map<string, ContainerExit>();
  for (const { name, lastStatus, containerArn = '' } of task.containers) {
    const state = seen.get(containerArn);
    if (lastStatus !== 'RUNNING' || !state || state.state === 'running') continue;
    const { code, reason } = state.state === 'exited' ? state : GONE;
    ends.set(name, { seconds, code, ...(reason !== undefined && { reason }) });
  }
  return ends;
}

/** A container that somebody else has removed was killed. The reason is ours. */
const GONE: { code: number; reason?: string } = {
  code: 137,
  reason: 'The container is no longer there: something else than the local AWS removed it.',
};

function noteHealth(region: Region, record: TaskRecord, seen: Seen): TaskRecord {
  const { fate, task } = record;
  if (fate?.kind !== 'runs') return record;
  let hasChanged = false;
  const containers = fate.containers.map((each): ContainerFate => {
    const shown = task.containers.find(({ name }) => name === each.name);
    const state = seen.get(shown?.containerArn ?? '');
    const health = state?.state === 'running' ? state.health : undefined;
    if (health === undefined || health === each.health) return each;
    hasChanged = true;
    return { ...each, health, unhealthy: health === 'UNHEALTHY' };
  });
  if (!hasChanged) return record;
  tasks(region).put(task.taskArn, { ...record, fate: { ...fate, containers } });
  checkTaskHealth(task.taskArn, region);
  return tasks(region).get(task.taskArn)!;
}

function isThere(state: SeenContainer | undefined): boolean {
  return state?.state === 'running' || state?.state === 'exited';
}
