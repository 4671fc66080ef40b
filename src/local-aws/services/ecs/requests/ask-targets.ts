import type { Region } from '../../../core/account.ts';
import { appRequest } from '../../../runtimes/app-request.ts';
import { liveOf } from '../../../runtimes/live-containers.ts';
import type { StartedContainer, TaskContainer } from '../../../runtimes/container-runtime.ts';
import {
  targetGroups,
  type TargetGroupRecord,
} from '../../elastic-load-balancing-v2/targets/target-groups.ts';
import {
  changeChecks,
  type TargetFailure,
} from '../../elastic-load-balancing-v2/targets/targets.ts';
import { matchesCodes } from '../../elastic-load-balancing-v2/targets/matches-codes.ts';
import type { ContainerFate } from '../tasks/task-fate.ts';
import { tasks, type TaskRecord } from '../tasks/tasks.ts';
import { memoryOf } from './container-use.ts';

/**
 * The failures of a container that has just started in the health checks of its load balancers, by target group: it is
 * asked what they will ask. Empty where nothing runs that could answer.
 */
export async function failedChecks(
  region: Region,
  { targets = [] }: TaskRecord,
  container: TaskContainer,
  { memory = 0 }: Pick<StartedContainer, 'memory'>,
): Promise<Record<string, TargetFailure>> {
  const failures: Record<string, TargetFailure> = {};
  for (const { targetGroupArn, containerName, containerPort } of targets) {
    const group = targetGroups(region).get(targetGroupArn);
    if (!group || containerName !== container.name) continue;
    const failure = await failureOf(region, container, memory, group, containerPort);
    if (failure) failures[targetGroupArn] = failure;
  }
  return failures;
}

/**
 * Asks the health checks of a container again, after a request that may have changed it. Returns what is to be noted in the
 * account, if its health has changed.
 */
export async function checkAgain(
  region: Region,
  container: TaskContainer,
): Promise<((region: Region) => void) | undefined> {
  const record = tasks(region).get(container.task.arn);
  const life = lifeOf(record, container);
  if (!record?.targets || !life || record.phase !== 'running') return undefined;
  const memory = memoryOf(region, container.id, life.memory);
  const failed = await failedChecks(region, record, container, { memory });
  const names = (checks: object = {}) => Object.keys(checks).sort().join();
  if (names(failed) === names(life.failedChecks)) return undefined;
  return (now) => noteChecks(now, container, failed);
}

// --- internal ---

function lifeOf(
  record: TaskRecord | undefined,
  { name }: TaskContainer,
): ContainerFate | undefined {
  if (record?.fate?.kind !== 'runs') return undefined;
  return record.fate.containers.find((each) => each.name === name);
}

/** Notes how a container fails its checks from now on; its service looks at it when its load balancers have given it up. */
function noteChecks(
  region: Region,
  container: TaskContainer,
  failedChecks: Record<string, TargetFailure>,
): void {
  const record = tasks(region).get(container.task.arn);
  if (record?.fate?.kind !== 'runs' || record.phase !== 'running') return;
  const containers = record.fate.containers.map((each) =>
    each.name === container.name ? { ...each, failedChecks } : each,
  );
  tasks(region).put(record.task.taskArn, { ...record, fate: { ...record.fate, containers } });
  const delays = (record.targets ?? []).flatMap(({ targetGroupArn: arn, containerPort: port }) => {
    const ip = container.task.privateIp;
    return changeChecks(region, arn, ip, port, failedChecks[arn]) ?? [];
  });
  const isPassing = Object.keys(failedChecks).length === 0;
  // A real container counts as failing until it passes, and then nothing is worth waiting for.
  if (liveOf(region.account.runtime) && isPassing) {
    region.schedule('ecs/task-health', record.task.taskArn, 1000);
  }
  if (delays.length > 0) {
    region.schedule('ecs/task-health', record.task.taskArn, Math.max(...delays));
  }
}

async function failureOf(
  region: Region,
  container: TaskContainer,
  memory: number,
  { targetGroup }: TargetGroupRecord,
  containerPort: number,
): Promise<TargetFailure | undefined> {
  const { HealthCheckPort, HealthCheckPath, HealthCheckTimeoutSeconds, Matcher } = targetGroup;
  const port = HealthCheckPort === 'traffic-port' ? containerPort : Number(HealthCheckPort);
  const host = `${container.task.privateIp}:${port}`;
  const request = appRequest(`http://${host}${HealthCheckPath}`, {
    headers: { host, 'user-agent': 'ELB-HealthChecker/2.0', connection: 'close' },
  });
  const { runtime } = region.account;
  const answer = runtime.ask({ container, port, memory }, request);
  // A function says how long it took; a real container is waited for.
  const asked = await (runtime.published ? within(HealthCheckTimeoutSeconds, answer) : answer);
  if (!asked) return undefined;
  if (asked === 'timed out') return { failure: 'Target.Timeout' };
  if (!container.ports.includes(port) || !asked.response)
    return { failure: 'Target.FailedHealthChecks' };
  if (asked.seconds > HealthCheckTimeoutSeconds) return { failure: 'Target.Timeout' };
  const { status } = asked.response;
  if (matchesCodes(status, Matcher.HttpCode ?? '200')) return undefined;
  return { failure: 'Target.ResponseCodeMismatch', code: status };
}

/** Waits so many seconds on the wall for something. */
async function within<Result>(
  seconds: number,
  work: Promise<Result>,
): Promise<Result | 'timed out'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'timed out'>((resolve) => {
    timer = setTimeout(() => resolve('timed out'), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
