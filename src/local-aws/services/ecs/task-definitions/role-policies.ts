import type { Region } from '../../../core/account.ts';
import { findPolicy } from '../../iam/policies/policies.ts';
import { roles } from '../../iam/roles/roles.ts';

/**
 * True if a role's own policies allow an action, without their conditions. A policy of AWS's whose text the local
 * AWS does not carry is taken to allow everything.
 */
export function roleAllows(
  region: Region,
  reference: string,
  action: string,
  resource: string,
): boolean {
  const record = roles(region).get(reference.split('/').at(-1)!);
  if (!record) return false;
  const attached = record.attached.map(({ PolicyArn = '' }) => findPolicy(region, PolicyArn));
  const texts = [...attached.map((policy) => policy?.document), ...Object.values(record.inline)];
  const statements = texts.flatMap((text) => (text === undefined ? [EVERYTHING] : parse(text)));
  const meant = statements.filter(
    (statement) => matchesAny(statement.Action, action) && matchesAny(statement.Resource, resource),
  );
  return (
    meant.some(({ Effect }) => Effect === 'Allow') && !meant.some(({ Effect }) => Effect === 'Deny')
  );
}

// --- internal ---

interface Statement {
  Effect?: string;
  Action?: string | string[];
  Resource?: string | string[];
}

const EVERYTHING: Statement = { Effect: 'Allow', Action: '*', Resource: '*' };

function parse(text: string): Statement[] {
  const { Statement: statements = [] } = JSON.parse(text) as {
    Statement?: Statement | Statement[];
  };
  return [statements].flat();
}

/** `logs:*` and `arn:…:log-group:/ecs/?*` are patterns; actions do not mind capitals. */
function matchesAny(patterns: string | string[] | undefined, text: string): boolean {
  return [patterns ?? []].flat().some((pattern) => {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'i').test(text);
  });
}
