import { services } from './aws/index.ts';
import type { AwsService, Unkept } from './aws/service.ts';
import { compare, groupBy, key, oneOrMany, sorted } from './policies/grouping.ts';
import { limitsOf, type Limits } from './policies/limits.ts';
import {
  ONE_BY_ONE,
  withMergedValues,
  withoutRepeatedConditions,
} from './policies/merge-statements.ts';
import { inOrder, type Policy, type Statement } from './policies/policy.ts';
import { BY_AWS, ruleOf, withoutCovered } from './policies/rules.ts';
import { allKeys, splitByLimit, withTagKeys } from './policies/tag-keys.ts';
import type { RecordedCall } from './recording.ts';
import type { Step } from './step.ts';

export type { Policy, Statement };
export { grantable } from './policies/rules.ts';

/** One action, and everything that it was needed for. */
export interface Grant {
  action: string;
  resources: string[];
  /** The operations that asked for it, as `CreateCluster`; a permission without a call of its own has another's. */
  operations: string[];
  /** False if only the lookups of what the step needs asked for it. */
  own: boolean;
}

/**
 * The smallest IAM policy that allows the calls: what differs only in its action is one statement, and nothing is in
 * it twice. The same calls, in any order, give the same policy.
 */
export function policyOf(calls: readonly RecordedCall[]): Policy {
  const limits = limitsOf(calls.flatMap((call) => call.permissions));
  const rules = withoutCovered(
    calls.flatMap(({ permissions }) => permissions.map((each) => ruleOf(each, permissions))),
  );
  const resourcesOf = groupBy(rules, ({ action, condition, resource, keys }) =>
    key(action, condition, ONE_BY_ONE.has(action) && resource, keys.limit.length > 0),
  );
  const merged = [...resourcesOf.values()].map((same) => ({
    action: same[0]!.action,
    condition: same[0]!.condition,
    resources: sorted(same.map(({ resource }) => resource)),
    keys: allKeys(same),
  }));
  const statements = groupBy(merged, ({ action, resources, condition }) =>
    key(resources, condition, limits.get(action), UNKEPT.get(action)?.sid),
  );
  return {
    Version: '2012-10-17',
    Statement: withoutRepeatedConditions(
      withMergedValues(
        [...statements.values()].flatMap(splitByLimit).map((same) => {
          const [{ action, resources, condition }] = same as [(typeof same)[number]];
          const Condition = conditionOf(condition, limits.get(action));
          const sid = UNKEPT.get(action)?.sid;
          return {
            ...(sid !== undefined && { Sid: sid }),
            Effect: 'Allow' as const,
            Action: oneOrMany(sorted(same.map((each) => each.action))),
            Resource: oneOrMany(resources),
            ...(Condition && { Condition }),
            keys: allKeys(same),
          };
        }),
      ).sort(inOrder),
    )
      .map(withTagKeys)
      .sort(inOrder),
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
  const asked = calls.flatMap(({ operation, phase, permissions }) =>
    permissions.map((each) => ({ operation, phase, ...ruleOf(each, permissions) })),
  );
  return [...groupBy(asked, ({ action }) => action)]
    .map(([action, same]) => ({
      action,
      resources: sorted(same.map(({ resource }) => resource)),
      operations: sorted(same.map(({ operation }) => operation)),
      own: same.some(({ phase }) => phase !== 'needs'),
    }))
    .sort((a, b) => compare(a.action, b.action));
}

/**
 * Why a step asks for a grant, in the words that its "why" has for the call. Two services may have an operation of one name, so a
 * call that only looked up what the step needs has the words of a step that it needs. What is in neither looks for what holds
 * back a deletion: `heldBy` in src/engine/aws.
 */
export function whyOf(
  { why, needs }: Pick<Step, 'why' | 'needs'>,
  { action, operations, own }: Grant,
): string {
  const operation = action.slice(action.indexOf(':') + 1);
  if (!operations.includes(operation)) return `as part of ${operations.join(' and ')}`;
  const reason = reasonFor({ why: own ? why : {}, needs }, operation);
  return reason ?? 'to name what still uses it, if AWS refuses to delete it';
}

// --- internal ---

/** The actions that no policy can keep to what is ours. */
const UNKEPT = new Map<string, Unkept>(
  Object.values<AwsService>(services).flatMap(({ iam }) => Object.entries(iam.unkept)),
);

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
    const operator = operatorFor(name, values);
    operators[operator] = { ...operators[operator], [name]: oneOrMany(values) };
  }
  return operators;
}

/** A key of IAM is compared as what it is, text or a Boolean. */
function operatorFor(name: string, values: readonly string[]): string {
  if (name === BY_AWS) return 'Bool';
  return values.length === 1 ? 'StringEquals' : 'ForAllValues:StringEquals';
}

function reasonFor(step: Pick<Step, 'why' | 'needs'>, operation: string): string | undefined {
  if (step.why[operation] !== undefined) return `to ${step.why[operation]}`;
  for (const need of Object.values(step.needs)) {
    const reason = reasonFor(need, operation);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
