import type { Region } from '../../../core/account.ts';
import { requestContext } from '../../../policy/request-context.ts';
import { trusts } from '../../../policy/trust.ts';
import { isAssumable, roles, type RoleRecord } from './roles.ts';

/** A service that wants to act as a role, and for what. */
export interface Assumer {
  /** As `ecs-tasks.amazonaws.com`. */
  service: string;
  /** The ARN of what the service acts for, which is in this account: a service passes on both. */
  sourceArn: string;
}

/**
 * True if a service can assume a role now: the role exists, it has propagated, and its trust policy lets the service
 * in. The policy may ask for the account and the resource that the service acts for, so that nobody else can make the
 * service act as the role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function canAssume(region: Region, reference: string, assumer: Assumer): boolean {
  const record = findRole(region, reference);
  if (!record || !isAssumable(region, record)) return false;
  const context = requestContext(region, {
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': assumer.service,
    'aws:SourceAccount': region.accountId,
    'aws:SourceArn': assumer.sourceArn,
  });
  const trust = decodeURIComponent(record.role.AssumeRolePolicyDocument ?? '{}');
  return trusts(trust, assumer.service, context);
}

// --- internal ---

/** The role of an ARN or, as task definitions allow, of a bare name. */
function findRole(region: Region, reference: string): RoleRecord | undefined {
  return roles(region).get(reference.split('/').at(-1)!);
}
