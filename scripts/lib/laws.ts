import { plain, render } from '../../src/tutorial/render.ts';
import { StepError, type Step } from '../../src/tutorial/step.ts';
import { stepTags } from '../../src/tutorial/tags.ts';
import type { Law } from './law-list.ts';
import { openLocalRun, type LocalRun, type LocalRunOptions } from './local-run.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

/** The account as it is before a step: everything that its needs made, and nothing else. */
export async function accountBefore(step: Step): Promise<Rows> {
  const run = await openLocalRun();
  for (const need of needsOf(step)) await run.runner.run(need);
  return run.rows;
}

/** How a law was tried. */
export interface Trial {
  /** What is wrong, or `undefined`. */
  breach: string | undefined;
  /** What was printed in all runs that the trial took, line by line. */
  said: string[];
}

/** Tries one law on one step. */
export async function tryLaw(step: Step, law: Law, before: Rows): Promise<Trial> {
  const runs: LocalRun[] = [];
  const refusals: string[] = [];
  const bench: Bench = {
    refusals,
    async open(options) {
      const run = await openLocalRun(options);
      runs.push(run);
      return run;
    },
  };
  const breach = await TRIALS[law](step, before, bench);
  const lines = runs.flatMap(({ events }) => events).flatMap((event) => render(event));
  return {
    breach,
    said: [
      ...lines,
      ...refusals.map((text) => ({ label: 'error', text, tone: 'bad' as const })),
    ].map(plain),
  };
}

/** What is wrong with a step by one law, or `undefined`. */
export async function breach(step: Step, law: Law, before: Rows): Promise<string | undefined> {
  return (await tryLaw(step, law, before)).breach;
}

// --- internal ---

/** Where a trial's runs are made, so that what they say is heard. */
interface Bench {
  open(options?: LocalRunOptions): Promise<LocalRun>;
  /** The words with which a run was ended. */
  refusals: string[];
}

const TRIALS: Record<Law, (step: Step, before: Rows, bench: Bench) => Promise<string | undefined>> =
  {
    async 'a fresh account has nothing of it'(step, before, bench) {
      const { runner } = await bench.open({ rows: before });
      return (await runner.find(step)) && 'it is found before it ran';
    },
    async 'after run it is found'(step, before, bench) {
      const { runner } = await bench.open({ rows: before });
      await runner.run(step);
      const found = await runner.find(step);
      return found && !found.unfinished ? undefined : 'it is not found, whole, after it ran';
    },
    async 'run again writes nothing'(step, before, bench) {
      const run = await bench.open({ rows: before });
      await run.runner.run(step);
      const last = run.aws.journal.last;
      await run.runner.run(step);
      return writesSince(run, last);
    },
    async 'killed after any call, run again ends the same'(step, before, bench) {
      const undisturbed = await bench.open({ rows: before });
      await undisturbed.runner.run(step);
      const wanted = await inventory(undisturbed);
      for (const [index, rows] of (await killedAfterEachCall(step, before, bench)).entries()) {
        const rerun = await bench.open({ rows });
        await rerun.runner.run(step);
        const got = await inventory(rerun);
        if (got !== wanted) return `killed after call ${index + 1}: ${difference(wanted, got)}`;
      }
      return undefined;
    },
    async 'undo brings back the inventory before'(step, before, bench) {
      const run = await bench.open({ rows: before });
      const wanted = await inventory(run);
      await run.runner.run(step);
      await run.runner.undo(step);
      const got = await inventory(run);
      return got === wanted ? undefined : difference(wanted, got);
    },
    async 'undo twice is fine'(step, before, bench) {
      const run = await bench.open({ rows: before });
      await run.runner.run(step);
      await run.runner.undo(step);
      const wanted = await inventory(run);
      await run.runner.undo(step);
      const got = await inventory(run);
      return got === wanted ? undefined : difference(wanted, got);
    },
    async 'undo after a kill leaves nothing'(step, before, bench) {
      const wanted = await inventory(await bench.open({ rows: before }));
      for (const [index, rows] of (await killedAfterEachCall(step, before, bench)).entries()) {
        const run = await bench.open({ rows });
        await run.runner.undo(step);
        const got = await inventory(run);
        if (got !== wanted) return `killed after call ${index + 1}: ${difference(wanted, got)}`;
      }
      return undefined;
    },
    async 'what somebody else made is left alone'(step, before, bench) {
      const run = await bench.open({ rows: before });
      await run.runner.run(step);
      const rows = ofSomebodyElse(run.rows, before);
      // What carries no tags belongs to the account, as a service-linked role does, and nobody can be told apart by it.
      if (!rows) return undefined;
      for (const act of ['run', 'undo'] as const) {
        const other = await bench.open({ rows });
        const wanted = await inventory(other);
        if (!(await refuses(bench, () => other.runner[act](step))))
          return `${act} takes it for its own`;
        const got = await inventory(other);
        if (got !== wanted) return `${act} changes it: ${difference(wanted, got)}`;
      }
      return undefined;
    },
    async 'it writes nothing'(step, before, bench) {
      const run = await bench.open({ rows: before });
      await run.runner.run(step);
      return writesSince(run, 0);
    },
  };

/** The steps that a step needs, and what those need, in an order in which they can run. */
function needsOf(step: Step, seen = new Set<Step>()): Step[] {
  for (const need of Object.values(step.needs)) {
    needsOf(need, seen);
    seen.add(need);
  }
  return [...seen];
}

/**
 * The accounts that a run leaves that is killed after its first call, its second, and so on: the call is applied, and its
 * reply never arrives. Nothing that the run does afterwards can reach the copies, so one run gives them all.
 */
async function killedAfterEachCall(step: Step, before: Rows, bench: Bench): Promise<Rows[]> {
  const accounts: Rows[] = [];
  const run = await bench.open({
    rows: before,
    afterReply: () => void accounts.push(new Map(run.rows)),
  });
  await run.runner.run(step);
  return accounts;
}

/** The same account, in which all that a step made carries another project's tag. `undefined` when nothing carries one. */
function ofSomebodyElse(after: Rows, before: Rows): Rows | undefined {
  const rows: Rows = new Map();
  let tagged = false;
  for (const [id, row] of after) {
    const value = before.has(id) ? row.value : row.value.replaceAll(OUR_TAG, '"somebody-else"');
    tagged ||= value !== row.value;
    rows.set(id, { ...row, value });
  }
  return tagged ? rows : undefined;
}

/** As it stands in the rows of an account. */
const OUR_TAG = JSON.stringify(stepTags('', '', '')['project']);

/** Whether it ends with words for the reader: another error is thrown on. */
async function refuses(bench: Bench, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return false;
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    bench.refusals.push(error.message);
    return true;
  }
}

const READS = /^(Describe|List|Get|Head|Filter)/;

function writesSince({ aws }: LocalRun, sequence: number): string | undefined {
  const entries = aws.journal.since(sequence);
  if (entries.length === 0) return 'it made no call at all';
  const writes = entries.filter(({ operation }) => !READS.test(operation));
  if (writes.length === 0) return undefined;
  return `it called ${writes.map(({ service, operation }) => `${service}:${operation}`).join(', ')}`;
}

async function inventory({ aws }: LocalRun): Promise<string> {
  const items = await aws.inventory();
  return items
    .map((item) => JSON.stringify(item, sortKeys))
    .sort()
    .join('\n');
}

function difference(wanted: string, got: string): string {
  const [before, after] = [new Set(wanted.split('\n')), new Set(got.split('\n'))];
  const missing = [...before].filter((line) => !after.has(line));
  const extra = [...after].filter((line) => !before.has(line));
  return `missing ${JSON.stringify(missing)}, extra ${JSON.stringify(extra)}`;
}

/** The order of an object's members means nothing. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
