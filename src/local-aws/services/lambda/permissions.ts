import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';
import { functionArn, functions } from './functions/functions.ts';
import { readReference } from './functions/function-reference.ts';

type Context = NonNullable<Permission['context']>;

/** The permission for a call on one function, with the function's tags as condition keys. */
export function onFunction(
  action: string,
  reference: string | undefined,
  region: Region,
  context: Context = {},
): Permission {
  const { name } = readReference(reference ?? '');
  const tags = functions(region).get(name)?.tags ?? {};
  const all = { ...context, ...resourceTags(tags) };
  const permission = { action: `lambda:${action}`, resource: functionArn(region, name) };
  return Object.keys(all).length > 0 ? { ...permission, context: all } : permission;
}

/** The condition keys of a call that sets tags. */
export function tagContext(tags: Record<string, string> | undefined): Context {
  if (!tags || Object.keys(tags).length === 0) return {};
  return {
    ...Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]),
    ),
    'aws:TagKeys': Object.keys(tags),
  };
}

// --- internal ---

function resourceTags(tags: Record<string, string>): Context {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]),
  );
}
