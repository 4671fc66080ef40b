import type { CreateServiceCommandInput, UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { clusterArn, clusterName } from '../clusters/clusters.ts';
import { passRole } from '../../iam/roles/pass-role.ts';
import { findTaskDefinition } from '../task-definitions/task-definitions.ts';

type Asked = CreateServiceCommandInput | UpdateServiceCommandInput;

/** The roles that ECS gets to shift traffic with, which the caller has to be allowed to hand over. */
export function passLoadBalancerRoles({ loadBalancers = [] }: Asked, accountId: string) {
  const roles = loadBalancers.map(({ advancedConfiguration }) => advancedConfiguration?.roleArn);
  return passRole(roles, 'ecs.amazonaws.com', accountId);
}

/** The condition keys of a call that makes or changes a service, with their values in this call. */
export function serviceContext(region: Region, input: Asked): Record<string, string | string[]> {
  const definition = input.taskDefinition && findTaskDefinition(region, input.taskDefinition);
  const network = input.networkConfiguration?.awsvpcConfiguration;
  const providers = (input.capacityProviderStrategy ?? []).map(
    (item) => item.capacityProvider ?? '',
  );
  return {
    'ecs:cluster': clusterArn(region, clusterName(input.cluster)),
    ...(definition && { 'ecs:task-definition': definition.taskDefinitionArn }),
    ...(definition && definition.cpu !== undefined && { 'ecs:task-cpu': definition.cpu }),
    ...(definition && definition.memory !== undefined && { 'ecs:task-memory': definition.memory }),
    ...(network && {
      'ecs:auto-assign-public-ip': String(network.assignPublicIp === 'ENABLED'),
      'ecs:subnet': [...(network.subnets ?? [])],
    }),
    ...(providers.length > 0 && { 'ecs:capacity-provider': providers }),
    ...(input.enableExecuteCommand !== undefined && {
      'ecs:enable-execute-command': String(input.enableExecuteCommand),
    }),
    ...(input.propagateTags && { 'ecs:propagate-tags': input.propagateTags }),
  };
}
