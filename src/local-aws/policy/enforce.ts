import type { Permission, Service } from '../core/operation.ts';
import type { AuthorizedCall, Guard } from '../dispatch/call.ts';
import { accessDenied } from './access-denied.ts';
import { callerContext } from './caller-context.ts';
import { isModelled, type Context } from './conditions.ts';
import type { Asked } from './evaluate.ts';
import { readPolicy, type Policy } from './policy-document.ts';
import { requestContext } from './request-context.ts';
import { requestTags } from './request-tags.ts';
import { judge, type Rights } from './rights.ts';

/**
 * A guard for {@link LocalAws.guards} that lets a caller do what identity-based policies allow, and refuses the rest in
 * each service's own words. What a call needs is in its permissions; a call that needs none, as GetCallerIdentity, is
 * always let through.
 *
 * Throws an Error, now and not at a call, for a policy that cannot be read or has a condition that is not modelled.
 */
export function enforce(...documents: (string | object)[]): Guard {
  const identity = documents.map(readPolicy);
  requireModelled(identity);
  return (call) => requireAllowed(call, { identity });
}

/** A guard that lets each caller do what the policies of its own user, role and session allow. */
export const enforceRights: Guard = (call) => {
  const rights = call.region.caller.rights?.();
  if (rights) requireAllowed(call, rights);
};

/** Returns one permission of a call as IAM is asked for it: while the call is made, for it may change the tags. */
export function askedOf(call: AuthorizedCall, permission: Permission): Asked {
  const { action, resource } = permission;
  return { action, resource, context: contextOf(call, permission) };
}

/**
 * The tags that the resource has, by the key that all services have and by the one of its own. A role that is handed over
 * has none in IAM's eyes:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html, read 2026-11-25
 */
export function resourceTags(
  { service, region }: AuthorizedCall,
  { action, resource }: Permission,
): Record<string, string> {
  const [prefix] = action.split(':');
  if (action === 'iam:PassRole' || prefix !== actionPrefix(service)) return {};
  const tags = service.tagsOf?.(resource, region) ?? {};
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, value],
      [`${prefix}:ResourceTag/${key}`, value],
    ]),
  );
}

// --- internal ---

function requireAllowed(call: AuthorizedCall, rights: Rights): void {
  for (const permission of call.permissions) {
    const judgement = judge(rights, askedOf(call, permission), permission.isGrantedByResource);
    if (judgement.verdict === 'allowed') continue;
    throw accessDenied(call.region.caller.arn, call.service, permission, judgement);
  }
}

function requireModelled(policies: readonly Policy[]): void {
  for (const condition of policies
    .flatMap((each) => each.statements)
    .flatMap((s) => s.conditions)) {
    if (!isModelled(condition)) {
      throw new Error(`the condition operator "${condition.operator}" is not modelled`);
    }
  }
}

/** The condition keys of the caller, and those that the operation gives for this request. */
function contextOf(call: AuthorizedCall, permission: Permission): Context {
  const { region, input } = call;
  return requestContext(region, {
    ...callerContext(region),
    ...requestTags(input),
    ...resourceTags(call, permission),
    ...permission.context,
  });
}

/** The prefix of a service's actions, which for CloudWatch is not the name that its requests are signed for. */
function actionPrefix({ id }: Service): string {
  return id === 'monitoring' ? 'cloudwatch' : id;
}
