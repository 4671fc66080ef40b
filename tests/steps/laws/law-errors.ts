import { serviceSignedAs } from '../../../src/engine/aws/find-service.ts';
import { StepError, type Step } from '../../../src/engine/step.ts';
import { AwsError } from '../../../src/local-aws/core/error.ts';
import type { JournalEntry } from '../../../src/local-aws/core/journal.ts';
import type { AuthorizedCall } from '../../../src/local-aws/dispatch/call.ts';
import { enforce } from '../../../src/local-aws/policy/enforce.ts';
import type { Rows } from '../../../src/local-aws/stores/memory.ts';
import type { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import type { LocalRun } from '../../../quality/harness/local-run.ts';
import { openLawRun } from './open-law-run.ts';
import { changesOf } from '../../../quality/harness/variants.ts';
import { TapeRecorder, type Tape } from './tape.ts';

/**
 * Refuses a run, a run with changed inputs, an undo, and what goes on after a kill, at each of their calls, with errors that
 * no second try mends: each ends there, with that error, and no call follows. A call that the step lists in `mayBeDenied` ends
 * nothing when IAM refuses it. Returns what happened instead, or `undefined`.
 */
export async function errorsEndIt(fixture: LawFixture): Promise<string | undefined> {
  const { step } = fixture;
  const tried = new Set<string>();
  const recorder = new TapeRecorder();
  for (const stage of await stagesOf(fixture)) {
    const { calls, tape, end } = await callsOf(step, stage, recorder);
    for (const [index, call] of calls.entries()) {
      // A wait makes the same call many times: its first look and one more stand for all.
      const key = JSON.stringify([
        stage.act,
        call.operation,
        calls.slice(index - 1, index).map(({ operation }) => operation),
      ]);
      if (tried.has(key)) continue;
      tried.add(key);
      for (const error of errorsFor(call)) {
        const run = await recorder.play(tape, index);
        const instead = await refuse(step, stage.act, run, { index, call, error, end });
        if (instead !== undefined) {
          return `${step.id}, ${stage.act}${withGiven(stage)}, call ${index + 1}, ${call.service}:${call.operation}: expected it to end with ${error}; found ${instead}`;
        }
      }
    }
  }
  return undefined;
}

// --- internal ---

interface Stage {
  act: 'run' | 'undo';
  /** The account when it begins. */
  rows: Rows;
  /** The changed input. */
  given?: Record<string, string>;
}

/** The only kind of error that the local AWS can word by itself. */
const DENIED = 'the refusal of IAM';

const WORDS = 'This is refused today, and tomorrow.';

function errorsFor({ service, permissions }: JournalEntry): readonly string[] {
  const { lasting } = serviceSignedAs(service);
  // IAM allows everyone a call without permissions.
  return permissions.length === 0 ? lasting : [DENIED, ...lasting];
}

async function stagesOf(fixture: LawFixture): Promise<Stage[]> {
  const { step, before } = fixture;
  const { run, killed } = await fixture.first();
  const { rows } = run;
  const stages: Stage[] = [
    { act: 'run', rows: before },
    ...changesOf(step).map((given) => ({ act: 'run' as const, rows, given })),
    ...killed.map((rows) => ({ act: 'run' as const, rows })),
  ];
  if (!step.undo) return stages;
  const halfUndone = await fixture.undoKilled();
  return [...stages, ...[rows, ...halfUndone].map((rows) => ({ act: 'undo' as const, rows }))];
}

/** The calls that a stage makes when nothing is refused, and how it ends: a changed input may be one that a reader has to mend. */
async function callsOf(step: Step, { act, rows, given }: Stage, recorder: TapeRecorder) {
  const run = await openLawRun({ rows, ...(given && { given }) });
  if (given) for (const need of Object.values(step.needs)) await run.runner.run(need);
  const { last } = run.aws.journal;
  const tape = recorder.record(run, given);
  const end = await endOf(() => run.runner[act](step));
  if (end && !(end instanceof StepError)) throw end;
  const calls = run.aws.journal.since(last);
  if (calls.map(({ operation }) => operation).join() !== operationsOf(tape).join()) {
    throw new Error(`${step.id} makes calls at once, which cannot be played back`);
  }
  return { calls, tape, end };
}

function operationsOf({ calls }: Tape): string[] {
  return calls.map(({ operation }) => operation);
}

interface Refused {
  index: number;
  call: JournalEntry;
  error: string;
  /** How the stage ends without it. */
  end: StepError | undefined;
}

/**
 * Refuses the first call that a run really makes, once, so that a second try would go through. Returns what happened, other
 * than that it ended.
 */
async function refuse(
  step: Step,
  act: Stage['act'],
  run: LocalRun,
  { index, call, error, end: usual }: Refused,
): Promise<string | undefined> {
  const { journal, account } = run.aws;
  let refused: { words: string; at: number } | undefined;
  run.aws.guards.push((call) => {
    if (refused) return;
    const refusal = refusalOf(call, error);
    refused = { words: refusal.message, at: account.now };
    throw refusal;
  });
  const end = await endOf(() => run.runner[act](step));
  if (!refused) throw new Error(`call ${index + 1} of ${step.id} was not made again`);
  const later = journal.entries.slice(1);
  if (isDenial(error) && call.operation in (step.mayBeDenied ?? {})) {
    // Its end says less than usual: that was to be read.
    if (end instanceof StepError && usual) return undefined;
    return end && `"${end.message}", though its refusal is declared to end nothing`;
  }
  if (later.length > 0)
    return `that it called ${later[0]!.service}:${later[0]!.operation} after that`;
  if (account.now > refused.at) return `that it waited ${(account.now - refused.at) / 1000} s`;
  if (end === undefined) return 'that it ended as if nothing had happened';
  if (end instanceof StepError || !end.message.includes(refused.words)) return `"${end.message}"`;
  return undefined;
}

function isDenial(error: string): boolean {
  return error === DENIED || /^AccessDenied|^UnauthorizedOperation/.test(error);
}

function refusalOf(call: AuthorizedCall, error: string): AwsError {
  if (error !== DENIED) return new AwsError(error, WORDS);
  try {
    enforce({ Statement: [] })(call);
  } catch (refusal) {
    if (refusal instanceof AwsError) return refusal;
    throw refusal;
  }
  throw new Error(`${call.operation.name} is allowed without a policy`);
}

async function endOf(act: () => Promise<unknown>): Promise<Error | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function withGiven({ given }: Stage): string {
  return given ? ` with ${JSON.stringify(given)}` : '';
}
