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
 * The wait for a service to run one revision of its task definition. The SDK's own `waitUntilServicesStable` is not
 * enough: after a rollback a service is stable too, on the old revision; and it takes every exception for "not yet".
 */
export function deployment(
  ecs: ECSClient,
  cluster: string,
  serviceName: string,
  taskDefinition: string,
): Wait<void> {
  return {
    until: 'the service to be steady',
    every: 5,
    atMost: 600,
    async poll() {
      const { services } = await ecs.send(
        new DescribeServicesCommand({ cluster, services: [serviceName] }),
      );
      const service = services?.[0];
      const primary = service?.deployments?.find(({ status }) => status === 'PRIMARY');
      const mine = service?.deployments?.find((each) => each.taskDefinition === taskDefinition);
      if (!service || primary !== mine || mine?.rolloutState === 'FAILED') {
        const why = await whyStopped(ecs, cluster, mine ?? { taskDefinition });
        throw new StepError(
          `The deployment failed: ${mine?.rolloutStateReason ?? 'it was rolled back.'} ${why}`.trim(),
        );
      }
      return isSteady(service) ? { done: undefined } : { state: stateOf(service, mine) };
    },
  };
}

/** The wait for a deleted service to stop its last task, and to be INACTIVE. */
export function draining(ecs: ECSClient, cluster: string, service: string): Wait<void> {
  return {
    until: 'its tasks to stop',
    every: 5,
    atMost: 300,
    async poll() {
      const { services } = await ecs.send(
        new DescribeServicesCommand({ cluster, services: [service] }),
      );
      const { status, runningCount } = services![0]!;
      if (status !== 'DRAINING') return { done: undefined };
      return { state: `${status}, ${runningCount} running` };
    },
  };
}

/** Whether a service is ACTIVE and has one deployment, rolled out, with as many tasks as were asked for. */
export function isSteady(service: Service): boolean {
  const { status, deployments = [], runningCount, desiredCount } = service;
  return (
    status === 'ACTIVE' &&
    deployments.length === 1 &&
    deployments[0]!.rolloutState === 'COMPLETED' &&
    runningCount === desiredCount
  );
}

// --- internal ---

function stateOf(service: Service, mine: Deployment | undefined): string {
  const { runningCount, desiredCount } = service;
  const complaint = complaintOf(service, mine);
  const failed = mine?.failedTasks ? `, ${mine.failedTasks} failed` : '';
  return `${runningCount} of ${desiredCount} running, ${mine?.pendingCount} pending${failed}, ${mine?.rolloutState}${complaint}`;
}

/**
 * What ECS said last, where that is why no task starts: it tells in events alone that there is no room, or that it cannot
 * assume a role. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
function complaintOf({ events = [] }: Service, mine: Deployment | undefined): string {
  const { message = '', createdAt } = events[0] ?? {};
  const isNew = createdAt && mine?.createdAt && createdAt >= mine.createdAt;
  return isNew && / unable to /.test(message) ? `. ECS says: ${message}` : '';
}

/**
 * Why the latest task of a deployment stopped, or of its revision where the deployment is gone, in ECS's words. Stopped
 * tasks can be read for about an hour, so there are those of earlier deployments too, which stopped for reasons of their own.
 */
async function whyStopped(
  ecs: ECSClient,
  cluster: string,
  { id, taskDefinition }: Deployment,
): Promise<string> {
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({ cluster, desiredStatus: 'STOPPED' }),
  );
  if (taskArns.length === 0) return '';
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  const [task] = tasks
    .filter(({ startedBy, taskDefinitionArn }) =>
      id === undefined ? taskDefinitionArn === taskDefinition : startedBy === id,
    )
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
