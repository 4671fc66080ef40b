import type { Region } from '../../../core/account.ts';
import { resolutionOf } from '../../ecs/scheduling/monitoring.ts';
import { validation } from '../errors.ts';
import { requireEcsService } from './ecs-services.ts';
import type { PolicyRecord } from './scaling-policies.ts';

/** True if a policy tracks a metric that is measured each 20 seconds. */
export function isHighResolution(policy: PolicyRecord): boolean {
  return metricOf(policy) !== undefined;
}

/**
 * Throws ValidationException, in words that are a guess, where a policy wants a metric of high resolution and its service is
 * not measured so: that has to be asked of ECS first, and the deployment that this makes has to be over.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html and
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-faster-auto-scaling.html, read on 2026-11-29
 */
export function requireResolution(region: Region, policy: PolicyRecord): void {
  const metric = metricOf(policy);
  if (metric === undefined) return;
  const { monitoring, deployments } = requireEcsService(region, policy.ResourceId);
  const isDeployed = deployments[0]?.rolloutState === 'COMPLETED';
  if (isDeployed && resolutionOf(monitoring, metric) === 20) return;
  throw validation(`High-resolution ${metric} is not enabled for ${policy.ResourceId}`);
}

// --- internal ---

/** The metric of ECS behind each type. */
const METRICS: Record<string, string> = {
  ECSServiceAverageCPUUtilizationHighResolution: 'CPUUtilization',
  ECSServiceAverageMemoryUtilizationHighResolution: 'MemoryUtilization',
};

function metricOf({ TargetTrackingScalingPolicyConfiguration }: PolicyRecord): string | undefined {
  const known = TargetTrackingScalingPolicyConfiguration?.PredefinedMetricSpecification;
  return METRICS[known?.PredefinedMetricType ?? ''];
}
