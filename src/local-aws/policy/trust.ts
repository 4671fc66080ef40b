import type { Caller } from '../core/caller.ts';
import type { Context } from './conditions.ts';
import { evaluate } from './evaluate.ts';
import { readPolicy } from './policy-document.ts';

/**
 * True if a trust policy lets a service assume its role. Such a policy is about one resource, the role, so a statement
 * that is about the service is read as one of an identity-based policy would be; one Deny outweighs every Allow.
 */
export function trusts(document: string, service: string, context: Context): boolean {
  return isLetIn(document, (principals) => names(principals, service), context);
}

/**
 * How a trust policy lets a user or a role of the same account in: `by name`, and then it needs no other policy, or `with the
 * account`, and then a policy of the caller has to allow it as well. Undefined: not at all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function trustIn(
  document: string,
  caller: Caller,
  accountId: string,
  context: Context,
): 'by name' | 'with the account' | undefined {
  const own = ['*', caller.arn, caller.principalArn];
  const account = [accountId, `arn:aws:iam::${accountId}:root`];
  const isLetInAs = (...wanted: string[]) =>
    isLetIn(document, (principals) => awsPrincipals(principals).some(isIn(wanted)), context);
  if (!isLetInAs(...own, ...account)) return undefined;
  return isLetInAs(...own) ? 'by name' : 'with the account';
}

// --- internal ---

interface Trust {
  Principal?: Principals;
  NotPrincipal?: Principals;
}

type Principals = '*' | { Service?: string | string[]; AWS?: string | string[] };

function isLetIn(
  document: string,
  isAbout: (principals: Principals | undefined) => boolean,
  context: Context,
): boolean {
  const { Statement = [] } = JSON.parse(document) as { Statement?: Trust | Trust[] };
  const statements = [Statement]
    .flat()
    .filter(({ Principal, NotPrincipal }) =>
      NotPrincipal === undefined ? isAbout(Principal) : !isAbout(NotPrincipal),
    )
    .map(({ Principal: _who, NotPrincipal: _others, ...rest }) => ({ ...rest, Resource: '*' }));
  const asked = { action: 'sts:AssumeRole', resource: '*', context };
  return evaluate([readPolicy({ Statement: statements })], asked) === 'allowed';
}

/**
 * Everyone is a service too: that is why there is a key to tell them from people,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 */
function names(principals: Principals = {}, service: string): boolean {
  if (principals === '*') return true;
  const { Service = [], AWS = [] } = principals;
  return [Service].flat().includes(service) || [AWS].flat().includes('*');
}

function awsPrincipals(principals: Principals = {}): string[] {
  return principals === '*' ? ['*'] : [principals.AWS ?? []].flat();
}

function isIn(list: readonly string[]): (text: string) => boolean {
  return (text) => list.includes(text);
}
