import { difference } from '../../../../quality/harness/inventory.ts';
import type { LawFixture } from '../../../../quality/recorded-laws/law-fixture.ts';
import type { LocalRun } from '../../../../quality/harness/local-run.ts';
import { untoldIn } from '../law-told.ts';
import { openLawRun } from '../open-law-run.ts';
import { isRead } from '../../../../src/local-aws/core/is-read.ts';
import type { JournalEntry } from '../../../../src/local-aws/core/journal.ts';
import type { Rows } from '../../../../src/local-aws/stores/memory.ts';
import { StepError, type Step } from '../../../../src/engine/step.ts';
import { factsIn } from '../account-facts.ts';
import { acceptedFor } from './accepted.ts';
import { handChangesOf, type HandChange } from './hand-changes.ts';
import { otherTextsIn } from './other-texts.ts';
import { somethingElse } from './something-else.ts';
import { isNote } from './updates.ts';

/**
 * Changes by hand, one at a time, each member that the calls of a step have set, by the call with which the console or the AWS CLI
 * changes it, and runs the step again. It sees the change, and mends it or says what to do: "already there" is a lie. Returns what
 * happened instead, a line for each member, or `undefined`.
 */
export async function handChangesAreSeen(fixture: LawFixture): Promise<string | undefined> {
  const { step } = fixture;
  const first = await fixture.first();
  const set = settingCalls(first.run);
  const run = await openLawRun({ rows: first.run.rows });
  await somethingElse(run);
  await settle(run);
  const others = await otherTextsIn(run);
  const wanted = await accountOf(run);
  const found: string[] = [];
  const tried = new Set<string>();
  const taken = new Map<string, boolean>();
  for (const call of set) {
    for (const change of handChangesOf(call, others)) {
      if (tried.has(change.words)) continue;
      tried.add(change.words);
      const isAccepted = acceptedFor(step, change.words) !== undefined;
      const instead = await judge(step, { rows: run.rows, wanted }, change);
      taken.set(change.call, instead !== NOT_TAKEN || (taken.get(change.call) ?? false));
      if (instead === NOT_TAKEN) continue;
      if (instead !== undefined && !isAccepted) found.push(`${change.words}: ${instead}`);
      if (instead === undefined && isAccepted) {
        found.push(`${change.words}: it is seen, and listed as not seen`);
      }
    }
  }
  // Some members have only the value that they have. A call by which nothing at all can be changed is one that is not tried.
  for (const [call, isTaken] of taken) {
    if (!isTaken && acceptedFor(step, call) === undefined)
      found.push(`${call}: expected AWS to take a change; found that it takes none`);
  }
  return found.length > 0 ? found.join('\n') : undefined;
}

// --- internal ---

/** How often a reader runs a step until it says that it is there. */
const RUNS_AT_MOST = 3;

/** AWS takes no other value for a member. */
const NOT_TAKEN = 'AWS takes no other value';

/** The calls of a run that have set something: those that were refused have not, and the last of a kind for a thing counts. */
function settingCalls({ aws }: LocalRun): JournalEntry[] {
  return aws.journal.entries.filter(
    (entry) => !isRead(entry.operation) && !entry.error && !isNote(entry),
  );
}

/** Lets all end that has begun: deployments, tasks that stop. */
async function settle({ aws }: LocalRun): Promise<void> {
  await aws.pass(600_000);
}

/** Makes a change by hand, and lets the reader run the step again. Returns what is wrong, or `undefined`. */
async function judge(
  step: Step,
  { rows, wanted }: { rows: Rows; wanted: string },
  change: HandChange,
): Promise<string | undefined> {
  for (const attempt of change.attempts) {
    const run = await openLawRun({ rows });
    if (!(await attempt(run))) continue;
    await settle(run);
    const changed = await accountOf(run);
    if (changed === wanted) continue;
    return rerun(step, await openLawRun({ rows: run.rows }), wanted, changed);
  }
  return NOT_TAKEN;
}

async function rerun(
  step: Step,
  run: LocalRun,
  wanted: string,
  changed: string,
): Promise<string | undefined> {
  try {
    const { result } = await run.runner.run(step);
    if (result === 'already there') {
      return `expected it to be seen; found "already there": ${difference(wanted, changed)}`;
    }
  } catch (error) {
    // It is told, and what to do.
    if (error instanceof StepError) return undefined;
    throw error;
  }
  const untold = untoldIn(run);
  if (untold !== undefined) return untold;
  await settle(run);
  // A change that has begun a deployment of its own is ended first, and mended by the next run.
  for (let runs = 1; runs < RUNS_AT_MOST; runs++) {
    if ((await run.runner.run(step)).result === 'already there') break;
    await settle(run);
  }
  const mended = new Set((await accountOf(run)).split('\n'));
  const still = new Set(changed.split('\n'));
  // A thing that was made anew has another id, and so have the lines that name it.
  const kinds = new Set([...mended].map(withoutId));
  const ids = new Set([...mended].map(idOf));
  const gone = [...new Set(wanted.split('\n').map(idOf))].filter((id) => !ids.has(id));
  const missing = wanted
    .split('\n')
    .filter((line) => !mended.has(line) && !still.has(line))
    .filter((line) => !gone.some((id) => line.includes(id) && kinds.has(withoutId(line))))
    .filter((line) => !gone.some((id) => (line.split(' = ')[1] ?? '').includes(lastOf(id))));
  return missing.length > 0
    ? `expected it to be mended; found that it is not: ${missing.join(', ')}`
    : undefined;
}

/** All that the account has, a line each, without what AWS makes up anew for each task, deployment and new thing. */
async function accountOf({ aws }: LocalRun): Promise<string> {
  return (await aws.inventory())
    .flatMap(({ kind, id, content }) => factsIn(content, `${kind} ${id}`))
    .map(({ path, value }) => `${path} = ${value}`)
    .filter((line) => !IN_MOTION.test(line))
    .sort()
    .join('\n');
}

const IN_MOTION =
  /^(task|attachment|network-interface|target|service-deployment|service-revision) |^stack [^.]+\.(resources\.)?status /;

/** The id of the thing that a line is of. */
function idOf(line: string): string {
  return line.split(' ')[1]!.replace(/\.[A-Za-z][\w.-]*$/, '');
}

function withoutId(line: string): string {
  return line.replace(idOf(line), '');
}

function lastOf(id: string): string {
  return id.split('/').at(-1)!;
}
