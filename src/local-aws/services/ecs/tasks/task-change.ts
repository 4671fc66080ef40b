import type { Attachment } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { liveOf } from '../../../runtimes/live-containers.ts';
import { parseTaskDefinition } from '../identifiers.ts';
import {
  taskDefinitions,
  type TaskDefinitionRecord,
} from '../task-definitions/task-definitions.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import { services } from '../scheduling/services.ts';
import { tasks, type ShownTask, type TaskPhase, type TaskRecord } from './tasks.ts';

/** How long each phase lasts, in seconds: at least and at most. Figures of the order that AWS's tasks show. */
const DURATIONS = {
  provisioning: [1, 3],
  attaching: [4, 8],
  waiting: [2, 4],
  pulling: [4, 12],
  activating: [1, 3],
  'asked-to-stop': [1, 2],
  deactivating: [1, 2],
  stopping: [1, 3],
  deprovisioning: [8, 16],
} as const satisfies Partial<Record<TaskPhase, readonly [number, number]>>;

export type TimedPhase = keyof typeof DURATIONS;

/** The phases that real containers end, and no clock. The others take a second there: nothing is worth waiting for. */
const ENDED_BY_CONTAINERS: readonly TimedPhase[] = ['pulling', 'activating', 'stopping'];

/** Writes a change of what a task shows, one version on, and of what ECS knows beside it. */
export function changeTask(
  region: Region,
  record: TaskRecord,
  shown: Partial<ShownTask>,
  known: Partial<TaskRecord> = {},
): TaskRecord {
  const task = { ...record.task, ...shown, version: record.task.version + 1 };
  return tasks(region).put(task.taskArn, { ...record, ...known, task });
}

/** Moves a task on to a phase that ends by itself, after `seconds` or after the time that such phases take. */
export function enterPhase(
  region: Region,
  record: TaskRecord,
  phase: TimedPhase,
  shown: Partial<ShownTask>,
  seconds?: number,
): void {
  timePhase(region, changeTask(region, record, shown, { phase }), phase, seconds);
}

/** Sets the timer that ends a phase. Every task takes its own time, and the same seed the same. */
export function timePhase(
  region: Region,
  { id, task }: TaskRecord,
  phase: TimedPhase,
  seconds?: number,
): void {
  const isLive = liveOf(region.account.runtime) !== undefined;
  if (isLive && seconds === undefined && ENDED_BY_CONTAINERS.includes(phase)) return;
  const [least, most] = DURATIONS[phase];
  const usual = least * 1000 + region.account.chance((most - least) * 1000, id, phase);
  const took = isLive ? 1000 : usual;
  region.schedule('ecs/task', task.taskArn, seconds === undefined ? took : seconds * 1000);
}

/** Forgets what was to happen to a task. */
export function cancelTimers(region: Region, { task }: TaskRecord): void {
  region.account.cancel('ecs/task', task.taskArn);
  region.account.cancel('ecs/task-health', task.taskArn);
}

/** Lets the task's service, if it has one and it is not gone, take note. */
export function tellService(region: Region, { serviceArn = '' }: TaskRecord): void {
  const status = services(region).get(serviceArn)?.service.status ?? 'INACTIVE';
  if (status !== 'INACTIVE') wakeService(region, serviceArn, 500);
}

/** As {@link tellService}, where only a service that is deleted waits for it. */
export function tellDrainingService(region: Region, record: TaskRecord): void {
  const { status } = services(region).get(record.serviceArn ?? '')?.service ?? {};
  if (status === 'DRAINING') tellService(region, record);
}

/** The one attachment of a Fargate task: its network interface. */
export function attachmentOf({ task }: TaskRecord): Attachment {
  return task.attachments![0]!;
}

export function definitionOf(region: Region, { task }: TaskRecord): TaskDefinitionRecord {
  const { family, revision } = parseTaskDefinition(task.taskDefinitionArn);
  return taskDefinitions(region).get(`${family}:${revision}`)!;
}
