import type { Tag } from '@aws-sdk/client-cloudformation';
import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';
import { clusterArn } from '../ecs/clusters/clusters.ts';
import { createCluster } from '../ecs/operations/create-cluster.ts';
import { deleteCluster } from '../ecs/operations/delete-cluster.ts';
import { describeClusters } from '../ecs/operations/describe-clusters.ts';
import { findTaggable } from '../ecs/taggable.ts';
import { createServiceLinkedRole } from '../iam/operations/create-service-linked-role.ts';
import { roles } from '../iam/roles/roles.ts';
import type { StackRecord } from './stacks/stacks.ts';
import { templateOf } from './templates/template.ts';

/**
 * The permissions that a caller needs beside the permission for the stack: without a role of its own CloudFormation calls the services with
 * the caller's credentials. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
 *
 * AWS refuses such a call when it comes to it, in an event of the resource. Here the call for the stack is refused, and only
 * clusters are looked at. Which calls CloudFormation makes for one is a guess: those that make it, look at it and delete it.
 */
export function toMakeResources(
  region: Region,
  { templateBody = '', tags = [] }: { templateBody?: string | undefined; tags?: readonly Tag[] },
  made: StackRecord['resources'] = {},
): Permission[] {
  const { resources } = templateOf({ templateBody });
  return Object.entries(resources).flatMap(([logicalId, { Type, Properties }]) => {
    if (Type !== 'AWS::ECS::Cluster' || made[logicalId]?.physicalId !== undefined) return [];
    const given = Properties['ClusterName'];
    const clusterName = typeof given === 'string' ? given : '*';
    const input = { clusterName, tags: tags.map(({ Key, Value }) => ({ key: Key, value: Value })) };
    return [
      ...createCluster.permissions(input, region),
      ...describeClusters.permissions({ clusters: [clusterName] }, region),
      ...toMakeLinkedRole(region),
    ];
  });
}

/** The same, to delete what a stack has. */
export function toDeleteResources(region: Region, record: StackRecord | undefined): Permission[] {
  return Object.values(record?.resources ?? {}).flatMap(({ type, physicalId, status }) => {
    const isThere = physicalId !== undefined && status !== 'DELETE_COMPLETE';
    if (type !== 'AWS::ECS::Cluster' || !isThere) return [];
    const tags = findTaggable(region, clusterArn(region, physicalId))?.tags ?? [];
    const context = Object.fromEntries(
      tags.map(({ key, value = '' }) => [`aws:ResourceTag/${key}`, value]),
    );
    return [
      ...deleteCluster.permissions({ cluster: physicalId }, region),
      ...describeClusters.permissions({ clusters: [physicalId] }, region),
    ].map((permission) => ({ ...permission, context: { ...permission.context, ...context } }));
  });
}

// --- internal ---

/** ECS makes its role with the first cluster of an account, if whoever makes the cluster may. */
function toMakeLinkedRole(region: Region): Permission[] {
  if (roles(region).has('AWSServiceRoleForECS')) return [];
  return createServiceLinkedRole.permissions({ AWSServiceName: 'ecs.amazonaws.com' }, region);
}
