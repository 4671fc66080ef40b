import type { Region } from '../../../core/account.ts';
import { appRequest } from '../../../runtimes/app-request.ts';
import type { StartedContainer, TaskContainer } from '../../../runtimes/container-runtime.ts';
import {
  targetGroups,
  type TargetGroupRecord,
} from '../../elastic-load-balancing-v2/targets/target-groups.ts';
import type { TargetFailure } from '../../elastic-load-balancing-v2/targets/targets.ts';
import { matchesCodes } from '../../elastic-load-balancing-v2/targets/matches-codes.ts';
import type { TaskRecord } from '../tasks/tasks.ts';

/**
 * The failures of a container that has just started in the health checks of its load balancers, by target group: it is
 * asked what they will ask. Empty where nothing runs that could answer.
 */
export async function failedChecks(
  region: Region,
  { targets = [] }: TaskRecord,
  container: TaskContainer,
  { memory = 0 }: StartedContainer,
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

// --- internal ---

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
  const asked = await region.account.runtime.ask({ container, memory }, request);
  if (!asked) return undefined;
  if (!container.ports.includes(port) || !asked.response)
    return { failure: 'Target.FailedHealthChecks' };
  if (asked.seconds > HealthCheckTimeoutSeconds) return { failure: 'Target.Timeout' };
  const { status } = asked.response;
  if (matchesCodes(status, Matcher.HttpCode ?? '200')) return undefined;
  return { failure: 'Target.ResponseCodeMismatch', code: status };
}
