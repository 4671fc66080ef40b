import { holds, type Context } from './conditions.ts';
import type { Matched, Policy, Statement } from './policy-document.ts';
import { matches, type Variables } from './wildcards.ts';

/** A request to IAM: may the caller do one action on one resource? */
export interface Asked {
  /** As `ecs:CreateCluster`. */
  action: string;
  /** An ARN, or `*` where the action knows no resource. */
  resource: string;
  context: Context;
}

/** `denied`: a statement says so. `not allowed`: none says anything. */
export type Verdict = 'allowed' | 'denied' | 'not allowed';

/** Decides as IAM does: one Deny outweighs every Allow, and what no statement allows is refused. */
export function evaluate(policies: readonly Policy[], asked: Asked): Verdict {
  const variables: Variables = (name) => {
    const values = asked.context.get(name.toLowerCase());
    return values?.length === 1 ? values[0] : undefined;
  };
  const applying = policies
    .flatMap(({ statements }) => statements)
    .filter((statement) => applies(statement, asked, variables));
  if (applying.some(({ allows }) => !allows)) return 'denied';
  return applying.length > 0 ? 'allowed' : 'not allowed';
}

// --- internal ---

function applies(statement: Statement, asked: Asked, variables: Variables): boolean {
  return (
    matchesAny(statement.actions, asked.action, matchesAction) &&
    matchesAny(statement.resources, asked.resource, (pattern, resource) =>
      matches(pattern, resource, variables),
    ) &&
    statement.conditions.every((condition) => holds(condition, asked.context, variables))
  );
}

function matchesAny(
  { not, patterns }: Matched,
  text: string,
  match: (pattern: string, text: string) => boolean,
): boolean {
  return patterns.some((pattern) => match(pattern, text)) !== not;
}

/** The case of an action does not matter, and no variable is replaced in it. */
function matchesAction(pattern: string, action: string): boolean {
  return matches(pattern.toLowerCase(), action.toLowerCase(), () => undefined);
}
