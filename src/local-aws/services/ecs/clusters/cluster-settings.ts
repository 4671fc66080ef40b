import type { ClusterConfiguration, ClusterSetting } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../errors.ts';

/** Throws InvalidParameterException for a setting that clusters do not have. */
export function checkClusterSettings(settings: readonly ClusterSetting[] | undefined): void {
  for (const { name = '', value = '' } of settings ?? []) {
    // A guess, after the words for a wrong value.
    if (name !== 'containerInsights') throw invalidParameter("Invalid setting 'name'");
    if (!['enabled', 'disabled', 'enhanced'].includes(value)) {
      // https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/264
      throw invalidParameter("Invalid setting 'value'");
    }
  }
}

/**
 * Throws InvalidParameterException for a configuration of Exec that contradicts itself. The texts are AWS's, as it was asked on
 * 2026-09-08: https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function checkClusterConfiguration(configuration: ClusterConfiguration | undefined): void {
  const { logging, logConfiguration } = configuration?.executeCommandConfiguration ?? {};
  if (logConfiguration && logging !== 'OVERRIDE') {
    throw invalidParameter(
      "You must set logging to 'OVERRIDE' when you supply a log configuration.",
    );
  }
  const { cloudWatchLogGroupName, s3BucketName } = logConfiguration ?? {};
  if (logging === 'OVERRIDE' && !cloudWatchLogGroupName && !s3BucketName) {
    throw invalidParameter(
      'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
    );
  }
}
