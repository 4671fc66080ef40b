import type { Tag } from '@aws-sdk/client-iam';
import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';
import { roleArn, roles } from './roles/roles.ts';
import { userArn, users } from './users/users.ts';

type Context = NonNullable<Permission['context']>;

/**
 * The permission for a call on one role. `iam:PermissionsBoundary` is in the context of the actions that change what a
 * role may do, when the role has a boundary.
 */
export function onRole(
  action: string,
  roleName: string | undefined,
  region: Region,
  context: Context = {},
): Permission {
  const record = roles(region).get(roleName ?? '');
  const resource = record?.role.Arn ?? roleArn(region, '/', roleName ?? '');
  const boundary = record?.role.PermissionsBoundary?.PermissionsBoundaryArn;
  return withContext(action, resource, {
    ...context,
    ...(boundary && BOUNDED.has(action) && { 'iam:PermissionsBoundary': boundary }),
  });
}

/** The permission for a call on one user, or on the one who calls where none is named. */
export function onUser(
  action: string,
  userName: string | undefined,
  region: Region,
  context: Context = {},
): Permission {
  const name = userName ?? region.caller.userName ?? '';
  const record = users(region).get(name);
  const boundary = record?.user.PermissionsBoundary?.PermissionsBoundaryArn;
  return withContext(action, record?.user.Arn ?? userArn(region, '/', name), {
    ...context,
    ...(boundary && BOUNDED.has(action) && { 'iam:PermissionsBoundary': boundary }),
  });
}

/** A permission, without a context where there is nothing in it. */
export function withContext(action: string, resource: string, context: Context): Permission {
  return Object.keys(context).length > 0 ? { action, resource, context } : { action, resource };
}

/** The condition keys of a call that sets tags. */
export function tagContext(tags: readonly Tag[] | undefined): Context {
  if (!tags || tags.length === 0) return {};
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? ''])),
    'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
  };
}

// --- internal ---

const BOUNDED = new Set([
  'iam:AttachRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePolicy',
  'iam:DeleteRolePolicy',
  'iam:AttachUserPolicy',
  'iam:DetachUserPolicy',
  'iam:PutUserPolicy',
  'iam:DeleteUserPolicy',
]);
