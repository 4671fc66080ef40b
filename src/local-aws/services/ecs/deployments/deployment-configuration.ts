import type { DeploymentCircuitBreaker, DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../errors.ts';
import { notModelled } from '../../not-modelled.ts';
import { completeHooks } from './lifecycle-hooks.ts';
import { checkMinutes, completeTraffic } from '../traffic/traffic-configuration.ts';

/**
 * A deployment configuration with AWS's defaults written out, changes laid over what was there before. Throws
 * InvalidParameterException; what is not modelled answers 501.
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
  const { strategy = 'ROLLING' } = { ...before, ...given };
  const kept = before.strategy === strategy ? before : withoutTraffic(before);
  const merged = { ...kept, ...given, strategy };
  checkMinutes('bakeTimeInMinutes', merged.bakeTimeInMinutes ?? 0);
  if (strategy === 'ROLLING') {
    if (merged.bakeTimeInMinutes) throw notModelled('bakeTimeInMinutes of a rolling deployment');
    if (merged.lifecycleHooks?.length) throw notModelled('lifecycle hooks of a rolling deployment');
  }
  if (merged.alarms?.enable && merged.alarms.alarmNames?.length === 0) {
    // A guess at the rule and its wording.
    throw invalidParameter('alarmNames cannot be empty when deployment alarms are enabled.');
  }
  if (merged.earlySuccessCriteria?.enable) throw notModelled('earlySuccessCriteria');
  checkPercents(merged);
  return {
    ...merged,
    ...completeTraffic(strategy, merged),
    ...(merged.lifecycleHooks && { lifecycleHooks: completeHooks(merged.lifecycleHooks) }),
    deploymentCircuitBreaker: completeBreaker(merged.deploymentCircuitBreaker),
  };
}

// --- internal ---

/** The settings for shifting traffic belong to one strategy, and go with it. */
function withoutTraffic(before: DeploymentConfiguration): DeploymentConfiguration {
  const {
    linearConfiguration: _linear,
    canaryConfiguration: _canary,
    lifecycleHooks: _hooks,
    ...rest
  } = before;
  return { ...rest, bakeTimeInMinutes: 0 };
}

function checkPercents({
  minimumHealthyPercent: least = 100,
  maximumPercent: most = 200,
}: DeploymentConfiguration): void {
  // A guess that follows the other end.
  if (least < 0) throw invalidParameter('minimumHealthyPercent must be at least 0');
  // https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/ecs/pf-ecs-service-deployment-percent/meta.yaml
  if (least > 100) throw invalidParameter('minimumHealthyPercent must be at most 100');
  // A guess that follows the other.
  if (most < 100) throw invalidParameter('maximumPercent must be at least 100');
  if (least === 100 && most === 100) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-svc-min-healthy-over-max-percent
    throw invalidParameter(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    );
  }
}

const THRESHOLD = { type: 'BOUNDED_PERCENT', value: 50 } as const;

function completeBreaker(
  breaker: DeploymentCircuitBreaker = { enable: false, rollback: false },
): DeploymentCircuitBreaker {
  const { enable = false, rollback = false } = breaker;
  const value = breaker.thresholdConfiguration?.value;
  // The rule is the API reference's, the wording a guess.
  if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
    throw invalidParameter('The value of thresholdConfiguration must be a positive integer.');
  }
  // AWS writes out what it takes when nothing is said: https://github.com/go-to-k/cdk-real-drift/issues/653
  const { resetOnHealthyTask = true, thresholdConfiguration = THRESHOLD } = breaker;
  return { ...breaker, enable, rollback, resetOnHealthyTask, thresholdConfiguration };
}
