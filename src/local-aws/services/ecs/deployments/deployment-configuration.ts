import {
  ThresholdType,
  type DeploymentCircuitBreaker,
  type DeploymentConfiguration,
} from '@aws-sdk/client-ecs';
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
    deploymentCircuitBreaker: completeBreaker({
      ...before.deploymentCircuitBreaker,
      ...given.deploymentCircuitBreaker,
    }),
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
  // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
  if (most < 100) throw invalidParameter('maximumPercent must be at least 100');
  if (least === 100 && most === 100) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-svc-min-healthy-over-max-percent
    throw invalidParameter(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    );
  }
}

const THRESHOLD = { type: 'BOUNDED_PERCENT', value: 50 } as const;

/**
 * A circuit breaker with what AWS takes when nothing is said written out; one that is off does not roll back.
 * https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
 */
function completeBreaker({
  enable = false,
  rollback = false,
  resetOnHealthyTask = true,
  thresholdConfiguration = THRESHOLD,
}: Partial<DeploymentCircuitBreaker>): DeploymentCircuitBreaker {
  const { type = 'COUNT', value = 0 } = thresholdConfiguration;
  if (!Object.values<string>(ThresholdType).includes(type)) {
    // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
    throw invalidParameter('Invalid deployment circuit breaker threshold type.');
  }
  const most = type === 'COUNT' ? Infinity : 100;
  if (!Number.isInteger(value) || value < 1 || value > most) {
    // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
    throw invalidParameter('Invalid deployment circuit breaker threshold value.');
  }
  return { enable, rollback: enable && rollback, resetOnHealthyTask, thresholdConfiguration };
}
