import {
  PlatformUnknownException$,
  type CapacityProviderStrategyItem,
  type LaunchType,
  type Service,
} from '@aws-sdk/client-ecs';
import { awsError, type AwsError } from '../../../core/error.ts';
import type { ClusterRecord } from './clusters.ts';
import { invalidParameter } from '../errors.ts';
import { notModelled } from '../../not-modelled.ts';
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
  checkPlatformVersion(request.platformVersion);
  const fallback = cluster.defaultCapacityProviderStrategy ?? [];
  const strategy = given && given.length > 0 ? given : launchType ? [] : fallback;
  if (strategy.length > 0) {
    checkStrategy(strategy, cluster);
    requireFargate(definition);
    return {
      capacityProviderStrategy: completeStrategy(strategy),
    };
  }
  const type = launchType ?? 'EC2';
  if (type === 'EC2' && request.platformVersion) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-service-platform-version-ec2
    throw invalidParameter('The platform version must be null when specifying an EC2 launch type.');
  }
  if (type === 'EXTERNAL' || type === 'MANAGED_INSTANCES')
    throw notModelled(`the launch type ${type}`);
  if (type === 'FARGATE') requireFargate(definition);
  return { launchType: type };
}

type Platform = Pick<Service, 'platformVersion' | 'platformFamily'>;

/**
 * The platform that a service shows: on container instances it has none.
 * https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
 */
export function platformOfService(
  { launchType }: Capacity,
  definition: TaskDefinitionRecord,
  version = 'LATEST',
): Platform {
  if (launchType === 'EC2') return {};
  return { platformVersion: version, platformFamily: platformFamilyOf(definition) };
}

/** The family that services and tasks show, which is spelt as a word where the task definition has `LINUX`. */
export function platformFamilyOf({ runtimePlatform }: TaskDefinitionRecord): string {
  const { operatingSystemFamily: family = 'LINUX' } = runtimePlatform ?? {};
  return family === 'LINUX' ? 'Linux' : family;
}

/** The same of a deployment or a revision of the service, for which `LATEST` is the one of the day. */
export function resolvedPlatform({ platformVersion, platformFamily }: Platform): Platform {
  if (platformVersion === undefined) return {};
  return { platformVersion: platformOf(platformVersion), platformFamily };
}

/** LATEST is 1.4.0, as it has been since 2021. */
export function platformOf(version = 'LATEST'): string {
  return version === 'LATEST' ? '1.4.0' : version;
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
  if (!strategy.some(({ weight = 0 }) => weight > 0)) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-svc-capacity-provider-zero-weight
    throw invalidParameter(
      'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify a weight value greater than zero for at least one capacity provider and try again.',
    );
  }
  if (strategy.filter(({ base = 0 }) => base > 0).length > 1) throw manyBases();
}

// --- internal ---

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

function checkPlatformVersion(version = 'LATEST'): void {
  if (['LATEST', '1.4.0', '1.3.0'].includes(version)) return;
  // A guess at the wording.
  throw awsError(PlatformUnknownException$, 'The specified platform version does not exist.');
}
