import { evaluate, type Asked } from '../../src/local-aws/policy/evaluate.ts';
import { readPolicy } from '../../src/local-aws/policy/policy-document.ts';
import type { Policy } from '../../src/engine/permissions.ts';

export interface PermissionProof {
  /** The first permission that was asked for and that the policy refuses, as `ecs:StopTask on *`. */
  refused: string | undefined;
  /** The actions of the policy, in order. */
  actions: string[];
  /** Those that may be left out: everything that was asked for is allowed without them. */
  idle: string[];
}

/**
 * Proves a policy by all that a program asked of IAM: it allows each permission, and without any one of its actions it refuses
 * one. So nothing is missing, and nothing is too much. That a refusal ends a program at once, at each call, is a law of its own.
 */
export function provePermissions(policy: Policy, asked: readonly Asked[]): PermissionProof {
  const actions = [...new Set(policy.Statement.flatMap(({ Action }) => Action))].sort();
  const refused = firstRefused(policy, asked);
  return {
    refused: refused && `${refused.action} on ${refused.resource}`,
    actions,
    idle: actions.filter((action) => {
      const ofIt = asked.filter((each) => each.action === action);
      return firstRefused(without(policy, action), ofIt) === undefined;
    }),
  };
}

// --- internal ---

function firstRefused(policy: Policy, asked: readonly Asked[]): Asked | undefined {
  const policies = [readPolicy(policy)];
  return asked.find((each) => evaluate(policies, each) !== 'allowed');
}

function without(policy: Policy, action: string): Policy {
  const statements = policy.Statement.map((statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter((each) => each !== action),
  }));
  return { ...policy, Statement: statements.filter(({ Action }) => Action.length > 0) };
}
