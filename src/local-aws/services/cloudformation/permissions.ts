import type { Tag } from '@aws-sdk/client-cloudformation';
import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';
import { findStack } from './stacks/stacks.ts';

/** The permission for a call on one stack. The caller needs those for its resources too: see resource-permissions.ts. */
export function onStack(
  action: string,
  reference: string | undefined,
  region: Region,
  tags?: readonly Tag[],
): Permission {
  const permission = {
    action: `cloudformation:${action}`,
    resource: reference === undefined ? '*' : arnOf(region, reference),
  };
  if (!tags?.length) return permission;
  return {
    ...permission,
    context: {
      ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? ''])),
      'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
    },
  };
}

// --- internal ---

function arnOf(region: Region, reference: string): string {
  if (reference.startsWith('arn:')) return reference;
  const found = findStack(region, reference)?.stack.StackId;
  return found ?? region.arn('cloudformation', `stack/${reference}/*`);
}
