import type { Region } from '../../../core/account.ts';
import type { Permission } from '../../../core/operation.ts';
import { onAlarm } from '../../cloudwatch/permissions.ts';
import { serviceArn } from '../../ecs/scheduling/services.ts';
import { findTaggable } from '../../ecs/taggable.ts';

/**
 * The permissions that whoever registers a service needs beside the one for the call: Application Auto Scaling tries with the caller's
 * rights whether they may do what it is to do for them. Alarms it tries to make and to delete without a name.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_permission_validation.html and, for the list of a
 * service of ECS, security_iam_id-based-policy-examples.html there, read 2026-11-30.
 *
 * AWS refuses with a ValidationException that lists what is missing, in words that are not known; here it is IAM's own refusal. That
 * the service is tried under its ARN is a guess.
 */
export function triedPermissions(
  region: Region,
  { ResourceId = '' }: { ResourceId?: string | undefined },
): Permission[] {
  const [, cluster = '', service = ''] = ResourceId.split('/');
  const resource = serviceArn(region, cluster, service);
  return [
    { action: 'ecs:DescribeServices', resource },
    { action: 'ecs:UpdateService', resource, context: tagsOf(region, resource) },
    onAlarm('DescribeAlarms', '*', region),
    onAlarm('PutMetricAlarm', undefined, region, BY_AWS),
    onAlarm('DeleteAlarms', undefined, region, BY_AWS),
  ];
}

// --- internal ---

/** A call that AWS makes for the caller: a policy that asks for it does not let the caller do the same. */
const BY_AWS = { 'aws:ViaAWSService': 'true' };

/** The tags that the service has, as condition keys. */
function tagsOf(region: Region, arn: string): Record<string, string> {
  const tags = findTaggable(region, arn)?.tags ?? [];
  return Object.fromEntries(tags.map(({ key, value = '' }) => [`aws:ResourceTag/${key}`, value]));
}
