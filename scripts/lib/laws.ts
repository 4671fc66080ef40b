import type { Step } from '../../src/tutorial/step.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

/** The laws, by the kinds of step that they bind. */
export const LAWS = {
  makes: [
    'a fresh account has nothing of it',
    'after run it is found',
    'run again writes nothing',
    'killed after any call, run again ends the same',
    'undo brings back the inventory before',
    'undo twice is fine',
    'undo after a kill leaves nothing',
  ],
  changes: [
    'run again writes nothing',
    'killed after any call, run again ends the same',
    'undo brings back the inventory before',
    'undo twice is fine',
  ],
  reads: ['it writes nothing'],
} as const;

export type Law = (typeof LAWS)[keyof typeof LAWS][number];

/** The account as it is before a step: everything that its needs made, and nothing else. */
export async function accountBefore(step: Step): Promise<Rows> {
  const run = await openLocalRun();
  for (const need of needsOf(step)) await run.runner.run(need);
  return run.rows;
}

/** Tries one law on one step. Returns what is wrong, or `undefined`. */
export async function breach(step: Step, law: Law, before: Rows): Promise<string | undefined> {
  return TRIALS[law](step, before);
}

// --- internal ---

const TRIALS: Record<Law, (step: Step, before: Rows) => Promise<string | undefined>> = {
  async 'a fresh account has nothing of it'(step, before) {
    const { runner } = await openLocalRun({ rows: before });
    return (await runner.find(step)) && 'it is found before it ran';
  },
  async 'after run it is found'(step, before) {
    const { runner } = await openLocalRun({ rows: before });
    await runner.run(step);
    const found = await runner.find(step);
    return found && !found.unfinished ? undefined : 'it is not found, whole, after it ran';
  },
  async 'run again writes nothing'(step, before) {
    const run = await openLocalRun({ rows: before });
    await run.runner.run(step);
    const last = run.aws.journal.last;
    await run.runner.run(step);
    return writesSince(run, last);
  },
  async 'killed after any call, run again ends the same'(step, before) {
    const undisturbed = await openLocalRun({ rows: before });
    await undisturbed.runner.run(step);
    const wanted = await inventory(undisturbed);
    for (const [index, rows] of (await killedAfterEachCall(step, before)).entries()) {
      const rerun = await openLocalRun({ rows });
      await rerun.runner.run(step);
      const got = await inventory(rerun);
      if (got !== wanted) return `killed after call ${index + 1}: ${difference(wanted, got)}`;
    }
    return undefined;
  },
  async 'undo brings back the inventory before'(step, before) {
    const run = await openLocalRun({ rows: before });
    const wanted = await inventory(run);
    await run.runner.run(step);
    await run.runner.undo(step);
    const got = await inventory(run);
    return got === wanted ? undefined : difference(wanted, got);
  },
  async 'undo twice is fine'(step, before) {
    const run = await openLocalRun({ rows: before });
    await run.runner.run(step);
    await run.runner.undo(step);
    const wanted = await inventory(run);
    await run.runner.undo(step);
    const got = await inventory(run);
    return got === wanted ? undefined : difference(wanted, got);
  },
  async 'undo after a kill leaves nothing'(step, before) {
    const wanted = await inventory(await openLocalRun({ rows: before }));
    for (const [index, rows] of (await killedAfterEachCall(step, before)).entries()) {
      const run = await openLocalRun({ rows });
      await run.runner.undo(step);
      const got = await inventory(run);
      if (got !== wanted) return `killed after call ${index + 1}: ${difference(wanted, got)}`;
    }
    return undefined;
  },
  async 'it writes nothing'(step, before) {
    const run = await openLocalRun({ rows: before });
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
async function killedAfterEachCall(step: Step, before: Rows): Promise<Rows[]> {
  const accounts: Rows[] = [];
  const run = await openLocalRun({
    rows: before,
    afterReply: () => void accounts.push(new Map(run.rows)),
  });
  await run.runner.run(step);
  return accounts;
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
