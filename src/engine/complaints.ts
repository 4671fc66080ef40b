import {
  DescribeTasksCommand,
  ListTasksCommand,
  type Deployment,
  type ECSClient,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs';
import { unlessDenied } from './denied.ts';
import { StepError } from './step.ts';

/** Reads a service for the one who waits for it, and returns all that ECS has told so far of what goes wrong. */
type Complaints = (service: Service) => Promise<string[]>;

const GOES_ON = 'a deployment can be waited for without it';

/** The calls that read why tasks stop, in the `mayBeDenied` of every step that waits for a deployment. */
export const REASONS_MAY_BE_DENIED = { ListTasks: GOES_ON, DescribeTasks: GOES_ON };

/**
 * Follows what ECS says is wrong with the newest deployment of a service: in events that no task can be placed or that one is
 * unhealthy, and in the tasks themselves why they stopped. Throws a {@link StepError} where three tasks have stopped for one
 * reason and no circuit breaker ends that: ECS starts others for as long as the service is there.
 *
 * @param isNew judges if an event is of what is waited for
 */
export function complaintsOf(
  ecs: ECSClient,
  cluster: string,
  isNew: (event: { id?: string | undefined; createdAt?: Date | undefined }) => boolean,
): Complaints {
  let failures = 0;
  // The reason of failures before that may have been mended since.
  let before: number | undefined;
  const stopped: string[] = [];
  return async (service) => {
    const events = (service.events ?? []).filter(isNew).map(({ message = '' }) => message);
    const mine = service.deployments?.find(({ status }) => status === 'PRIMARY');
    const { failedTasks = 0 } = mine ?? {};
    before = Math.min(before ?? failedTasks, failedTasks);
    if (mine && failedTasks > failures) {
      const reasons = await reasonsOf(ecs, cluster, mine.id!);
      stopped.push(...reasons.map((reason) => `A task has stopped. ${reason}`));
      if (failedTasks - before >= HOPELESS && !isWatched(service, mine)) requireHope(reasons);
    }
    failures = failedTasks;
    const told = events.filter((message) => COMPLAINS.test(message)).toReversed();
    return [...told.map((message) => `ECS says: ${message}`), ...stopped];
  };
}

/**
 * Why the tasks of a deployment stopped, in ECS's words, the latest first. Stopped tasks can be read for about an hour, so there
 * are those of earlier deployments too, which stopped for reasons of their own.
 */
export async function reasonsOf(
  ecs: ECSClient,
  cluster: string,
  deployment: string,
): Promise<string[]> {
  // Whoever may not read them waits all the same.
  const stopped = (await unlessDenied(() => stoppedTasks(ecs, cluster))) ?? [];
  return stopped
    .filter(({ startedBy }) => startedBy === deployment)
    .sort((a, b) => stoppingAt(b) - stoppingAt(a))
    .map(reasonOf)
    .filter((reason) => reason !== '' && !ON_PURPOSE.test(reason));
}

/** Returns true for an event that is not older than what is waited for. */
export function isSince(
  { createdAt }: { createdAt?: Date | undefined },
  since: Date | undefined,
): boolean {
  return createdAt !== undefined && since !== undefined && createdAt >= since;
}

/** The command to go on with after tasks have stopped for a reason. */
export function mendingOf(reason: string): string {
  return OF_REVISION.test(reason)
    ? 'npm run step:register-task-definition -- --help'
    : 'npm run status';
}

// --- internal ---

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html */
const COMPLAINS = / unable to | is unhealthy /;

/** The service had more tasks than it was to have. */
const ON_PURPOSE = /^Scaling activity initiated by/;

/** The image, the memory and the command are of the task definition. */
const OF_REVISION = /CannotPull|OutOfMemory|exit code/;

/** So many tasks stop for one reason before there is no hope. */
const HOPELESS = 3;

/** Returns true if ECS ends a deployment by itself that does not get its tasks to run. */
function isWatched({ deploymentConfiguration }: Service, { rolloutState }: Deployment): boolean {
  const isOn = deploymentConfiguration?.deploymentCircuitBreaker?.enable === true;
  return isOn && rolloutState === 'IN_PROGRESS';
}

function requireHope(reasons: readonly string[]): void {
  const last = reasons.slice(0, HOPELESS);
  const [reason] = last;
  if (reason === undefined || last.length < HOPELESS || new Set(last).size > 1) return;
  throw new StepError(
    `Three tasks have stopped for the same reason, and ECS keeps starting others: ${reason}`,
    mendingOf(reason),
  );
}

async function stoppedTasks(ecs: ECSClient, cluster: string): Promise<Task[]> {
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({ cluster, desiredStatus: 'STOPPED' }),
  );
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  return tasks;
}

function reasonOf({ stoppedReason, containers }: Task): string {
  const container = containers?.find(({ reason, exitCode }) => reason ?? exitCode);
  const exit = container?.exitCode === undefined ? '' : `exit code ${container.exitCode}`;
  // For a container that never started, both reasons are the same words.
  return [...new Set([stoppedReason, container?.reason, exit].filter(Boolean))].join('; ');
}

/** Milliseconds since 1970. */
function stoppingAt({ stoppingAt, createdAt }: Task): number {
  return (stoppingAt ?? createdAt)?.getTime() ?? 0;
}
