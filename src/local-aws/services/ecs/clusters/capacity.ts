import type { CapacityProviderStrategyItem, LaunchType } from '@aws-sdk/client-ecs';
import type { AwsError } from '../../../core/error.ts';
import type { ClusterRecord } from './clusters.ts';
import { invalidParameter } from '../errors.ts';
import { notModelled } from '../../not-modelled.ts';
import { checkPlatformVersion } from './platform-version.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';

export interface CapacityRequest {
  launchType?: LaunchType | undefined;
  capacityProviderStrategy?: CapacityProviderStrategyItem[] | undefined;
  platformVersion?: string | undefined;
}

/** Where tasks will run: a launch type or a strategy, never both. */
export interface Capacity {
  launchType?: LaunchType;
  capacityProviderStrategy?: CapacityProviderStrategyItem[];
}

/**
 * The capacity of a request, else the cluster's default. Throws InvalidParameterException in AWS's words, and
 * PlatformUnknownException.
 */
export function requireCapacity(
  request: CapacityRequest,
  cluster: ClusterRecord,
  definition: TaskDefinitionRecord,
): Capacity {
  const { launchType, capacityProviderStrategy: given } = request;
  if (launchType && given && given.length > 0) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-service-launch-type-capacity-provider
    throw invalidParameter(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  const { platformVersion: version = 'LATEST' } = request;
  const isDefault = !launchType && !given?.length;
  const strategy = (isDefault ? cluster.defaultCapacityProviderStrategy : given) ?? [];
  if (strategy.length > 0) {
    checkStrategy(strategy, cluster);
    requireWeight(strategy, isDefault);
    requireFargate(definition);
    checkPlatformVersion(version, definition);
    return { capacityProviderStrategy: completeStrategy(strategy) };
  }
  const type = launchType ?? 'EC2';
  if (type === 'EC2' && request.platformVersion) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-service-platform-version-ec2
    throw invalidParameter('The platform version must be null when specifying an EC2 launch type.');
  }
  if (type === 'EXTERNAL' || type === 'MANAGED_INSTANCES')
    throw notModelled(`the launch type ${type}`);
  if (type === 'FARGATE') {
    requireFargate(definition);
    checkPlatformVersion(version, definition);
  }
  return { launchType: type };
}

/** A strategy with AWS's defaults written out: a weight and a base of 0. */
export function completeStrategy(
  strategy: readonly CapacityProviderStrategyItem[] = [],
): CapacityProviderStrategyItem[] {
  return strategy.map(({ capacityProvider, weight = 0, base = 0 }) => ({
    capacityProvider,
    weight,
    base,
  }));
}

/** Throws InvalidParameterException for a strategy that the cluster cannot follow. */
export function checkStrategy(
  strategy: readonly CapacityProviderStrategyItem[],
  { capacityProviders = [] }: Pick<ClusterRecord, 'capacityProviders'>,
  manyBases = manyBasesOfTasks,
): void {
  for (const { capacityProvider = '' } of strategy) {
    if (capacityProviders.includes(capacityProvider)) continue;
    // https://github.com/dask/dask-cloudprovider/issues/328
    throw invalidParameter(
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    );
  }
  if (strategy.filter(({ base = 0 }) => base > 0).length > 1) throw manyBases();
}

// --- internal ---

/** Throws InvalidParameterException for a strategy that places no task; a cluster may have one, and nothing runs by it. */
function requireWeight(
  strategy: readonly CapacityProviderStrategyItem[],
  isDefault: boolean,
): void {
  if (strategy.some(({ weight = 0 }) => weight > 0)) return;
  if (isDefault) {
    // https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/27
    throw invalidParameter(
      "There are no capacity providers with a weight value greater than zero defined in the default capacity provider strategy. At least one capacity provider must have a weight value greater than zero specified. Update the cluster's default capacity provider strategy or specify a valid capacity provider strategy and try again.",
    );
  }
  // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-svc-capacity-provider-zero-weight
  throw invalidParameter(
    'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify a weight value greater than zero for at least one capacity provider and try again.',
  );
}

/** https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-svc-capacity-provider-multiple-base */
function manyBasesOfTasks(): AwsError {
  return invalidParameter(
    'There are multiple capacity providers in the specified capacity provider strategy with a base value greater than zero. Only one capacity provider can have a base value greater than zero. Specify a valid capacity provider strategy and try again.',
  );
}

function requireFargate({ compatibilities = [] }: TaskDefinitionRecord): void {
  if (compatibilities.includes('FARGATE')) return;
  // https://github.com/oranmoshai/ecsServiceRestart/issues/2
  throw invalidParameter('Task definition does not support launch_type FARGATE.');
}
