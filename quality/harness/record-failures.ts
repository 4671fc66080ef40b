import { enforce } from '../../src/local-aws/policy/enforce.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { failureOf } from '../../src/engine/failure.ts';
import { Placeholders } from '../../src/engine/placeholders.ts';
import type { Step } from '../../src/engine/step.ts';
import type { Failure, FailureCommand } from '../../scripts/failures/index.ts';
import { typed } from '../../scripts/failures/typed.ts';
import { core } from '../../scripts/tracks/core.ts';
import { accountBefore } from './account-before.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';
import { FAILURE_RECORDINGS } from '../../src/site/build/paths.ts';
import { watch } from './watched-run.ts';

/**
 * Lets each failure happen on an account that has come as far as it says. Returns the files that its page is woven from: path
 * below src/recordings, and text. Throws an Error when one ends otherwise, or in other words, than it says.
 *
 * @param tell is told which failure happens next
 */
export async function recordFailures(
  failures: readonly Failure[],
  steps: readonly Step[],
  tell: (what: string) => void = () => {},
): Promise<Map<string, string>> {
  tell('bringing an account to where each failure begins');
  const accounts = await accountsBefore(steps);
  const files = new Map<string, string>();
  for (const [index, failure] of failures.entries()) {
    tell(`letting ${failure.id} happen, ${index + 1} of ${failures.length}`);
    const rows = accounts.get(failure.from);
    if (!rows) throw new Error(`the failure "${failure.id}" begins at no step: "${failure.from}"`);
    const text = await happen(failure, rows, steps);
    files.set(`${FAILURE_RECORDINGS}/${failure.id}.txt`, new Placeholders().apply(text));
  }
  return files;
}

// --- internal ---

/**
 * Returns the accounts: what each holds before each step of the core, and at the core's end, under `undefined`. Before a step of another
 * track it has what that step needs, and no more.
 */
async function accountsBefore(steps: readonly Step[]): Promise<Map<string | undefined, Rows>> {
  const run = await openLocalRun();
  const accounts = new Map<string | undefined, Rows>();
  const inARow = steps.filter((step) => core.steps.includes(step));
  for (const step of inARow) {
    accounts.set(step.id, new Map(run.rows));
    await run.runner.run(step);
    if (step === core.steps.at(-1)) accounts.set(undefined, new Map(run.rows));
  }
  for (const step of steps) {
    if (!inARow.includes(step)) accounts.set(step.id, await accountBefore(step));
  }
  return accounts.set(undefined, run.rows);
}

async function happen(failure: Failure, before: Rows, steps: readonly Step[]): Promise<string> {
  const { commands, ends, says } = failure;
  let rows = before;
  for (const command of commands) {
    const isLast = command === commands.at(-1);
    const run = await openLocalRun({ rows, given: command.given ?? {} });
    if (isLast) spoil(run, failure);
    const { printed, ended } = await attempt(run, command, steps);
    const text = `$ ${typed(command)}\n\n${printed}`;
    if (ended !== (isLast ? ends : 'done')) throw unlike(failure, ended, text);
    if (isLast) {
      // A line may break inside the words.
      if (!text.replace(/\s+/g, ' ').includes(says)) throw unlike(failure, `no "${says}"`, text);
      return text;
    }
    rows = run.rows;
  }
  throw new Error(`the failure "${failure.id}" has no command`);
}

function unlike({ id }: Failure, found: string, text: string): Error {
  return new Error(`the failure "${id}" is not what it says: ${found}, in\n${text}`);
}

function spoil({ aws }: LocalRun, { fault, denied }: Failure): void {
  if (fault) aws.account.faults.add(fault);
  if (denied === undefined) return;
  const Statement = [{ Effect: 'Allow', NotAction: denied, Resource: '*' }];
  aws.guards.push(enforce({ Version: '2012-10-17', Statement }));
}

/** Runs a command and returns the lines that it prints, with those that a terminal adds when it failed. */
async function attempt(
  run: LocalRun,
  { step: id, undo = false }: FailureCommand,
  steps: readonly Step[],
): Promise<{ printed: string; ended: Failure['ends'] }> {
  const step = steps.find((each) => each.id === id);
  if (!step) throw new Error(`there is no step "${id}"`);
  let lines = '';
  const { text } = await watch(run, async () => {
    try {
      // As a command does before it opens the account.
      run.session.inputs.of(step);
      await (undo ? run.runner.undo(step) : run.runner.run(step));
    } catch (error) {
      const { message, next, mendable } = failureOf(error, run.session.services);
      // An error that a reader cannot mend is a bug of ours, and no failure.
      if (!mendable) throw error;
      lines = `error    ${message}\n${next === undefined ? '' : `next     ${next}\n`}`;
    }
  });
  return { printed: text + lines, ended: lines === '' ? 'done' : 'failed' };
}
