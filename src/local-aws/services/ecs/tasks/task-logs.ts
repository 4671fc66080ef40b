import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { createLogGroup } from '../../logs/operations/create-log-group.ts';
import { logGroupArn, logGroups } from '../../logs/groups/log-groups.ts';
import { writeLogLines } from '../../logs/events/write-log-lines.ts';
import { roleAllows } from '../task-definitions/role-policies.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';

/** A log group and a stream in it. */
export interface LogTarget {
  group: string;
  stream: string;
}

/** Where a container's output goes: the log group, and the stream `prefix/container/task`. */
export function logTarget(container: ContainerDefinition, taskId: string): LogTarget | undefined {
  const { logDriver, options = {} } = container.logConfiguration ?? {};
  const group = options['awslogs-group'];
  if (logDriver !== 'awslogs' || !group) return undefined;
  const prefix = options['awslogs-stream-prefix'];
  return { group, stream: prefix ? `${prefix}/${container.name}/${taskId}` : taskId };
}

/**
 * Why containers cannot write their logs, by container, in the words of CloudWatch Logs as `stoppedReason` quotes them. A
 * missing log group is made where the container asks for it and its role may.
 */
export function logProblems(
  region: Region,
  definition: TaskDefinitionRecord,
  taskId: string,
): Record<string, string> {
  const problems: [string, string][] = [];
  for (const container of definition.containerDefinitions ?? []) {
    const problem = logProblem(region, definition.executionRoleArn, container, taskId);
    if (problem !== undefined) problems.push([container.name!, problem]);
  }
  return Object.fromEntries(problems);
}

/** Writes what a container prints. */
export function writeTaskLog(
  region: Region,
  { group, stream }: LogTarget,
  lines: readonly string[],
): void {
  writeLogLines(region, group, stream, lines);
}

// --- internal ---

function logProblem(
  region: Region,
  executionRole: string | undefined,
  container: ContainerDefinition,
  taskId: string,
): string | undefined {
  const target = logTarget(container, taskId);
  if (!target) return undefined;
  const arn = logGroupArn(region, target.group);
  const denied = (action: string, resource: string) => {
    if (executionRole !== undefined && roleAllows(region, executionRole, action, resource))
      return undefined;
    const role = executionRole?.split('/').at(-1) ?? '';
    return `AccessDeniedException: User: arn:aws:sts::${region.accountId}:assumed-role/${role}/${taskId} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  };
  if (!logGroups(region).has(target.group)) {
    if (container.logConfiguration?.options?.['awslogs-create-group'] !== 'true') {
      return 'failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.';
    }
    const refusal = denied('logs:CreateLogGroup', `${arn}:log-stream:`);
    if (refusal !== undefined) return `failed to create Cloudwatch log group: ${refusal}`;
    createLogGroup.run({ logGroupName: target.group }, region);
  }
  const refusal = denied('logs:CreateLogStream', `${arn}:log-stream:${target.stream}`);
  return refusal && `failed to create Cloudwatch log stream: ${refusal}`;
}
