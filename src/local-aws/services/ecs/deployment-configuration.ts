import type { DeploymentCircuitBreaker, DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter, notModelled } from './errors.ts';

/**
 * A deployment configuration with AWS's defaults written out, changes laid over what was there before. Throws
 * InvalidParameterException; the strategies that are not modelled answer 501.
 */
export function completeDeploymentConfiguration(
  given: DeploymentConfiguration = {},
  before: DeploymentConfiguration = {
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    strategy: 'ROLLING',
    bakeTimeInMinutes: 0,
  },
): DeploymentConfiguration {
  const merged = { ...before, ...given };
  if (merged.strategy !== 'ROLLING')
    throw notModelled(`the deployment strategy ${merged.strategy}`);
  if (merged.bakeTimeInMinutes) throw notModelled('bakeTimeInMinutes of a rolling deployment');
  if (merged.alarms?.enable) throw notModelled('deployment alarms');
  if (merged.lifecycleHooks?.length) throw notModelled('lifecycle hooks of a rolling deployment');
  if (merged.earlySuccessCriteria?.enable) throw notModelled('earlySuccessCriteria');
  const { minimumHealthyPercent: least = 100, maximumPercent: most = 200 } = merged;
  // The ranges are the API reference's, the wordings guesses.
  if (least < 0 || least > 100)
    throw invalidParameter('minimumHealthyPercent must be between 0 and 100.');
  if (most < 100) throw invalidParameter('maximumPercent must be at least 100.');
  if (least === 100 && most === 100) {
    // AWS's own words, from public transcripts.
    throw invalidParameter(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    );
  }
  return {
    ...merged,
    deploymentCircuitBreaker: completeBreaker(merged.deploymentCircuitBreaker),
  };
}

// --- internal ---

function completeBreaker(
  breaker: DeploymentCircuitBreaker = { enable: false, rollback: false },
): DeploymentCircuitBreaker {
  const { enable = false, rollback = false } = breaker;
  const value = breaker.thresholdConfiguration?.value;
  // The rule is the API reference's, the wording a guess.
  if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
    throw invalidParameter('The value of thresholdConfiguration must be a positive integer.');
  }
  return { ...breaker, enable, rollback };
}
