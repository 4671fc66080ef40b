import type { Context } from './conditions.ts';
import { evaluate } from './evaluate.ts';
import { readPolicy } from './policy-document.ts';

/**
 * True if a trust policy lets a service assume its role. Such a policy is about one resource, the role, so a statement
 * that is about the service is read as one of an identity-based policy would be; one Deny outweighs every Allow.
 */
export function trusts(document: string, service: string, context: Context): boolean {
  const { Statement = [] } = JSON.parse(document) as { Statement?: Trust | Trust[] };
  const statements = [Statement]
    .flat()
    .filter(({ Principal, NotPrincipal }) =>
      NotPrincipal === undefined ? names(Principal, service) : !names(NotPrincipal, service),
    )
    .map(({ Principal: _who, NotPrincipal: _others, ...rest }) => ({ ...rest, Resource: '*' }));
  const asked = { action: 'sts:AssumeRole', resource: '*', context };
  return evaluate([readPolicy({ Statement: statements })], asked) === 'allowed';
}

// --- internal ---

interface Trust {
  Principal?: Principals;
  NotPrincipal?: Principals;
}

type Principals = '*' | { Service?: string | string[]; AWS?: string | string[] };

/**
 * Everyone is a service too: that is why there is a key to tell them from people,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 */
function names(principals: Principals = {}, service: string): boolean {
  if (principals === '*') return true;
  const { Service = [], AWS = [] } = principals;
  return [Service].flat().includes(service) || [AWS].flat().includes('*');
}
