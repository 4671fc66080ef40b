import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';
import type { AwsError } from '../../../core/error.ts';
import { checkStrategy } from './capacity.ts';
import { invalidParameter } from '../errors.ts';

/** Throws InvalidParameterException for providers that do not exist and for a strategy that needs others. */
export function checkClusterCapacity(
  capacityProviders: string[],
  strategy: readonly CapacityProviderStrategyItem[],
): void {
  for (const provider of capacityProviders) {
    if (provider === 'FARGATE' || provider === 'FARGATE_SPOT') continue;
    // https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/53
    throw invalidParameter(
      'The specified capacity provider was not found. Specify a valid capacity provider and try again.',
    );
  }
  if (strategy.length > 0) checkStrategy(strategy, { capacityProviders }, manyBases);
}

// --- internal ---

/** https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-cluster-default-strategy-multiple-base */
function manyBases(): AwsError {
  return invalidParameter(
    'The specified capacity provider strategy contains multiple capacity providers with a base value defined. Only one capacity provider per strategy can have a base value defined.',
  );
}
