import { groupBy, key, oneOrMany, sorted } from './grouping.ts';
import type { Statement } from './policy.ts';
import { allKeys, isTagging, isWithinLimit, type Draft } from './tag-keys.ts';

/** Whoever may hand one role over need not hand over another: each has a statement of its own. */
export const ONE_BY_ONE = new Set(['iam:PassRole']);

/**
 * Statements that differ only in the one value that one key must have become one: the key may have either. Where the key is
 * the call that makes the thing, they may be about different things, for each is made by one call.
 */
export function withMergedValues(statements: readonly Draft[]): Draft[] {
  const alike = groupBy(statements, (statement) => {
    const name = nameOfVarying(statement);
    if (name === undefined) return key(statement);
    const { Action, Resource, Condition, keys } = statement;
    const others = { ...Condition, StringEquals: { ...Condition!['StringEquals'], [name]: '' } };
    const isOfMaking = isCreateAction(name) && Resource !== '*';
    return key(Action, isOfMaking || Resource, name, others, keys.limit.length > 0);
  });
  return [...alike.values()].map((same) => {
    const [first] = same as [Draft];
    const name = nameOfVarying(first);
    if (name === undefined || same.length === 1) return first;
    const equal = first.Condition!['StringEquals'];
    const values = same.flatMap(({ Condition }) => Condition!['StringEquals']![name]!);
    return {
      ...first,
      Resource: oneOrMany(sorted(same.flatMap(({ Resource }) => Resource))),
      Condition: { ...first.Condition, StringEquals: { ...equal, [name]: sorted(values) } },
      keys: allKeys(same),
    };
  });
}

/**
 * Statements about different kinds of things under the same condition become one, for IAM limits the length of a policy. It
 * allows no more: an action is never asked of a thing of another kind. What has a name of its own stays by itself.
 */
export function withoutRepeatedConditions(statements: readonly Draft[]): Draft[] {
  const merged: Draft[] = [];
  for (const statement of statements) {
    const { Action, Resource, Condition } = statement;
    const index = merged.findIndex(
      (each) =>
        key(each.Condition) === key(Condition) &&
        areApart(each, statement) &&
        isWithinLimit(allKeys([each, statement])),
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
      keys: allKeys([other, statement]),
    };
  }
  return merged;
}

// --- internal ---

/** The key that may have either value, if two statements are alike: the call that makes the thing, or the only key. */
function nameOfVarying({ Condition }: Statement): string | undefined {
  const keys = Object.keys(Condition?.['StringEquals'] ?? {});
  const isOnly = keys.length === 1 && Object.keys(Condition!).length === 1;
  return keys.find(isCreateAction) ?? (isOnly ? keys[0] : undefined);
}

function isCreateAction(name: string): boolean {
  return name.endsWith(':CreateAction');
}

/**
 * Returns true if no kind of thing is in both of two statements. A statement on everything is apart from none, and neither is
 * one that tags, but from other services: what tags things tags all kinds of them.
 */
function areApart(one: Statement, other: Statement): boolean {
  if (one.Sid !== undefined || other.Sid !== undefined) return false;
  if (isHandingOver(one) || isHandingOver(other)) return false;
  const isKnown = [one, other].every((each) => !tags(each) && isOfOneService(each));
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

function tags({ Action }: Statement): boolean {
  return [Action].flat().some(isTagging);
}

function isHandingOver({ Action }: Statement): boolean {
  return [Action].flat().some((action) => ONE_BY_ONE.has(action));
}
