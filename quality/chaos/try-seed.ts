import { core } from '../../scripts/tracks/core.ts';
import { steps } from '../../scripts/steps/index.ts';
import type { Step } from '../../src/engine/step.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { needsOf } from '../harness/account-before.ts';
import { openLocalRun, type LocalRun } from '../harness/local-run.ts';
import { neighboursAlone } from '../harness/neighbours.ts';
import { openStruckRun, STRIKES } from '../harness/struck-run.ts';
import { changesOf } from '../harness/variants.ts';
import type { Violation } from './case.ts';
import { errorOf } from './error-of.ts';
import { foreignChange } from './foreign.ts';
import { HAND_EDITS } from './hand-edits.ts';
import { PerAccount } from './per-account.ts';
import { randomOf } from './random.ts';
import { uncleaned } from './recover.ts';

/**
 * Types some commands at random in an account full of neighbours, with faults at some of them and hand edits between, and cleans
 * up. Then all of ours has to be gone, and all of theirs as it was. The same seed does the same.
 */
export async function trySeed(seed: number): Promise<Violation[]> {
  const random = randomOf(seed);
  const did: string[] = [];
  let rows: Rows = await neighboursAlone();
  for (let left = 2 + random.below(4); left > 0; left--) {
    const step = random.of(random.below(2) ? core.steps : steps);
    const given = random.of([{}, ...changesOf(step)]);
    const what = random.of(['run', 'run', 'run', 'undo', 'edit'] as const);
    const at = random.below(40);
    const isStruck = random.below(2) === 1;
    const strike = random.of(STRIKES);
    const edit = random.of(Object.keys(HAND_EDITS));
    const command: Command =
      what === 'edit' ? (run) => HAND_EDITS[edit]!(run) : (run) => typedIn(run, what, step);
    did.push(
      [
        what === 'edit' ? edit : `${what} ${step.id}`,
        JSON.stringify(given),
        isStruck ? `${strike} at ${at}` : '',
      ].join(' '),
    );
    if (isStruck) {
      const run = await openStruckRun({ rows, given }, at, strike);
      // It ends as it can. What that leaves is looked at below.
      await errorOf(() => command(run));
      rows = run.rows;
    } else if (what === 'run') {
      rows = await doneStepByStep(rows, step, given);
    } else {
      const run = await openLocalRun({ rows, given });
      await errorOf(() => command(run));
      rows = run.rows;
    }
  }
  const run = await openLocalRun({ rows });
  const broken = await uncleaned(run);
  const foreign = await foreignChange(run);
  if (foreign !== undefined) broken.push({ promise: 'foreign change', found: foreign });
  const at = `seed ${seed}: ${did.join('; ')}`;
  return broken.map((each) => ({ ...each, at, again: `--seed ${seed}` }));
}

// --- internal ---

type Command = (run: LocalRun) => Promise<unknown>;

async function typedIn({ runner }: LocalRun, what: 'run' | 'undo', step: Step): Promise<void> {
  if (what === 'undo') await runner.undo(step);
  else for (const each of [...needsOf(step), step]) await runner.run(each);
}

/** The account after one step, and true if that went well. */
type Done = readonly [rows: Rows, isDone: boolean];

/** Many seeds begin with the same steps. */
const done = new PerAccount<Done>();

/** Runs a step after what it needs, each step as a command of its own, up to the first one that fails. */
async function doneStepByStep(before: Rows, step: Step, given: Record<string, string>) {
  let rows = before;
  for (const each of [...needsOf(step), step]) {
    const [after, isDone] = await done.of(
      rows,
      `${each.id} ${JSON.stringify(given)}`,
      async (): Promise<Done> => {
        const run = await openLocalRun({ rows, given });
        const error = await errorOf(() => run.runner.run(each));
        return [run.rows, error === undefined];
      },
    );
    rows = after;
    if (!isDone) break;
  }
  return rows;
}
