import type { DeploymentCircuitBreaker, Service } from '@aws-sdk/client-ecs';

/**
 * A circuit breaker as it is to be sent: switched as is said here or, where nothing is said, as the service has it, with the
 * thresholds that somebody has set by hand. ECS forgets those that are not sent again. Its own defaults are left out, for an older AWS
 * CLI refuses to send them.
 */
export function breakerOf(
  { deploymentConfiguration }: Service,
  switches: { enable?: boolean; rollback?: boolean } = {},
): DeploymentCircuitBreaker {
  const has = deploymentConfiguration?.deploymentCircuitBreaker;
  const { type, value } = has?.thresholdConfiguration ?? {};
  const isSet = type !== undefined && !(type === 'BOUNDED_PERCENT' && value === USUAL);
  return {
    enable: switches.enable ?? has?.enable ?? false,
    rollback: switches.rollback ?? has?.rollback ?? false,
    ...(has?.resetOnHealthyTask === false && { resetOnHealthyTask: false }),
    ...(isSet && { thresholdConfiguration: has?.thresholdConfiguration }),
  };
}

// --- internal ---

/** Percent of the tasks: https://github.com/go-to-k/cdk-real-drift/issues/653 */
const USUAL = 50;
