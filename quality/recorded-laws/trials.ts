import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { plain, render } from '../../src/engine/render.ts';
import { StepError } from '../../src/engine/step.ts';
import { difference, inventory, inventoryLater, withoutIdsOfTasks } from '../harness/inventory.ts';
import type { FirstRun, LawFixture } from './law-fixture.ts';
import type { Law } from '../../src/engine/recorded-law-names.ts';
import { ownedByAnother } from '../harness/owned-by-another.ts';
import { writesOf } from '../harness/writes.ts';
import { openLocalRun, type LocalRun } from '../harness/local-run.ts';
import { openSlowRun } from '../harness/slow-run.ts';

/** How a law was tried. */
export interface Trial {
  /** The words for what is wrong, or `undefined`. */
  violation: string | undefined;
  /** The lines that were printed in all runs that the trial took. */
  said: string[];
}

/** Tries one law on a step. */
export async function tryLaw(law: Law, fixture: LawFixture): Promise<Trial> {
  const runs = new Set<LocalRun>();
  const refusals: string[] = [];
  const heard = (run: LocalRun): LocalRun => {
    runs.add(run);
    return run;
  };
  const violation = await TRIALS[law]({
    step: fixture.step,
    before: fixture.before,
    refusals,
    open: async (rows) => heard(await openLocalRun({ rows })),
    openSlow: async (rows) => heard(await openSlowRun(rows)),
    openIn: async (region, rows) => heard(await openLocalRun({ region, rows })),
    undoKilled: () => fixture.undoKilled(),
    undone: async () => heard(await fixture.undone()),
    first: async () => {
      const first = await fixture.first();
      heard(first.run);
      return first;
    },
  });
  const lines = [...runs].flatMap(({ events }) => events).flatMap((event) => render(event));
  return {
    violation,
    said: [
      ...lines,
      ...refusals.map((text) => ({ label: 'error', text, tone: 'bad' as const })),
    ].map(plain),
  };
}

/** Tries a law on a step: returns the words for what is wrong, or `undefined`. */
export async function violation(law: Law, fixture: LawFixture): Promise<string | undefined> {
  return (await tryLaw(law, fixture)).violation;
}

// --- internal ---

/** A {@link LawFixture} whose runs are heard: what they say is written down. */
interface LawContext extends Pick<LawFixture, 'step' | 'before'> {
  /** A runner on a copy of an account. */
  open(rows: Rows): Promise<LocalRun>;
  /** The same, where the call after a write meets an AWS that has not heard of it. */
  openSlow(rows: Rows): Promise<LocalRun>;
  openIn(region: string, rows: Rows): Promise<LocalRun>;
  undoKilled(): Promise<Rows[]>;
  first(): Promise<FirstRun>;
  undone(): Promise<LocalRun>;
  /** The words with which a run was ended. */
  refusals: string[];
}

const TRIALS: Record<Law, (context: LawContext) => Promise<string | undefined>> = {
  async 'a fresh account has nothing of it'({ step, before, open }) {
    const { runner } = await open(before);
    return (await runner.find(step)) && 'it is found before it ran';
  },
  async 'after run it is found'({ step, open, first }) {
    const { runner } = await open((await first()).run.rows);
    const found = await runner.find(step);
    return found && !found.unfinished ? undefined : 'it is not found, whole, after it ran';
  },
  async 'run again writes nothing'({ step, open, first }) {
    const again = await open((await first()).run.rows);
    await again.runner.run(step);
    return writesOf(again);
  },
  async 'killed after any call, run again ends the same'({ step, open, first }) {
    const { run, killed } = await first();
    const wanted = await inventory(run);
    for (const [index, rows] of killed.entries()) {
      const rerun = await open(rows);
      await rerun.runner.run(step);
      const got = await inventory(rerun);
      if (got !== wanted) return `killed in state ${index + 1}: ${difference(wanted, got)}`;
    }
    return undefined;
  },
  async 'undo restores the inventory before'({ step, before, open, undone }) {
    // A service that is changed, and changed back, has replaced its tasks; those before it may still be stopping.
    const text = step.kind === 'changes' ? withoutIdsOfTasks : (all: string) => all;
    const ready = await open(before);
    const wanted = text(await (step.kind === 'changes' ? inventoryLater : inventory)(ready));
    const got = text(await inventoryLater(await undone()));
    return got === wanted ? undefined : difference(wanted, got);
  },
  async 'undo twice is fine'({ step, open, undone }) {
    const once = await undone();
    const wanted = await inventory(once);
    const twice = await open(once.rows);
    await twice.runner.undo(step);
    const got = await inventory(twice);
    return got === wanted ? undefined : difference(wanted, got);
  },
  async 'undo after a kill leaves nothing'({ step, before, open, first }) {
    const wanted = await inventory(await open(before));
    for (const [index, rows] of (await first()).killed.entries()) {
      const run = await open(rows);
      await run.runner.undo(step);
      const got = await inventoryLater(run);
      if (got !== wanted) return `killed in state ${index + 1}: ${difference(wanted, got)}`;
    }
    return undefined;
  },
  async 'what somebody else made is left alone'({ step, before, open, first, refusals }) {
    const rows = ownedByAnother((await first()).run.rows, before);
    // A resource without tags belongs to the account, as a service-linked role does, and nobody can be told apart by
    // it.
    if (!rows) return undefined;
    for (const act of ['run', 'undo'] as const) {
      const other = await open(rows);
      const wanted = await inventory(other);
      const refusal = await refusalOf(() => other.runner[act](step));
      if (refusal === undefined) return `${act} takes it for its own`;
      refusals.push(refusal);
      const got = await inventory(other);
      if (got !== wanted) return `${act} changes it: ${difference(wanted, got)}`;
    }
    return undefined;
  },
  async 'with slow propagation it ends the same'({ step, before, openSlow, open, first }) {
    const made = await inventory((await first()).run);
    const run = await openSlow(before);
    await run.runner.run(step);
    const got = await inventory(run);
    if (got !== made) return `run: ${difference(made, got)}`;
    const gone = await inventory(await open(before));
    const undone = await openSlow(run.rows);
    await undone.runner.undo(step);
    const left = await inventoryLater(undone);
    return left === gone ? undefined : `undo: ${difference(gone, left)}`;
  },
  async 'a killed undo is resumed, and so is a killed run'(context) {
    const { step, before, open, first } = context;
    const made = await kindsIn((await first()).run);
    const gone = await inventory(await open(before));
    for (const [index, rows] of (await context.undoKilled()).entries()) {
      const [run, undone] = [await open(rows), await open(rows)];
      await run.runner.run(step);
      // A resource that is made anew has new ids.
      const got = await kindsIn(run);
      if (got !== made) return `killed in state ${index + 1}, run: ${difference(made, got)}`;
      await undone.runner.undo(step);
      const left = await inventoryLater(undone);
      if (left !== gone) return `killed in state ${index + 1}, undo: ${difference(gone, left)}`;
    }
    return undefined;
  },
  async 'what was made for another Region is left alone'({ step, openIn, first, refusals }) {
    const { rows } = (await first()).run;
    const wanted = await inventory(await openIn('us-east-1', rows));
    for (const act of ['run', 'undo'] as const) {
      const elsewhere = await openIn('eu-west-1', rows);
      const refusal = await refusalOf(() => elsewhere.runner[act](step));
      if (refusal !== undefined) refusals.push(refusal);
      const got = await inventory(await openIn('us-east-1', elsewhere.rows));
      if (got !== wanted) return `${act} in another: ${difference(wanted, got)}`;
    }
    return undefined;
  },
  async 'it writes nothing'({ first }) {
    return writesOf((await first()).run);
  },
};

/** The words for the reader with which something ends, or `undefined`: another error is thrown on. */
async function refusalOf(act: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    return error.message;
  }
}

async function kindsIn({ aws }: LocalRun): Promise<string> {
  return (await aws.inventory())
    .map(({ kind }) => kind)
    .sort()
    .join('\n');
}
