import type {
  CapacityProviderStrategyItem,
  CreateServiceCommandInput,
  NetworkConfiguration,
  RunTaskCommandInput,
  UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { clusterArn, clusterName } from '../clusters/clusters.ts';
import { passRole } from '../../iam/roles/pass-role.ts';
import { cpuUnits, memoryMiB } from '../task-definitions/fargate-sizes.ts';
import {
  findTaskDefinition,
  type TaskDefinitionRecord,
} from '../task-definitions/task-definitions.ts';

type Asked = CreateServiceCommandInput | UpdateServiceCommandInput;

/** The roles that ECS gets to shift traffic with, which the caller has to be allowed to hand over. */
export function passLoadBalancerRoles({ loadBalancers = [] }: Asked, accountId: string) {
  const roles = loadBalancers.map(({ advancedConfiguration }) => advancedConfiguration?.roleArn);
  return passRole(roles, 'ecs.amazonaws.com', accountId);
}

/** The condition keys of a call that makes or changes a service, with their values in this call. */
export function serviceContext(region: Region, input: Asked): Record<string, string | string[]> {
  const definition = input.taskDefinition && findTaskDefinition(region, input.taskDefinition);
  return {
    ...clusterContext(region, input),
    ...(definition && {
      'ecs:task-definition': definition.taskDefinitionArn,
      ...sizeContext(definition),
    }),
    ...placementContext(input),
  };
}

/**
 * The condition keys of a call that runs tasks, with their values in this call: an override counts.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html, read 2026-11-29
 */
export function runContext(
  region: Region,
  input: RunTaskCommandInput,
  definition: TaskDefinitionRecord | undefined,
): Record<string, string | string[]> {
  const { cpu = definition?.cpu, memory = definition?.memory } = input.overrides ?? {};
  return {
    ...clusterContext(region, input),
    ...placementContext(input),
    ...sizeContext({ cpu, memory }),
  };
}

// --- internal ---

interface Placed {
  cluster?: string | undefined;
  networkConfiguration?: NetworkConfiguration | undefined;
  capacityProviderStrategy?: CapacityProviderStrategyItem[] | undefined;
  enableExecuteCommand?: boolean | undefined;
  propagateTags?: string | undefined;
}

function clusterContext(region: Region, { cluster }: Placed): Record<string, string> {
  return { 'ecs:cluster': clusterArn(region, clusterName(cluster)) };
}

function placementContext(input: Placed): Record<string, string | string[]> {
  const network = input.networkConfiguration?.awsvpcConfiguration;
  const providers = (input.capacityProviderStrategy ?? []).map(
    (item) => item.capacityProvider ?? '',
  );
  return {
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

/** Sizes as IAM compares them: numbers, whatever a request writes. */
function sizeContext({ cpu, memory }: Sized): Record<string, string> {
  const [units, mebibytes] = [cpuUnits(cpu ?? ''), memoryMiB(memory ?? '')];
  return {
    ...(units !== undefined && { 'ecs:task-cpu': String(units) }),
    ...(mebibytes !== undefined && { 'ecs:task-memory': String(mebibytes) }),
  };
}

interface Sized {
  cpu?: string | undefined;
  memory?: string | undefined;
}
