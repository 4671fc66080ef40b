import type { Container, Task } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { invalidParameter } from '../errors.ts';
import { taskNamed } from '../identifiers.ts';
import { containerUses } from '../requests/container-use.ts';
import type { Fate } from './task-fate.ts';
import { taskSessions } from './task-sessions.ts';

/**
 * Where a task is in its life. Finer than `lastStatus`: PENDING is first waiting and then pulling, and a task that is
 * asked to stop is RUNNING for a moment more.
 */
export type TaskPhase =
  | 'provisioning'
  | 'attaching'
  | 'waiting'
  | 'pulling'
  | 'activating'
  | 'running'
  | 'asked-to-stop'
  | 'deactivating'
  | 'stopping'
  | 'deprovisioning'
  | 'stopped';

/** Where a task's network interface is made. */
export interface TaskNetwork {
  subnetId: string;
  groupIds: readonly string[];
  publicIp: boolean;
}

/** Where a load balancer finds a task. */
export interface TaskTarget {
  targetGroupArn: string;
  containerName: string;
  containerPort: number;
}

/** A failed health check of a task: the event of its service, and why the task stops. */
export interface HealthFailure {
  event: string;
  reason: string;
}

export type ShownContainer = Container & { name: string; image: string };

export type ShownTask = Omit<Task, 'containers'> & {
  taskArn: string;
  clusterArn: string;
  taskDefinitionArn: string;
  lastStatus: string;
  desiredStatus: 'RUNNING' | 'STOPPED';
  containers: ShownContainer[];
  createdAt: Date;
  version: number;
};

/** A task, with what ECS knows and does not show. */
export interface TaskRecord {
  task: ShownTask;
  id: string;
  phase: TaskPhase;
  network: TaskNetwork;
  /** The network interface, once it is there. */
  interfaceId?: string;
  /** The fate of the task, decided when it becomes PENDING. */
  fate?: Fate;
  /** The service that it belongs to, by ARN, and the deployment that started it. */
  serviceArn?: string;
  deploymentId?: string;
  /** Where it is registered while it runs; missing when its service has no load balancer. */
  targets?: readonly TaskTarget[];
  /** True if it is registered there now. */
  registered?: boolean;
  /** True if the service counts it as healthy. */
  healthy: boolean;
  /** An outcome that its service has not counted yet. */
  outcome?: 'failed' | 'healthy' | 'unhealthy';
  healthFailure?: HealthFailure;
}

/** How long a stopped task can still be described, in milliseconds. AWS promises an hour at least. */
const VISIBLE_AFTER_STOP = 60 * 60 * 1000;

/** The tasks of a Region by ARN, those that stopped in the last hour included. */
export function tasks(region: Region): Table<TaskRecord> {
  return region.table<TaskRecord>('ecs/task', {
    cluster: ({ task }) => task.clusterArn,
    service: ({ serviceArn }) => serviceArn,
    live: ({ task }) => (task.lastStatus === 'STOPPED' ? undefined : task.clusterArn),
    open: ({ task, serviceArn, outcome }) =>
      task.lastStatus === 'STOPPED' && !outcome ? undefined : serviceArn,
    everywhere: ({ task }) => (task.lastStatus === 'STOPPED' ? undefined : 'live'),
    stopped: ({ task }) => (task.lastStatus === 'STOPPED' ? 'STOPPED' : undefined),
  });
}

/** The task ARN for a full ARN or a bare id in a cluster, whatever else is in the reference: for what is asked of IAM. */
export function taskArn(region: Region, clusterName: string, reference: string): string {
  return reference.startsWith('arn:')
    ? reference
    : region.arn('ecs', `task/${clusterName}/${reference}`);
}

/** True if the task can still be described. */
export function isVisible(region: Region, { task }: TaskRecord): boolean {
  return task.stoppedAt === undefined || task.stoppedAt.getTime() + VISIBLE_AFTER_STOP > region.now;
}

/** The task, unless it stopped too long ago. */
export function findTask(region: Region, arn: string): TaskRecord | undefined {
  const record = tasks(region).get(arn);
  return record && isVisible(region, record) ? record : undefined;
}

/**
 * The task of a cluster, unless it stopped too long ago. Throws InvalidParameterException for a reference that can be no
 * task's, is another cluster's, or of nothing that is there.
 */
export function requireTask(region: Region, clusterName: string, reference: string): TaskRecord {
  const id = taskNamed(region, clusterName, reference, 'task');
  const found = findTask(region, taskArn(region, clusterName, id));
  // https://github.com/griptape-ai/griptape-nodes-engine/issues/1454
  if (!found) throw invalidParameter('The referenced task was not found.');
  return found;
}

/** Forgets the tasks that nobody can see any more. Called whenever a task is made. */
export function forgetOldTasks(region: Region): void {
  for (const record of tasks(region).by('stopped', 'STOPPED')) {
    if (isVisible(region, record)) return;
    tasks(region).delete(record.task.taskArn);
    taskSessions(region).delete(record.task.taskArn);
    for (const { containerArn = '' } of record.task.containers) {
      containerUses(region).delete(containerArn);
    }
  }
}

/** The tasks of a service that are not STOPPED, oldest first. */
export function liveTasksOfService(region: Region, serviceArn: string): TaskRecord[] {
  return tasks(region)
    .by('open', serviceArn)
    .filter(({ task }) => task.lastStatus !== 'STOPPED');
}

/** The tasks of a cluster that are not STOPPED, oldest first. */
export function liveTasksOfCluster(region: Region, clusterArn: string): TaskRecord[] {
  return tasks(region).by('live', clusterArn);
}

export interface TaskCounts {
  running: number;
  pending: number;
}

/** The running and the pending tasks as AWS counts them, from `lastStatus` alone. */
export function countTasks(records: readonly TaskRecord[]): TaskCounts {
  const counts = { running: 0, pending: 0 };
  for (const { task } of records) {
    if (task.lastStatus === 'RUNNING') counts.running += 1;
    else if (isStarting(task.lastStatus)) counts.pending += 1;
  }
  return counts;
}

/** True if a task is starting, runs, or is to stop and still serves the connections that it has. */
export function isUp({ task, targets }: TaskRecord): boolean {
  const { lastStatus } = task;
  const drains = lastStatus === 'DEACTIVATING' && targets !== undefined;
  return isStarting(lastStatus) || lastStatus === 'RUNNING' || drains;
}

/** True if the containers of a task have been told to end, or have ended, and it is not STOPPED yet. */
export function isStopping(lastStatus: string): boolean {
  return ['STOPPING', 'DEPROVISIONING'].includes(lastStatus);
}

export function isStarting(lastStatus: string): boolean {
  return ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(lastStatus);
}
