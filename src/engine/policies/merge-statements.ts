import { groupBy, key, oneOrMany, sorted } from './grouping.ts';
import type { Statement } from './policy.ts';

/** Whoever may hand one role over need not hand over another: each has a statement of its own. */
export const ONE_BY_ONE = new Set(['iam:PassRole']);

/**
 * Statements that differ only in the one value that one key must have become one: the key may have either. Where the key is
 * the call that makes the thing, they may be about different things, for each is made by one call.
 */
export function withMergedValues(statements: readonly Statement[]): Statement[] {
  const onlyKey = ({ Condition }: Statement) => {
    const keys = Object.keys(Condition?.['StringEquals'] ?? {});
    return keys.length === 1 && Object.keys(Condition!).length === 1 ? keys[0]! : undefined;
  };
  const isOfMaking = (statement: Statement) =>
    onlyKey(statement)!.endsWith(':CreateAction') && statement.Resource !== '*';
  const alike = groupBy(statements, (statement) =>
    onlyKey(statement)
      ? key(statement.Action, isOfMaking(statement) || statement.Resource, onlyKey(statement))
      : key(statement),
  );
  return [...alike.values()].map((same) => {
    const name = onlyKey(same[0]!);
    if (name === undefined || same.length === 1) return same[0]!;
    const values = same.flatMap(({ Condition }) => Condition!['StringEquals']![name]!);
    const resources = oneOrMany(sorted(same.flatMap(({ Resource }) => Resource)));
    return {
      ...same[0]!,
      Resource: resources,
      Condition: { StringEquals: { [name]: sorted(values) } },
    };
  });
}

/**
 * Statements about different kinds of things under the same condition become one, for IAM limits the length of a policy. It
 * allows no more: an action is never asked of a thing of another kind. What has a name of its own stays by itself.
 */
export function withoutRepeatedConditions(statements: readonly Statement[]): Statement[] {
  const merged: Statement[] = [];
  for (const statement of statements) {
    const { Action, Resource, Condition } = statement;
    const index = merged.findIndex(
      (each) => key(each.Condition) === key(Condition) && areApart(each, statement),
    );
    if (index < 0) {
      merged.push(statement);
      continue;
    }
    const other = merged[index]!;
    merged[index] = {
      ...other,
      Action: sorted([other.Action, Action].flat()),
      Resource: sorted([other.Resource, Resource].flat()),
    };
  }
  return merged;
}

// --- internal ---

/**
 * Returns true if no kind of thing is in both of two statements. A statement on everything is apart from none, and neither is
 * one that tags, but from other services: what tags things tags all kinds of them.
 */
function areApart(one: Statement, other: Statement): boolean {
  if (one.Sid !== undefined || other.Sid !== undefined) return false;
  if (isHandingOver(one) || isHandingOver(other)) return false;
  const isKnown = [one, other].every((each) => !isTagging(each) && isOfOneService(each));
  const partsOf = isKnown ? kindsOf : servicesOf;
  const [known, others] = [partsOf(one), partsOf(other)];
  return ![...known, ...others].includes('*') && !others.some((each) => known.includes(each));
}

function servicesOf({ Action, Resource }: Statement): string[] {
  return [
    ...[Action].flat().map((action) => action.split(':')[0]!),
    ...[Resource].flat().map((resource) => resource.split(':')[2] ?? '*'),
  ];
}

/** The kinds of things: `ecs:cluster`, `logs:log-group`. */
function kindsOf({ Resource }: Statement): string[] {
  return [Resource].flat().map((resource) => {
    const [, , service, , , rest] = resource.split(':');
    return rest === undefined ? '*' : `${service}:${rest.split('/')[0]}`;
  });
}

/** Returns true if each action is asked of things of its own service. */
function isOfOneService({ Action, Resource }: Statement): boolean {
  const prefixes = new Set([Action].flat().map((action) => action.split(':')[0]));
  return [Resource].flat().every((resource) => prefixes.has(resource.split(':')[2]));
}

function isTagging({ Action }: Statement): boolean {
  return [Action].flat().some((action) => /:(Tag|Untag|CreateTags|AddTags)/.test(action));
}

function isHandingOver({ Action }: Statement): boolean {
  return [Action].flat().some((action) => ONE_BY_ONE.has(action));
}
