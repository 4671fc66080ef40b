import type { LoadBalancer } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../errors.ts';

/** Refuses a grace period that makes no sense, with InvalidParameterException. */
export function checkGracePeriod(
  seconds: number | undefined,
  loadBalancers: readonly LoadBalancer[] = [],
): void {
  if (seconds === undefined) return;
  if (loadBalancers.length === 0) {
    // https://github.com/aws/aws-cdk/issues/19842
    throw invalidParameter(
      'Health check grace period is only valid for services configured to use load balancers',
    );
  }
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= 2_147_483_647) return;
  // The range is the API reference's, the wording a guess.
  throw invalidParameter('healthCheckGracePeriodSeconds must be between 0 and 2147483647.');
}
