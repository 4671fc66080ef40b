import { own } from '../../../core/own-entry.ts';
import { ecsCluster } from './ecs-cluster.ts';
import { ecsTaskDefinition } from './ecs-task-definition.ts';
import { iamRole } from './iam-role.ts';
import { logsLogGroup } from './logs-log-group.ts';
import type { ResourceType } from './resource-type.ts';

/** A type of resources by its name, or `undefined` for one that the local AWS does not make. */
export function resourceType(name: string): ResourceType | undefined {
  return own(RESOURCE_TYPES, name);
}

// --- internal ---

const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  'AWS::ECS::Cluster': ecsCluster,
  'AWS::ECS::TaskDefinition': ecsTaskDefinition,
  'AWS::IAM::Role': iamRole,
  'AWS::Logs::LogGroup': logsLogGroup,
};
