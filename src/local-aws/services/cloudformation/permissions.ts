import type { Tag } from '@aws-sdk/client-cloudformation';
import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';
import { passRole } from '../iam/roles/pass-role.ts';
import { findStack } from './stacks/stacks.ts';

/** The permission for a call on one stack. The caller needs those for its resources too: see resource-permissions.ts. */
export function onStack(
  action: string,
  reference: string | undefined,
  region: Region,
  { tags = [], roleArn }: { tags?: readonly Tag[] | undefined; roleArn?: string | undefined } = {},
): Permission {
  const context = {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? ''])),
    ...(tags.length > 0 && { 'aws:TagKeys': tags.map(({ Key }) => Key ?? '') }),
    ...(roleArn !== undefined && { 'cloudformation:RoleArn': roleArn }),
  };
  return {
    action: `cloudformation:${action}`,
    resource: reference === undefined ? '*' : arnOf(region, reference),
    ...(Object.keys(context).length > 0 && { context }),
  };
}

/**
 * The permissions for what a stack does: to hand over the role that the call names, or, for a stack without one, to do it oneself.
 * With a role from an earlier call nothing is asked: whoever may change the stack may use its role.
 */
export function toActWith(
  given: string | undefined,
  had: string | undefined,
  accountId: string,
  oneself: () => Permission[],
): Permission[] {
  if (given !== undefined) return passRole([given], 'cloudformation.amazonaws.com', accountId);
  return had === undefined ? oneself() : [];
}

// --- internal ---

function arnOf(region: Region, reference: string): string {
  if (reference.startsWith('arn:')) return reference;
  const found = findStack(region, reference)?.stack.StackId;
  return found ?? region.arn('cloudformation', `stack/${reference}/*`);
}
