import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';
import { logGroupArn } from './groups/log-groups.ts';

/**
 * The permission for a call on one log group. Policies name log groups with `:*` behind, but for the tagging actions.
 */
export function onLogGroup(action: string, name: string | undefined, region: Region): Permission {
  return { action: `logs:${action}`, resource: `${logGroupArn(region, name ?? '')}:*` };
}

/** The permission for a call on one log stream. */
export function onLogStream(
  action: string,
  group: string | undefined,
  stream: string | undefined,
  region: Region,
): Permission {
  const arn = `${logGroupArn(region, group ?? '')}:log-stream:${stream ?? ''}`;
  return { action: `logs:${action}`, resource: arn };
}

/**
 * The permission for a call on a log group's tags: here the ARN has no `:*`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
export function onTags(
  action: string,
  resource: string | undefined,
  tags: Record<string, string> = {},
): Permission {
  const permission = { action: `logs:${action}`, resource: resource ?? '' };
  const keys = Object.keys(tags);
  if (keys.length === 0) return permission;
  const requested = keys.map((key) => [`aws:RequestTag/${key}`, tags[key] ?? ''] as const);
  return { ...permission, context: { ...Object.fromEntries(requested), 'aws:TagKeys': keys } };
}
