import { enforce } from '../../src/local-aws/policy/enforce.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { policyOf, type Policy } from '../../src/tutorial/permissions.ts';
import type { RecordedCall } from '../../src/tutorial/recording.ts';
import type { Step } from '../../src/tutorial/step.ts';
import { openLocalRun } from './local-run.ts';
import { changesOf, forgivingly } from './variants.ts';

/** One action left out of a step's policy, and whether the step noticed. */
export interface LeftOut {
  action: string;
  /** Undefined when the step was refused for exactly this action; else what happened instead. */
  wrong: string | undefined;
}

export interface PermissionProof {
  policy: Policy;
  /** Undefined when the step runs, changes and is undone under exactly this policy; else the first refusal. */
  refused: string | undefined;
  leftOut: LeftOut[];
}

/**
 * Proves the policy that is printed for a step: under exactly this policy the step runs, changes and is undone; and with
 * any one action left out it is refused for that action. So nothing is missing, and nothing is too much.
 */
export async function provePermissions(
  step: Step,
  before: Rows,
  calls: readonly RecordedCall[],
): Promise<PermissionProof> {
  const policy = policyOf(calls);
  const refused = await refusal(step, before, policy);
  const leftOut: LeftOut[] = [];
  for (const action of actionsOf(policy)) {
    const found = await refusal(step, before, without(policy, action));
    const asked = found?.includes(action) ?? false;
    leftOut.push({ action, wrong: asked ? undefined : (found ?? 'nothing was refused') });
  }
  return { policy, refused, leftOut };
}

// --- internal ---

function actionsOf({ Statement }: Policy): string[] {
  return [...new Set(Statement.flatMap(({ Action }) => Action))].sort();
}

function without(policy: Policy, action: string): Policy {
  const statements = policy.Statement.map((statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter((each) => each !== action),
  }));
  return { ...policy, Statement: statements.filter(({ Action }) => Action.length > 0) };
}

/**
 * Runs a step, its changes and its undo under a policy. Returns the first refusal, with the action that was refused, or
 * `undefined` when there was none.
 */
async function refusal(step: Step, before: Rows, policy: Policy): Promise<string | undefined> {
  const plain = await openLocalRun({ rows: before });
  plain.aws.guards.push(enforce(policy));
  const refusedIn = (act: () => Promise<unknown>) => refusedAction(plain.aws, act);
  const first = await refusedIn(() => plain.runner.run(step));
  if (first !== undefined) return first;
  for (const given of changesOf(step)) {
    // What a step needs is changed by somebody with the permissions for that.
    const changed = await openLocalRun({ rows: plain.rows, given });
    for (const need of Object.values(step.needs)) await changed.runner.run(need);
    changed.aws.guards.push(enforce(policy));
    const refused = await refusedAction(changed.aws, () =>
      forgivingly(() => changed.runner.run(step)),
    );
    if (refused !== undefined) return refused;
  }
  return step.undo && refusedIn(() => plain.runner.undo(step));
}

const REFUSALS = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/;

async function refusedAction(
  { journal }: Awaited<ReturnType<typeof openLocalRun>>['aws'],
  act: () => Promise<unknown>,
): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    const last = journal.entries.at(-1)?.error;
    if (!(error instanceof Error) || !last || !REFUSALS.test(last.code)) throw error;
    return last.message;
  }
}
