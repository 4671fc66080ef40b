import { ecsCluster } from './ecs-cluster.ts';
import { ecsTaskDefinition } from './ecs-task-definition.ts';
import { iamRole } from './iam-role.ts';
import { logsLogGroup } from './logs-log-group.ts';
import type { ResourceType } from './resource-type.ts';

/** The types of resources that the local AWS makes. */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  'AWS::ECS::Cluster': ecsCluster,
  'AWS::ECS::TaskDefinition': ecsTaskDefinition,
  'AWS::IAM::Role': iamRole,
  'AWS::Logs::LogGroup': logsLogGroup,
};
