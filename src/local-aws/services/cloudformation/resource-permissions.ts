import type { Tag } from '@aws-sdk/client-cloudformation';
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';
import { createCluster } from '../ecs/operations/create-cluster.ts';
import { deleteCluster } from '../ecs/operations/delete-cluster.ts';
import { deregisterTaskDefinition } from '../ecs/operations/deregister-task-definition.ts';
import { describeClusters } from '../ecs/operations/describe-clusters.ts';
import { describeTaskDefinition } from '../ecs/operations/describe-task-definition.ts';
import { registerTaskDefinition } from '../ecs/operations/register-task-definition.ts';
import { clusterArn } from '../ecs/clusters/clusters.ts';
import { findTaggable } from '../ecs/taggable.ts';
import { attachRolePolicy } from '../iam/operations/attach-role-policy.ts';
import { createRole } from '../iam/operations/create-role.ts';
import { createServiceLinkedRole } from '../iam/operations/create-service-linked-role.ts';
import { deleteRole } from '../iam/operations/delete-role.ts';
import { getRole } from '../iam/operations/get-role.ts';
import { putRolePolicy } from '../iam/operations/put-role-policy.ts';
import { roles } from '../iam/roles/roles.ts';
import { createLogGroup } from '../logs/operations/create-log-group.ts';
import { deleteLogGroup } from '../logs/operations/delete-log-group.ts';
import { describeLogGroups } from '../logs/operations/describe-log-groups.ts';
import { putRetentionPolicy } from '../logs/operations/put-retention-policy.ts';
import type { StackRecord } from './stacks/stacks.ts';
import { templateOf } from './templates/template.ts';

/**
 * The permissions that a caller needs beside the permission for the stack: without a role of its own CloudFormation calls the services with
 * the caller's credentials. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
 *
 * AWS refuses such a call when it comes to it, in an event of the resource. Here the call for the stack is refused. Which calls
 * CloudFormation makes for a resource is a guess: those that make it, look at it and delete it.
 */
export function toMakeResources(
  region: Region,
  { templateBody = '', tags = [] }: { templateBody?: string | undefined; tags?: readonly Tag[] },
  made: StackRecord['resources'] = {},
): Permission[] {
  const { resources } = templateOf({ templateBody });
  return Object.entries(resources).flatMap(([logicalId, { Type, Properties }]) =>
    made[logicalId]?.physicalId === undefined ? toMake(region, Type, Properties, tags) : [],
  );
}

/** The same, to delete what a stack has. */
export function toDeleteResources(region: Region, record: StackRecord | undefined): Permission[] {
  return Object.values(record?.resources ?? {}).flatMap(({ type, physicalId, status }) =>
    physicalId === undefined || status === 'DELETE_COMPLETE'
      ? []
      : toDelete(region, type, physicalId),
  );
}

// --- internal ---

function toMake(
  region: Region,
  type: string,
  properties: Readonly<Record<string, unknown>>,
  tags: readonly Tag[],
): Permission[] {
  const name = (property: string) => textOr(properties[property], '*');
  switch (type) {
    case 'AWS::ECS::Cluster': {
      const clusterName = name('ClusterName');
      const given = tags.map(({ Key, Value }) => ({ key: Key, value: Value }));
      return [
        ...createCluster.permissions({ clusterName, tags: given }, region),
        ...describeClusters.permissions({ clusters: [clusterName] }, region),
        ...toMakeLinkedRole(region),
      ];
    }
    case 'AWS::ECS::TaskDefinition':
      return [
        ...registerTaskDefinition.permissions(definitionOf(properties, tags), region),
        ...describeTaskDefinition.permissions({}, region),
      ];
    case 'AWS::IAM::Role': {
      const RoleName = name('RoleName');
      const managed = [properties['ManagedPolicyArns'] ?? []].flat();
      const inline = [properties['Policies'] ?? []].flat();
      return [
        ...createRole.permissions(
          { RoleName, Path: textOr(properties['Path'], '/'), Tags: [...tags] },
          region,
        ),
        ...getRole.permissions({ RoleName }, region),
        ...managed.flatMap((arn) =>
          attachRolePolicy.permissions({ RoleName, PolicyArn: textOr(arn, '*') }, region),
        ),
        ...(inline.length > 0 ? putRolePolicy.permissions({ RoleName }, region) : []),
      ];
    }
    case 'AWS::Logs::LogGroup': {
      const logGroupName = name('LogGroupName');
      return [
        ...createLogGroup.permissions({ logGroupName }, region),
        ...describeLogGroups.permissions({ logGroupNamePrefix: logGroupName }, region),
        ...(properties['RetentionInDays'] === undefined
          ? []
          : putRetentionPolicy.permissions({ logGroupName }, region)),
      ];
    }
    default:
      return [];
  }
}

function toDelete(region: Region, type: string, physicalId: string): Permission[] {
  switch (type) {
    case 'AWS::ECS::Cluster': {
      const tags = findTaggable(region, clusterArn(region, physicalId))?.tags ?? [];
      const context = Object.fromEntries(
        tags.map(({ key, value = '' }) => [`aws:ResourceTag/${key}`, value]),
      );
      return [
        ...deleteCluster.permissions({ cluster: physicalId }, region),
        ...describeClusters.permissions({ clusters: [physicalId] }, region),
      ].map((permission) => ({ ...permission, context: { ...permission.context, ...context } }));
    }
    case 'AWS::ECS::TaskDefinition':
      return deregisterTaskDefinition.permissions({ taskDefinition: physicalId }, region);
    case 'AWS::IAM::Role':
      return deleteRole.permissions({ RoleName: physicalId }, region);
    case 'AWS::Logs::LogGroup':
      return deleteLogGroup.permissions({ logGroupName: physicalId }, region);
    default:
      return [];
  }
}

/** Of a property that is a reference nobody knows the text yet. */
function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function definitionOf(
  properties: Readonly<Record<string, unknown>>,
  tags: readonly Tag[],
): RegisterTaskDefinitionCommandInput {
  const text = (name: string) =>
    properties[name] === undefined ? undefined : textOr(properties[name], '*');
  return {
    family: textOr(properties['Family'], '*'),
    containerDefinitions: [],
    cpu: text('Cpu'),
    memory: text('Memory'),
    taskRoleArn: text('TaskRoleArn'),
    executionRoleArn: text('ExecutionRoleArn'),
    tags: tags.map(({ Key, Value }) => ({ key: Key, value: Value })),
  };
}

/** ECS makes its role with the first cluster of an account, if whoever makes the cluster may. */
function toMakeLinkedRole(region: Region): Permission[] {
  if (roles(region).has('AWSServiceRoleForECS')) return [];
  return createServiceLinkedRole.permissions({ AWSServiceName: 'ecs.amazonaws.com' }, region);
}
