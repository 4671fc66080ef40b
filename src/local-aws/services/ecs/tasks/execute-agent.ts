import type { ContainerDefinition, ManagedAgent } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { roleAllows } from '../task-definitions/role-policies.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';

/**
 * The calls of the agent through the task role.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
const ACTIONS = [
  'CreateControlChannel',
  'CreateDataChannel',
  'OpenControlChannel',
  'OpenDataChannel',
];

/**
 * The agent that ECS Exec speaks to, in a container that has just started. It needs a task role with the `ssmmessages`
 * actions and a file system that it can write to; without them it has stopped, and nothing else says so.
 */
export function executeAgent(
  region: Region,
  { taskRoleArn }: TaskDefinitionRecord,
  { readonlyRootFilesystem }: ContainerDefinition,
): ManagedAgent {
  const works =
    taskRoleArn !== undefined &&
    !readonlyRootFilesystem &&
    ACTIONS.every((action) => roleAllows(region, taskRoleArn, `ssmmessages:${action}`, '*'));
  return works
    ? { name: 'ExecuteCommandAgent', lastStatus: 'RUNNING', lastStartedAt: region.date }
    : { name: 'ExecuteCommandAgent', lastStatus: 'STOPPED' };
}
