import { AwsError } from '../core/error.ts';
import type { Permission, Service } from '../core/operation.ts';
import type { AuthorizedCall, Guard } from '../dispatch/call.ts';
import { isModelled, type Context } from './conditions.ts';
import { evaluate, type Asked, type Verdict } from './evaluate.ts';
import { readPolicy, type Policy } from './policy-document.ts';
import { requestContext } from './request-context.ts';
import { requestTags } from './request-tags.ts';

/**
 * A guard for {@link LocalAws.guards} that lets a caller do what identity-based policies allow, and refuses the rest in
 * each service's own words. What a call needs is in its permissions; a call that needs none, as GetCallerIdentity, is
 * always let through.
 *
 * Throws an Error, now and not at a call, for a policy that cannot be read or has a condition that is not modelled.
 */
export function enforce(...documents: (string | object)[]): Guard {
  const policies = documents.map(readPolicy);
  requireModelled(policies);
  return (call) => {
    for (const permission of call.permissions) {
      const verdict = evaluate(policies, askedOf(call, permission));
      if (verdict !== 'allowed') throw accessDenied(call, permission, verdict);
    }
  };
}

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

function requireModelled(policies: readonly Policy[]): void {
  for (const condition of policies
    .flatMap((each) => each.statements)
    .flatMap((s) => s.conditions)) {
    if (!isModelled(condition)) {
      throw new Error(`the condition operator "${condition.operator}" is not modelled`);
    }
  }
}

function callerArn({ region }: AuthorizedCall): string {
  return `arn:aws:iam::${region.accountId}:user/reader`;
}

/** The condition keys of the caller, and those that the operation gives for this request. */
function contextOf(call: AuthorizedCall, permission: Permission): Context {
  const { region, input } = call;
  const { context = {} } = permission;
  return requestContext(region, {
    'aws:PrincipalAccount': region.accountId,
    'aws:PrincipalArn': callerArn(call),
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalType': 'User',
    // Nothing leaves the machine, whichever transport a request came through.
    'aws:SourceIp': '127.0.0.1',
    'aws:userid': 'AIDALOCALAWSREADER000',
    'aws:username': 'reader',
    ...requestTags(input),
    ...resourceTags(call, permission),
    ...context,
  });
}

/** The prefix of a service's actions, which for CloudWatch is not the name that its requests are signed for. */
function actionPrefix({ id }: Service): string {
  return id === 'monitoring' ? 'cloudwatch' : id;
}

function accessDenied(call: AuthorizedCall, permission: Permission, verdict: Verdict): AwsError {
  const { service } = call;
  const { action } = permission;
  const sentence = `User: ${callerArn(call)} is not authorized to perform: ${action}${resourceWords(service, permission)} ${reason(action, verdict)}`;
  switch (service.protocol) {
    case 'ec2Query':
      // https://github.com/kubernetes-sigs/karpenter/issues/2813. There an encoded message follows, which is left out
      // here: nobody could decode it.
      return new AwsError(
        'UnauthorizedOperation',
        `You are not authorized to perform this operation. ${sentence}`,
        403,
      );
    case 'awsQuery':
      return new AwsError('AccessDenied', sentence, 403);
    default: {
      const status = service.protocol.startsWith('awsJson') ? 400 : 403;
      return new AwsError('AccessDeniedException', sentence, status);
    }
  }
}

// https://github.com/doctorray117/minecraft-ondemand/issues/53 (nobody allows),
// https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2517 (somebody denies)
function reason(action: string, verdict: Verdict): string {
  return verdict === 'denied'
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`;
}

/**
 * IAM names a role that exists by its kind and name, and CreateRole's by its ARN; EC2 names no resource of a Describe.
 */
function resourceWords(service: Service, { action, resource }: Permission): string {
  if (service.protocol === 'ec2Query' && resource === '*') return '';
  const role = /:role\/(?:.*\/)?([^/]+)$/.exec(resource)?.[1];
  const isNamed = service.id === 'iam' && role !== undefined && !/:(Create|Pass)/.test(action);
  return ` on resource: ${isNamed ? `role ${role}` : resource}`;
}
