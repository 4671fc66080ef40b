import type { Cluster, Deployment, Service, Task, TaskDefinition } from '@aws-sdk/client-ecs';
import { TASK_STATES, type Box, type Mood } from '../../picture/boxes.ts';

/** How many stopped tasks of a service are shown: the latest ones. */
const STOPPED_SHOWN = 2;

/** A cluster with its services, and with the tasks that no service started. */
export function clusterBox(
  { clusterArn, clusterName, status }: Cluster,
  services: readonly Service[],
  tasks: readonly Task[],
): Box {
  const own = tasks.filter(({ group }) => !group?.startsWith('service:'));
  return {
    key: clusterArn!,
    kind: 'cluster',
    name: clusterName!,
    mood: 'steady',
    state: status!,
    holds: true,
    counts: true,
    ask: { call: 'ecs:DescribeClusters', input: { clusters: [clusterName] } },
    inside: [
      ...services.map((service) =>
        serviceBox(
          service,
          tasks.filter(({ group }) => group === `service:${service.serviceName}`),
        ),
      ),
      ...own.filter(({ lastStatus }) => lastStatus !== 'STOPPED').map(taskBox),
    ],
  };
}

/** A revision of a task definition, with what a reader may choose for it. */
export function taskDefinitionBox({
  taskDefinitionArn,
  status,
  cpu,
  memory,
  runtimePlatform,
  containerDefinitions = [],
}: TaskDefinition): Box {
  const name = revisionOf(taskDefinitionArn!);
  const images = containerDefinitions.map(({ image }) => image);
  return {
    key: taskDefinitionArn!,
    kind: 'task definition',
    name,
    mood: 'steady',
    state: status!,
    note: [
      // AWS takes X86_64 where none is given:
      // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html
      runtimePlatform?.cpuArchitecture ?? 'X86_64',
      `${Number(cpu) / 1024} vCPU`,
      `${Number(memory) / 1024} GB`,
      ...images,
    ].join(', '),
    ask: { call: 'ecs:DescribeTaskDefinition', input: { taskDefinition: name } },
    inside: [],
  };
}

// --- internal ---

function serviceBox(service: Service, tasks: readonly Task[]): Box {
  const { deployments = [], status, runningCount, desiredCount } = service;
  const stopped = latest(tasks.filter(({ lastStatus }) => lastStatus === 'STOPPED'));
  const shown = [...tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED'), ...stopped];
  const isOfNone = ({ startedBy }: Task) => !deployments.some(({ id }) => id === startedBy);
  return {
    key: service.serviceArn!,
    kind: 'service',
    name: service.serviceName!,
    mood: status === 'ACTIVE' ? (runningCount! < desiredCount! ? 'moving' : 'steady') : 'moving',
    state: status!,
    note: `${runningCount} of ${desiredCount} running`,
    holds: true,
    counts: true,
    ...(isStuck(deployments) && { stuck: true }),
    ask: { call: 'ecs:DescribeServices', input: asking(service) },
    inside: [
      ...deployments.map((deployment) =>
        deploymentBox(
          service,
          deployment,
          shown.filter(({ startedBy }) => startedBy === deployment.id),
        ),
      ),
      ...shown.filter(isOfNone).map(taskBox),
    ],
  };
}

function deploymentBox(service: Service, deployment: Deployment, tasks: readonly Task[]): Box {
  const { id, status, rolloutState, failedTasks, taskDefinition } = deployment;
  const failed = failedTasks ? `, ${failedTasks} failed` : '';
  return {
    key: id!,
    kind: `deployment, ${status}`,
    name: revisionOf(taskDefinition!),
    mood: ROLLOUTS[rolloutState ?? ''] ?? 'moving',
    state: rolloutState ?? status!,
    note: `${deployment.runningCount} running, ${deployment.pendingCount} pending${failed}`,
    holds: true,
    ask: { call: 'ecs:DescribeServices', input: asking(service) },
    inside: tasks.map(taskBox),
  };
}

/** Returns true if the only deployment has failed: there is nothing to go back to. */
function isStuck(deployments: readonly Deployment[]): boolean {
  return deployments.length === 1 && deployments[0]!.rolloutState === 'FAILED';
}

const ROLLOUTS: Record<string, Mood> = {
  COMPLETED: 'steady',
  IN_PROGRESS: 'moving',
  FAILED: 'failed',
};

function taskBox(task: Task): Box {
  const { taskArn, lastStatus, clusterArn, containers = [] } = task;
  const id = taskArn!.split('/').at(-1)!;
  const exit = containers.find(({ exitCode }) => exitCode !== undefined)?.exitCode;
  const note = exit === undefined ? task.stoppedReason : `exit code ${exit}`;
  return {
    key: taskArn!,
    kind: 'task',
    name: `${id.slice(0, 8)}…`,
    mood: moodOf(task),
    state: lastStatus!,
    ...(lastStatus === 'STOPPED' && note !== undefined && { note }),
    stage: TASK_STATES.indexOf(lastStatus!),
    ...(lastStatus !== 'STOPPED' && { counts: true }),
    ask: {
      call: 'ecs:DescribeTasks',
      input: { cluster: clusterArn!.split('/').at(-1), tasks: [taskArn] },
    },
    inside: [],
  };
}

/** A task that ECS stopped because nobody wants it any more has ended; any other that stopped has failed. */
function moodOf({ lastStatus, desiredStatus, stopCode }: Task): Mood {
  if (lastStatus === 'STOPPED') {
    return stopCode === 'TaskFailedToStart' || stopCode === 'EssentialContainerExited'
      ? 'failed'
      : 'ended';
  }
  return lastStatus === 'RUNNING' && desiredStatus === 'RUNNING' ? 'steady' : 'moving';
}

function latest(stopped: readonly Task[]): Task[] {
  const at = ({ stoppedAt }: Task) => stoppedAt?.getTime() ?? 0;
  return [...stopped].sort((a, b) => at(b) - at(a)).slice(0, STOPPED_SHOWN);
}

function asking({ clusterArn, serviceName }: Service): object {
  return { cluster: clusterArn!.split('/').at(-1), services: [serviceName] };
}

/** `fargate-tutorial:1`, of an ARN. */
function revisionOf(arn: string): string {
  return arn.split('/').at(-1)!;
}
