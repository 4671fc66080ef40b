import type { Tag } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';
import { alarmArn } from './alarms/alarms.ts';

type Context = NonNullable<Permission['context']>;

/** The permission for a call on one alarm. */
export function onAlarm(
  action: string,
  name: string | undefined,
  region: Region,
  context: Context = {},
): Permission {
  const permission = {
    action: `cloudwatch:${action}`,
    resource: name === undefined ? '*' : alarmArn(region, name),
  };
  return Object.keys(context).length > 0 ? { ...permission, context } : permission;
}

/** The permission for a call that knows no resource. */
export const anywhere = (action: string, context?: Context) => (): Permission[] => [
  { action: `cloudwatch:${action}`, resource: '*', ...(context && { context }) },
];

/** The condition keys of a call that sets tags. */
export function tagContext(tags: readonly Tag[] | undefined): Context {
  if (!tags || tags.length === 0) return {};
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? ''])),
    'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
  };
}
