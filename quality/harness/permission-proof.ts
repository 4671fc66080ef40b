import { enforce } from '../../src/local-aws/policy/enforce.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { policyOf, type Policy } from '../../src/engine/permissions.ts';
import type { RecordedCall } from '../../src/engine/recording.ts';
import type { Step } from '../../src/engine/step.ts';
import { openLocalRun } from './local-run.ts';
import { changesOf, allowingRefusal } from './variants.ts';

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
  const { stages, refused } = await playAll(step, before, policy);
  const leftOut: LeftOut[] = [];
  for (const action of actionsOf(policy)) {
    // Up to the first stage that asks for the action, the policy without it is as good as the whole one.
    const stage = stages.find(({ asked }) => asked.has(action));
    const found = stage && (await play(step, stage, without(policy, action))).refused;
    const isRefused = found?.includes(action) ?? false;
    leftOut.push({ action, wrong: isRefused ? undefined : (found ?? 'nothing was refused') });
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

/** The run of a step, a run with a changed input, or the undo. */
interface Stage {
  act: 'run' | 'undo';
  /** The account when it begins. */
  rows: Rows;
  /** The changed input. */
  given?: Record<string, string>;
}

/** A stage that was played, and the actions that it asked for. */
interface Played extends Stage {
  asked: ReadonlySet<string>;
}

/** Plays the stages of a step under a policy, up to the first that is refused. */
async function playAll(
  step: Step,
  before: Rows,
  policy: Policy,
): Promise<{ stages: Played[]; refused: string | undefined }> {
  const first: Stage = { act: 'run', rows: before };
  const { after: rows, ...ran } = await play(step, first, policy);
  const stages: Played[] = [{ ...first, asked: ran.asked }];
  let { refused } = ran;
  const others: Stage[] = changesOf(step).map((given) => ({ act: 'run', rows, given }));
  if (step.undo) others.push({ act: 'undo', rows });
  for (const stage of refused === undefined ? others : []) {
    const played = await play(step, stage, policy);
    stages.push({ ...stage, asked: played.asked });
    ({ refused } = played);
    if (refused !== undefined) break;
  }
  return { stages, refused };
}

/** Plays one stage under a policy: what it asked for, the words with which it was refused, and the account that it left. */
async function play(step: Step, { act, rows, given }: Stage, policy: Policy) {
  const run = await openLocalRun({ rows, ...(given && { given }) });
  if (given) {
    // A need of the step is changed by somebody with the permissions for that.
    for (const need of Object.values(step.needs)) await run.runner.run(need);
  }
  const { aws } = run;
  const last = aws.journal.last;
  aws.guards.push(enforce(policy));
  // With a changed input it may end in a refusal that a reader can mend.
  const acting = () => run.runner[act](step);
  const refused = await refusedAction(aws, given ? () => allowingRefusal(acting) : acting);
  const asked = aws.journal
    .since(last)
    .flatMap(({ permissions }) => permissions.map(({ action }) => action));
  return { asked: new Set(asked), refused, after: run.rows };
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
