import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';

/**
 * How many tasks may fail before the circuit breaker trips. BOUNDED_PERCENT, the default, is clamped to 3 … 200.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function failureThreshold(
  { deploymentCircuitBreaker }: DeploymentConfiguration,
  desiredCount: number,
): number {
  const { type = 'BOUNDED_PERCENT', value = 50 } =
    deploymentCircuitBreaker?.thresholdConfiguration ?? {};
  if (type === 'COUNT') return value;
  const threshold = Math.ceil((desiredCount * value) / 100);
  return type === 'UNBOUNDED_PERCENT'
    ? Math.max(1, threshold)
    : Math.min(200, Math.max(3, threshold));
}

/** True if a deployment with that many failed tasks has failed. */
export function hasTripped(
  configuration: DeploymentConfiguration,
  desiredCount: number,
  failedTasks: number,
): boolean {
  return (
    configuration.deploymentCircuitBreaker?.enable === true &&
    failedTasks >= failureThreshold(configuration, desiredCount)
  );
}
