import { services } from './aws/index.ts';
import type { AwsService, Unkept } from './aws/service.ts';
import type { RecordedCall, RecordedPermission } from './recording.ts';
import type { Step } from './step.ts';

/** An IAM policy, as `aws iam create-policy` takes it. */
export interface Policy {
  Version: '2012-10-17';
  Statement: Statement[];
}

export interface Statement {
  Sid?: string;
  Effect: 'Allow';
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>> | undefined;
}

/** One action, and everything that it was needed for. */
export interface Grant {
  action: string;
  resources: string[];
  /** The operations that asked for it, as `CreateCluster`; a permission without a call of its own has another's. */
  operations: string[];
}

/**
 * The smallest IAM policy that allows the calls: what differs only in its action is one statement, and nothing is in
 * it twice. The same calls, in any order, give the same policy.
 */
export function policyOf(calls: readonly RecordedCall[]): Policy {
  const permissions = calls.flatMap((call) => call.permissions);
  const limits = limitsOf(permissions);
  const rules = withoutCovered(permissions.map(ruleOf));
  const resourcesOf = groupBy(rules, ({ action, condition, resource }) =>
    key(action, condition, ONE_BY_ONE.has(action) && resource),
  );
  const merged = [...resourcesOf.values()].map((same) => ({
    action: same[0]!.action,
    condition: same[0]!.condition,
    resources: sorted(same.map(({ resource }) => resource)),
  }));
  const statements = groupBy(merged, ({ action, resources, condition }) =>
    key(resources, condition, limits.get(action), UNKEPT.get(action)?.sid),
  );
  return {
    Version: '2012-10-17',
    Statement: withoutRepeatedConditions(
      withMergedValues(
        [...statements.values()].map((same) => {
          const [{ action, resources, condition }] = same as [(typeof same)[number]];
          const Condition = conditionOf(condition, limits.get(action));
          const sid = UNKEPT.get(action)?.sid;
          return {
            ...(sid !== undefined && { Sid: sid }),
            Effect: 'Allow' as const,
            Action: oneOrMany(sorted(same.map((each) => each.action))),
            Resource: oneOrMany(resources),
            ...(Condition && { Condition }),
          };
        }),
      ).sort(inOrder),
    ).sort(inOrder),
  };
}

/** The actions of a policy that no policy can keep to what is ours, each with why, in the order of their statements. */
export function unkeptIn({ Statement }: Policy): (Unkept & { action: string })[] {
  return Statement.flatMap(({ Action }) => Action).flatMap((action) => {
    const unkept = UNKEPT.get(action);
    return unkept ? [{ action, ...unkept }] : [];
  });
}

/** The calls without what no policy can keep to what is ours: for an account that others use too. */
export function keptCalls(calls: readonly RecordedCall[]): RecordedCall[] {
  return calls.map((call) => ({
    ...call,
    permissions: call.permissions.filter(({ action }) => !UNKEPT.has(action)),
  }));
}

/** The calls, about things of any name: for a program that looks at what others have made too. */
export function ofAnyName(calls: readonly RecordedCall[], name: string): RecordedCall[] {
  const named = new RegExp(`${name}[^/:]*`, 'g');
  return calls.map((call) => ({
    ...call,
    permissions: call.permissions.map((each) => ({
      ...each,
      resource: each.resource.replace(named, '*'),
    })),
  }));
}

/** The actions that the calls need, by name, each with its resources and the operations that asked for it. */
export function grantsOf(calls: readonly RecordedCall[]): Grant[] {
  const asked = calls.flatMap(({ operation, permissions }) =>
    permissions.map((permission) => ({ operation, ...ruleOf(permission) })),
  );
  return [...groupBy(asked, ({ action }) => action)]
    .map(([action, same]) => ({
      action,
      resources: sorted(same.map(({ resource }) => resource)),
      operations: sorted(same.map(({ operation }) => operation)),
    }))
    .sort((a, b) => compare(a.action, b.action));
}

/** Why a step asks for a grant, in the words that its "why" and those of the steps that it needs have for the calls. */
export function whyOf(step: Pick<Step, 'why' | 'needs'>, { action, operations }: Grant): string {
  const own = action.slice(action.indexOf(':') + 1);
  if (!operations.includes(own)) return `as part of ${operations.join(' and ')}`;
  return reasonFor(step, own) ?? `to call ${own}`;
}

/**
 * A resource as a policy can name it before it exists: an id that AWS makes up is a `*`, or `<task-id>` in a recording,
 * and so is the revision of a task definition.
 */
export function grantable(resource: string): string {
  return MADE_UP.reduce((text, part) => text.replace(part, '*'), resource);
}

// --- internal ---

function reasonFor(step: Pick<Step, 'why' | 'needs'>, operation: string): string | undefined {
  if (step.why[operation] !== undefined) return `to ${step.why[operation]}`;
  for (const need of Object.values(step.needs)) {
    const reason = reasonFor(need, operation);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

interface Rule {
  action: string;
  resource: string;
  condition: Record<string, string[]> | undefined;
}

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
  ...Object.values<AwsService>(services).flatMap(({ iam }) => Object.entries(iam.conditionKeys)),
]);

/** The actions that no policy can keep to what is ours. */
const UNKEPT = new Map<string, Unkept>(
  Object.values<AwsService>(services).flatMap(({ iam }) => Object.entries(iam.unkept)),
);

/** The condition keys whose numbers a call may not exceed, by action. */
const LIMITED = new Map<string, readonly string[]>(
  Object.values<AwsService>(services).flatMap(({ iam }) => Object.entries(iam.limits)),
);

/** Whoever may hand one role over need not hand over another: each has a statement of its own. */
const ONE_BY_ONE = new Set(['iam:PassRole']);

/** The parts of an ARN that nobody knows before the resource exists; of a recording, its placeholders. */
const MADE_UP = [
  /<[a-z-]+(?:-\d+)?>/,
  ...Object.values<AwsService>(services).flatMap(({ iam }) => iam.madeUp),
].map(({ source }) => RegExp(source, 'g'));

function ruleOf({ action, resource, context }: RecordedPermission): Rule {
  const names = Object.keys(context ?? {}).filter((name) => CONDITIONS.has(name));
  const entries = names
    .filter((name) => !saysNothing(name, { action, resource }, names))
    .sort(compare)
    .map((name) => [name, sorted([context![name]!].flat())] as const);
  return {
    action,
    resource: grantable(resource),
    condition: entries.length === 0 ? undefined : Object.fromEntries(entries),
  };
}

/** Returns true if a condition asks for what cannot be otherwise, or for what cannot be known yet. */
function saysNothing(
  name: string,
  { action, resource }: { action: string; resource: string },
  names: readonly string[],
): boolean {
  // A read comes before anybody knows that the thing is there: without the thing there are no tags.
  if (name.startsWith('aws:ResourceTag/')) return /:(Describe|Get|List)/.test(action);
  if (CONDITIONS.get(name) === 'on * only') return resource !== '*';
  return name === 'aws:RequestedRegion' && names.length > 1;
}

/** Leaves out what another rule allows as well: one on `*`, or one without the condition. */
function withoutCovered(rules: readonly Rule[]): Rule[] {
  const covers = (wide: Rule, narrow: Rule) =>
    wide !== narrow &&
    wide.action === narrow.action &&
    (wide.resource === narrow.resource || wide.resource === '*') &&
    (wide.condition === undefined || key(wide.condition) === key(narrow.condition));
  const distinct = [...groupBy(rules, (rule) => key(rule)).values()].map((same) => same[0]!);
  return distinct.filter((rule) => !distinct.some((other) => covers(other, rule)));
}

/** The largest number of each key that limits an action. */
type Limits = Readonly<Record<string, number>>;

/** The numbers that no call of an action may exceed: the largest that any call has. */
function limitsOf(permissions: readonly RecordedPermission[]): ReadonlyMap<string, Limits> {
  const limits = new Map<string, Record<string, number>>();
  const largest = (name: string) =>
    Math.max(...permissions.flatMap(({ context }) => Number(context?.[name] ?? 0)));
  for (const { action, context = {} } of permissions) {
    for (const name of LIMITED.get(action) ?? []) {
      if (context[name] === undefined) continue;
      limits.set(action, { ...limits.get(action), [name]: largest(name) });
    }
  }
  return limits;
}

/**
 * One value must be equal; of several values every one in the request must be among them. A number may not be exceeded, where
 * the request has it: RunTask may override nothing.
 */
function conditionOf(
  condition: Record<string, string[]> | undefined,
  limits: Limits | undefined,
): Statement['Condition'] {
  if (!condition && !limits) return undefined;
  const operators: NonNullable<Statement['Condition']> = {};
  if (limits) {
    operators['NumericLessThanEqualsIfExists'] = Object.fromEntries(
      Object.entries(limits).map(([name, limit]) => [name, String(limit)]),
    );
  }
  for (const [name, values] of Object.entries(condition ?? {})) {
    const operator = values.length === 1 ? 'StringEquals' : 'ForAllValues:StringEquals';
    operators[operator] = { ...operators[operator], [name]: oneOrMany(values) };
  }
  return operators;
}

/**
 * Statements that differ only in the one value that one key must have become one: the key may have either. Where the key is
 * the call that makes the thing, they may be about different things, for each is made by one call.
 */
function withMergedValues(statements: readonly Statement[]): Statement[] {
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
function withoutRepeatedConditions(statements: readonly Statement[]): Statement[] {
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

function inOrder(a: Statement, b: Statement): number {
  return compare(key(a.Action, a.Resource, a), key(b.Action, b.Resource, b));
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function key(...parts: unknown[]): string {
  return JSON.stringify(parts);
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort(compare);
}

function oneOrMany(values: string[]): string | string[] {
  return values.length === 1 ? values[0]! : values;
}

// Not `localeCompare`: the same order on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
