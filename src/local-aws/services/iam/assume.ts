import type { Region } from '../../core/account.ts';
import { isAssumable, roles, type RoleRecord } from './roles.ts';

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
