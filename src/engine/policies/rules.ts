import { services } from '../aws/index.ts';
import type { AwsService } from '../aws/service.ts';
import type { RecordedPermission } from '../recording.ts';
import { compare, groupBy, key, sorted } from './grouping.ts';
import { tagKeysOf, type TagKeys } from './tag-keys.ts';

/** Is `true` of a call that AWS makes for the caller. It says nothing of the Region. */
export const BY_AWS = 'aws:ViaAWSService';

/** A permission without what is true of one call only. */
export interface Rule {
  action: string;
  resource: string;
  condition: Record<string, string[]> | undefined;
  keys: TagKeys;
}

/** The rule by which a policy allows a permission, which is one of those of a call. */
export function ruleOf(
  permission: RecordedPermission,
  ofItsCall: readonly RecordedPermission[],
): Rule {
  const { action, resource, context } = permission;
  const names = Object.keys(context ?? {}).filter((name) => CONDITIONS.has(name));
  const entries = names
    .filter((name) => !saysNothing(name, { action, resource }, names))
    .sort(compare)
    .map((name) => [name, sorted([context![name]!].flat())] as const);
  return {
    action,
    resource: grantable(resource),
    condition: entries.length === 0 ? undefined : Object.fromEntries(entries),
    keys: tagKeysOf(permission, ofItsCall),
  };
}

/** Leaves out what another rule allows as well: one on `*`, one without the condition, or one for more tag keys. */
export function withoutCovered(rules: readonly Rule[]): Rule[] {
  const coversKeys = ({ keys, condition }: Rule, narrow: Rule) =>
    key(keys) === key(narrow.keys) ||
    (condition === undefined &&
      keys.limit.length === 0 &&
      narrow.keys.limit.length === 0 &&
      narrow.keys.asked.every((each) => keys.asked.includes(each)));
  const covers = (wide: Rule, narrow: Rule) =>
    wide !== narrow &&
    wide.action === narrow.action &&
    (wide.resource === narrow.resource || wide.resource === '*') &&
    (wide.condition === undefined || key(wide.condition) === key(narrow.condition)) &&
    coversKeys(wide, narrow);
  const distinct = [...groupBy(rules, (rule) => key(rule)).values()].map((same) => same[0]!);
  return distinct.filter((rule) => !distinct.some((other) => covers(other, rule)));
}

/**
 * A resource as a policy can name it before it exists: an id that AWS makes up is a `*`, or `<task-id>` in a recording,
 * and so is the revision of a task definition.
 */
export function grantable(resource: string): string {
  return MADE_UP.reduce((text, part) => text.replace(part, '*'), resource);
}

// --- internal ---

/**
 * The condition keys that a policy is written with. A call has many more, such as the size of a task, a subnet or the
 * hash of the inputs: they are true of one run, and a policy that asked for them would refuse the next.
 */
const CONDITIONS = new Map<string, 'always' | 'on * only'>([
  ['aws:RequestTag/project', 'always'],
  ['aws:RequestTag/run', 'always'],
  ['aws:RequestedRegion', 'always'],
  ['aws:ResourceTag/project', 'always'],
  ['aws:ResourceTag/run', 'always'],
  [BY_AWS, 'always'],
  ...Object.values<AwsService>(services).flatMap(({ iam }) => Object.entries(iam.conditionKeys)),
]);

/** The parts of an ARN that nobody knows before the resource exists; of a recording, its placeholders. */
const MADE_UP = [
  /<[a-z-]+(?:-\d+)?>/,
  ...Object.values<AwsService>(services).flatMap(({ iam }) => iam.madeUp),
].map(({ source }) => RegExp(source, 'g'));

/** Returns true if a condition asks for what cannot be otherwise, or for what cannot be known yet. */
function saysNothing(
  name: string,
  { action, resource }: { action: string; resource: string },
  names: readonly string[],
): boolean {
  // A read comes before anybody knows that the thing is there: without the thing there are no tags.
  if (name.startsWith('aws:ResourceTag/')) return /:(Describe|Get|List)/.test(action);
  if (CONDITIONS.get(name) === 'on * only') return resource !== '*';
  return name === 'aws:RequestedRegion' && names.some((each) => each !== name && each !== BY_AWS);
}
