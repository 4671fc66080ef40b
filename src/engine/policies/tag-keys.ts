import type { RecordedPermission } from '../recording.ts';
import { oneOrMany, sorted } from './grouping.ts';
import type { Statement } from './policy.ts';

/** The keys of the tags that calls give or take away. */
export interface TagKeys {
  /** Of the calls whose keys are limited here: no others are allowed. */
  limit: readonly string[];
  /** Of all calls: they are part of every request, also where they are limited elsewhere. */
  asked: readonly string[];
}

/** A statement before its tag keys are limited. */
export interface Draft extends Statement {
  keys: TagKeys;
}

/**
 * The keys of a permission, which is one of those of a call. They are limited at one of these, since a call needs all: at what only
 * tags, else at what makes a thing with tags, else at what tags at the making. IAM limits the length of a policy.
 */
export function tagKeysOf(
  permission: RecordedPermission,
  ofItsCall: readonly RecordedPermission[],
): TagKeys {
  const known = ofItsCall.filter((each) => keysIn(each).length > 0);
  const isLimiting = known.every((each) => rank(permission) <= rank(each));
  return {
    limit: isLimiting ? sorted(keysIn(permission)) : [],
    asked: sorted(known.flatMap(keysIn)),
  };
}

/** The keys of some statements that become one. */
export function allKeys(some: readonly { keys: TagKeys }[]): TagKeys {
  return {
    limit: sorted(some.flatMap(({ keys }) => keys.limit)),
    asked: sorted(some.flatMap(({ keys }) => keys.asked)),
  };
}

/** Those whose keys are limited with all that the limit lets through, and the others. */
export function splitByLimit<Item extends { keys: TagKeys }>(same: readonly Item[]): Item[][] {
  const limited = same.filter(({ keys }) => keys.limit.length > 0);
  const { limit } = allKeys(limited);
  const fits = ({ keys: { asked } }: Item) => isWithinLimit({ limit, asked });
  return [same.filter(fits), same.filter((each) => !fits(each))].filter((part) => part.length > 0);
}

/** Returns true if no call of a statement is refused for a tag that it may write. */
export function isWithinLimit({ limit, asked }: TagKeys): boolean {
  return limit.length === 0 || asked.every((key) => limit.includes(key));
}

/**
 * The statement as a policy has it. It allows only the keys that our calls write: with another one a reader could move a bill to
 * somebody's cost center, or get what a policy allows to all that carry a tag.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html
 */
export function withTagKeys({ keys: { limit }, ...statement }: Draft): Statement {
  if (limit.length === 0) return statement;
  const { Condition } = statement;
  return {
    ...statement,
    Condition: { ...Condition, [ALL]: { ...Condition?.[ALL], [KEYS]: oneOrMany([...limit]) } },
  };
}

/** Returns true if an action writes tags, or takes some away. */
export function isTagging(action: string): boolean {
  return /:(Tag|Untag|CreateTags|DeleteTags|AddTags|RemoveTags)/.test(action);
}

// --- internal ---

const KEYS = 'aws:TagKeys';

/** It holds as well for a request without tags. */
const ALL = 'ForAllValues:StringEquals';

function keysIn({ context }: RecordedPermission): string[] {
  return [context?.[KEYS] ?? []].flat();
}

/** Which permission of a call limits the keys: that of the lowest rank. */
function rank({ action, context = {} }: RecordedPermission): number {
  const isOfMaking = Object.keys(context).some((name) => name.endsWith(':CreateAction'));
  if (!isTagging(action)) return 1;
  return isOfMaking ? 2 : 0;
}
