import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  type Deployment,
  type ECSClient,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs';
import { StepError, type Wait } from './step.ts';

/**
 * The wait for the primary deployment of a service, as a reply to its making or change has it, to be all that runs. The
 * SDK's own `waitUntilServicesStable` is not enough: after a rollback a service is stable too, on the old revision; and it
 * takes every exception for "not yet".
 */
export function deployment(ecs: ECSClient, changed: Service): Wait<void> {
  const { clusterArn: cluster, serviceName } = changed;
  const { id } = primaryOf(changed)!;
  let wasSeen = false;
  let looks = 0;
  return {
    until: 'the service to be steady',
    every: 5,
    atMost: 600,
    async poll() {
      const { services } = await ecs.send(
        new DescribeServicesCommand({ cluster, services: [serviceName!] }),
      );
      const service = services?.[0];
      const mine = service?.deployments?.find((each) => each.id === id);
      wasSeen ||= mine !== undefined;
      // The state that ECS shows may be some seconds old.
      if (!wasSeen && looks++ < UNSEEN_AT_MOST) return { state: 'not visible yet' };
      if (service?.status !== 'ACTIVE' || mine?.status !== 'PRIMARY' || isOver(mine)) {
        const why = await whyStopped(ecs, cluster!, id!);
        throw new StepError(`The deployment failed: ${reasonOf(service, mine)} ${why}`.trim());
      }
      return isSteady(service) ? { done: undefined } : { state: stateOf(service, mine) };
    },
  };
}

/** The wait for a service to have a number of tasks that is right, and that all of them run, when somebody else sets it. */
export function scaling(
  ecs: ECSClient,
  { clusterArn: cluster, serviceName }: Service,
  isRight: (desiredCount: number) => boolean,
): Wait<Service> {
  return {
    until: 'the service to have as many tasks as it should',
    every: 5,
    atMost: 600,
    async poll() {
      const { services } = await ecs.send(
        new DescribeServicesCommand({ cluster, services: [serviceName!] }),
      );
      const service = services?.[0];
      if (!service) throw new StepError('The service has been deleted by somebody else.');
      const { runningCount, desiredCount = 0 } = service;
      return isRight(desiredCount) && isSteady(service)
        ? { done: service }
        : { state: `${runningCount} of ${desiredCount} running` };
    },
  };
}

/** The wait for a deleted service to be INACTIVE: then its tasks have stopped, or are stopping. */
export function draining(ecs: ECSClient, cluster: string, serviceName: string): Wait<void> {
  return {
    until: 'its tasks to stop',
    every: 5,
    atMost: 300,
    async poll() {
      const { services } = await ecs.send(
        new DescribeServicesCommand({ cluster, services: [serviceName] }),
      );
      const service = services?.[0];
      // ECS forgets a deleted service after a while; and what it shows may be older than the deletion.
      if (!service || service.status === 'INACTIVE') return { done: undefined };
      return { state: `${service.status}, ${service.runningCount} running` };
    },
  };
}

/** Returns true if a service is ACTIVE and has one deployment, rolled out, with as many tasks as were asked for. */
export function isSteady(service: Service): boolean {
  const { status, deployments = [], runningCount, desiredCount } = service;
  return (
    status === 'ACTIVE' &&
    deployments.length === 1 &&
    deployments[0]!.rolloutState === 'COMPLETED' &&
    runningCount === desiredCount
  );
}

/**
 * Returns true if the circuit breaker has given up a service's newest deployment, so that ECS starts no more tasks for
 * it.
 */
export function hasFailed(service: Service | undefined): boolean {
  return isOver(service && primaryOf(service));
}

// --- internal ---

/** How often ECS may be looked at that does not show yet what it has answered to: for a minute. */
const UNSEEN_AT_MOST = 12;

function primaryOf({ deployments }: Service): Deployment | undefined {
  return deployments?.find(({ status }) => status === 'PRIMARY');
}

function isOver(deployment: Deployment | undefined): boolean {
  return deployment?.rolloutState === 'FAILED';
}

function reasonOf(service: Service | undefined, mine: Deployment | undefined): string {
  if (service?.status !== 'ACTIVE') return 'somebody has deleted the service.';
  return mine?.rolloutStateReason ?? 'it was rolled back.';
}

function stateOf(service: Service, mine: Deployment): string {
  const { runningCount, desiredCount } = service;
  const complaint = complaintOf(service, mine);
  const failed = mine.failedTasks ? `, ${mine.failedTasks} failed` : '';
  return `${runningCount} of ${desiredCount} running, ${mine.pendingCount} pending${failed}, ${mine.rolloutState}${complaint}`;
}

/**
 * Returns the last event of ECS, if it is the reason why no task starts: it tells in events alone that there is no
 * room, or that it cannot assume a role.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
function complaintOf({ events = [] }: Service, mine: Deployment): string {
  const { message = '', createdAt } = events[0] ?? {};
  const isNew = createdAt && mine.createdAt && createdAt >= mine.createdAt;
  return isNew && / unable to /.test(message) ? `. ECS says: ${message}` : '';
}

/**
 * Why the latest task of a deployment stopped, in ECS's words. Stopped tasks can be read for about an hour, so there are
 * those of earlier deployments too, which stopped for reasons of their own.
 */
async function whyStopped(ecs: ECSClient, cluster: string, deployment: string): Promise<string> {
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({ cluster, desiredStatus: 'STOPPED' }),
  );
  if (taskArns.length === 0) return '';
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  const [task] = tasks
    .filter(({ startedBy }) => startedBy === deployment)
    .sort((a, b) => stoppingAt(b) - stoppingAt(a));
  const container = task?.containers?.find(({ reason, exitCode }) => reason ?? exitCode);
  const exit = container?.exitCode === undefined ? '' : `exit code ${container.exitCode}`;
  // For a container that never started, both reasons are the same words.
  const reasons = new Set([task?.stoppedReason, container?.reason, exit].filter(Boolean));
  return [...reasons].join('; ');
}

/** Milliseconds since 1970. */
function stoppingAt({ stoppingAt, createdAt }: Task): number {
  return (stoppingAt ?? createdAt)?.getTime() ?? 0;
}
