import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Region } from '../../core/account.ts';
import { logGroups } from '../logs/log-groups.ts';
import { writeLogLines } from '../logs/write-log-lines.ts';
import type { TaskDefinitionRecord } from './task-definitions.ts';

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

/** Why containers cannot write their logs, by container, in the words of CloudWatch Logs. */
export function logProblems(
  region: Region,
  definition: TaskDefinitionRecord,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const container of definition.containerDefinitions ?? []) {
    const target = logTarget(container, '');
    if (!target || logGroups(region).has(target.group)) continue;
    problems[container.name!] =
      'ResourceNotFoundException: The specified log group does not exist.';
  }
  return problems;
}

/** Writes what a container prints. */
export function writeTaskLog(
  region: Region,
  { group, stream }: LogTarget,
  lines: readonly string[],
): void {
  writeLogLines(region, group, stream, lines);
}
