import type { MetricType } from '@aws-sdk/client-application-auto-scaling';

/** The request for a policy that keeps a metric at a value, with a minute of patience after each change. */
export function trackingPolicy(PredefinedMetricType: MetricType, TargetValue: number) {
  return {
    PolicyType: 'TargetTrackingScaling' as const,
    TargetTrackingScalingPolicyConfiguration: {
      PredefinedMetricSpecification: { PredefinedMetricType },
      TargetValue,
      ScaleOutCooldown: 60,
      ScaleInCooldown: 60,
    },
  };
}
