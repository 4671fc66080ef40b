import {
  DescribeServicesCommand,
  type Deployment,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';
import { complaintsOf, isSince, mendingOf, reasonsOf } from './complaints.ts';
import { StepError, type Wait } from './step.ts';

/**
 * The wait for the primary deployment of a service, as a reply to its making or change has it, to be all that runs. The
 * SDK's own `waitUntilServicesStable` is not enough: after a rollback a service is stable too, on the old revision; and it
 * takes every exception for "not yet".
 */
export function deployment(ecs: ECSClient, changed: Service): Wait<void> {
  const { clusterArn: cluster, serviceName } = changed;
  const { id, createdAt } = primaryOf(changed)!;
  const complaints = complaintsOf(ecs, cluster!, (event) => isSince(event, createdAt));
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
        const [why = ''] = await reasonsOf(ecs, cluster!, id!);
        throw new StepError(
          `The deployment failed: ${reasonOf(service, mine)} ${why}`.trim(),
          mendingOf(why),
        );
      }
      if (isSteady(service)) return { done: undefined };
      return { state: stateOf(service, mine), says: await complaints(service) };
    },
  };
}

/** The wait for a service to have a number of tasks that is right, and that all of them run, when somebody else sets it. */
export function scaling(
  ecs: ECSClient,
  { clusterArn: cluster, serviceName }: Service,
  isRight: (desiredCount: number) => boolean,
): Wait<Service> {
  let before: Set<string | undefined> | undefined;
  const complaints = complaintsOf(ecs, cluster!, ({ id }) => before?.has(id) === false);
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
      before ??= new Set(service.events?.map(({ id }) => id));
      const { runningCount, desiredCount = 0 } = service;
      if (isRight(desiredCount) && isSteady(service)) return { done: service };
      const state = `${runningCount} of ${desiredCount} running`;
      return { state, says: await complaints(service) };
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
  const failed = mine.failedTasks ? `, ${mine.failedTasks} failed` : '';
  return `${runningCount} of ${desiredCount} running, ${mine.pendingCount} pending${failed}, ${mine.rolloutState}`;
}
