import type { CreateServiceCommandInput, UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import { notModelled, refuseMembers } from '../../not-modelled.ts';

/** Refuses what the local AWS does not model of a service, whether it is created or updated. */
export function refuseUnsupported(
  input: CreateServiceCommandInput | UpdateServiceCommandInput,
): void {
  // The role with which ECS calls a Classic Load Balancer.
  if ('role' in input) refuseMembers('a service', input, ['role']);
  const controller = input.deploymentController?.type ?? 'ECS';
  if (controller !== 'ECS') throw notModelled(`the deployment controller ${controller}`);
  refuseMembers('a service', input, [
    'serviceRegistries',
    'placementConstraints',
    'placementStrategy',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
    'gatewayConnectors',
    'monitoring',
  ]);
  if (input.serviceConnectConfiguration?.enabled) {
    throw notModelled('serviceConnectConfiguration of a service');
  }
}
