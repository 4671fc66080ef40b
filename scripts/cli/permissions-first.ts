import { existsSync, readFileSync } from 'node:fs';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { Option } from 'commander';
import { missingPermissions, policySource } from '../../src/engine/missing-permissions.ts';
import { policyOf } from '../../src/engine/permissions.ts';
import { parseRecording, type RecordedCall } from '../../src/engine/recording.ts';
import type { Session } from '../../src/engine/session.ts';
import { StepError, type Step } from '../../src/engine/step.ts';
import { withNeeds } from '../../src/engine/with-needs.ts';
import { DEFAULT_NAME } from './common-flags.ts';
import type { Terminal } from './terminal.ts';

/** `--unchecked`: goes on whatever a simulation of the permissions says. */
export function uncheckedOption(): Option {
  return new Option('--unchecked', 'with --target aws: do not check your permissions first');
}

/**
 * Before anything is made that is billed: asks IAM if the reader may do all that the steps do, and undo it, and throws a
 * {@link StepError} where that is not so, once the missing permissions are printed as a policy. Where the reader may not ask, or IAM
 * cannot tell, says so.
 *
 * @param unchecked the same command without this
 */
export async function requirePermissions(
  session: Session,
  steps: readonly Step[],
  terminal: Terminal,
  unchecked: string,
): Promise<void> {
  const calls = [...withNeeds(steps)].flatMap((step) => callsOf(step, session));
  const asked = calls.flatMap(({ permissions }) => permissions);
  const { iam, sts } = session.clients;
  try {
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    const source = await policySource(iam, Arn!);
    if (source === undefined) return;
    const missing = new Set(await missingPermissions(iam, source, asked));
    if (missing.size === 0) return;
    const refused = calls.map((call) => ({
      ...call,
      permissions: call.permissions.filter((permission) => missing.has(permission)),
    }));
    const policy = policyOf(refused);
    terminal.data({ type: 'missing', policy });
    terminal.asIs(JSON.stringify(policy, null, 2));
  } catch (error) {
    if (!(error instanceof Error && '$fault' in error)) throw error;
    terminal.note(
      `Your permissions could not be checked first, so AWS may still refuse a call: IAM answered ${error.name}.`,
    );
    return;
  }
  throw new StepError(
    'You lack permissions that these steps, or their undo, need: the policy above has them. Nothing was made. To try anyway, skip this check.',
    unchecked,
  );
}

// --- internal ---

/** The calls of a step's run and of its undo as they are recorded, with the reader's account, Region and name. */
function callsOf({ id }: Step, { where }: Session): readonly RecordedCall[] {
  const file = `src/recordings/${id}/record.json`;
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8')
    .replaceAll('111122223333', where.accountId)
    .replaceAll('us-east-1', where.region)
    .replaceAll(DEFAULT_NAME, where.name);
  const { run, undo } = parseRecording(text, file);
  return [...run.calls, ...undo.calls];
}
