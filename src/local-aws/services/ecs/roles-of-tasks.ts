import type { Region } from '../../core/account.ts';
import { isAssumable, roles, type RoleRecord } from '../iam/roles.ts';

/** The refusal of ECS for roles of a task that it cannot assume, in AWS's words, or `undefined`. */
export function roleProblem(
  region: Region,
  references: readonly (string | undefined)[],
): string | undefined {
  for (const reference of references) {
    if (!reference) continue;
    const isFaulty = region.account.faults.take(['role-propagation'], { service: 'ecs' });
    if (!isFaulty && canAssume(region, reference, 'ecs-tasks.amazonaws.com')) continue;
    const arn = reference.startsWith('arn:')
      ? reference
      : `arn:aws:iam::${region.accountId}:role/${reference}`;
    return `ECS was unable to assume the role '${arn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
  }
  return undefined;
}

/**
 * Whether a service such as `ecs-tasks.amazonaws.com` can assume a role now: the role exists, its news has spread, and
 * its trust policy names the service.
 */
export function canAssume(region: Region, reference: string, service: string): boolean {
  const record = findRole(region, reference);
  if (!record || !isAssumable(region, record)) return false;
  const text = decodeURIComponent(record.role.AssumeRolePolicyDocument ?? '{}');
  const { Statement: statements = [] } = JSON.parse(text) as { Statement?: Trust | Trust[] };
  return [statements].flat().some((statement) => {
    const principals = [statement.Principal?.Service ?? []].flat();
    return statement.Effect === 'Allow' && principals.includes(service);
  });
}

// --- internal ---

/** The role of an ARN or, as task definitions allow, of a bare name. */
function findRole(region: Region, reference: string): RoleRecord | undefined {
  return roles(region).get(reference.split('/').at(-1)!);
}

interface Trust {
  Effect?: string;
  Principal?: { Service?: string | string[] };
}
