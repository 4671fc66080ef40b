import { evaluate, type Asked } from './evaluate.ts';
import type { Policy } from './policy-document.ts';

/** The policies that decide what a caller may do. */
export interface Rights {
  /** Those of the user or the role. */
  identity: readonly Policy[];
  /** The boundary of the user or the role; undefined where it has none. */
  boundary?: readonly Policy[] | undefined;
  /** Those that were given with a session; undefined where none were. */
  session?: readonly Policy[] | undefined;
}

/** The decision of IAM, and which kind of policy decided it. */
export interface Judgement {
  verdict: 'allowed' | 'denied' | 'not allowed';
  by: 'identity-based policy' | 'permissions boundary' | 'session policy';
}

/**
 * Decides as IAM does within one account: a Deny in any policy outweighs all, and a boundary and the policies of a session
 * have to allow as well what the identity's own policies allow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 *
 * @param isGrantedByResource true where a policy of the resource itself allows it: then only a Deny stands in the way
 */
export function judge(rights: Rights, asked: Asked, isGrantedByResource = false): Judgement {
  const judged = KINDS.flatMap(([kind, by]): Judgement[] => {
    const policies = rights[kind];
    return policies ? [{ verdict: evaluate(policies, asked), by }] : [];
  });
  const denied = judged.find(({ verdict }) => verdict === 'denied');
  const refused = isGrantedByResource ? denied : (denied ?? judged.find(isRefused));
  return refused ?? { verdict: 'allowed', by: 'identity-based policy' };
}

// --- internal ---

const KINDS = [
  ['identity', 'identity-based policy'],
  ['boundary', 'permissions boundary'],
  ['session', 'session policy'],
] as const;

function isRefused({ verdict }: Judgement): boolean {
  return verdict !== 'allowed';
}
