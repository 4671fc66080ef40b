import type { Step } from '../../src/engine/step.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { inventory, inventoryLater } from '../harness/inventory.ts';
import { openLocalRun, type LocalRun } from '../harness/local-run.ts';
import { allowingRefusal, changesOf } from '../harness/variants.ts';
import type { Failure, Stage } from './case.ts';

/** A stage as it goes when nothing happens: its calls, the accounts between them, and the kinds of what it leaves. */
export interface Reference {
  calls: { at: number; operation: string; failures: readonly Failure[] }[];
  /** The account after each call, by its number. */
  after: ReadonlyMap<number, Rows>;
  kinds: string;
}

/** The stages of a step that begin in an account in which its needs are done. */
export async function stagesOf(step: Step, before: Rows): Promise<Stage[]> {
  const stages: Stage[] = [{ step, act: 'run', rows: before, given: {}, before }];
  const done = await openLocalRun({ rows: before });
  await done.runner.run(step);
  for (const given of changesOf(step)) {
    const run = await openLocalRun({ rows: done.rows, given });
    for (const need of Object.values(step.needs)) {
      await allowingRefusal(() => run.runner.run(need));
    }
    stages.push({ step, act: 'change', rows: run.rows, given, before });
  }
  return [...stages, { step, act: 'undo', rows: done.rows, given: {}, before }];
}

/** Does what a stage is about. */
export function act({ runner }: LocalRun, stage: Stage): Promise<unknown> {
  return stage.act === 'undo' ? runner.undo(stage.step) : runner.run(stage.step);
}

/** Plays a stage through; undefined for one that ends in a refusal, which is no reference for anything. */
export async function referenceOf(stage: Stage): Promise<Reference | undefined> {
  const after = new Map<number, Rows>();
  const { rows, given } = stage;
  const run: LocalRun = await openLocalRun({
    rows,
    given,
    afterReply: () => void after.set(after.size, new Map(run.rows)),
  });
  if ((await allowingRefusal(() => act(run, stage))) !== '') return undefined;
  const calls: Reference['calls'] = [];
  const seen = new Set<string>();
  const { entries } = run.aws.journal;
  for (const [at, { operation }] of entries.entries()) {
    // A wait makes the same call many times: its first look and one more stand for all.
    const key = `${entries[at - 1]?.operation} ${operation}`;
    if (seen.has(key)) continue;
    seen.add(key);
    calls.push({ at, operation, failures: isRead(operation) ? OF_READS : OF_WRITES });
  }
  // An undo is judged by what was there before, but for what it keeps on purpose.
  const keeps = run.events.some((event) => event.type === 'resource' && event.change === 'kept');
  const judged = stage.act === 'undo' && !keeps ? await openLocalRun({ rows: stage.before }) : run;
  return { calls, after, kinds: await kindsIn(judged, stage) };
}

/** The kinds of all that is there, in order; of an undo once that has gone which goes by itself. */
export async function kindsIn(run: LocalRun, { act }: Pick<Stage, 'act'>): Promise<string> {
  const lines = await (act === 'undo' ? inventoryLater : inventory)(run);
  return (
    lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { kind: string }).kind)
      // A deployment may be replacing a task at that moment.
      .filter((kind) => !IN_MOTION.has(kind))
      .sort()
      .join('\n')
  );
}

/** How two lists of kinds differ, in words. */
export function differenceOfKinds(wanted: string, got: string): string {
  const rest = got.split('\n');
  const missing = wanted.split('\n').filter((kind) => {
    const index = rest.indexOf(kind);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  return `too many: ${rest.join(', ') || 'nothing'}; missing: ${missing.join(', ') || 'nothing'}`;
}

// --- internal ---

const IN_MOTION = new Set(['task', 'attachment', 'network-interface', 'target']);

const OF_ALL: Failure[] = [
  'throttled',
  'internal error',
  'reset before',
  'denied',
  'credentials expired',
  'killed after',
];
const OF_READS: Failure[] = [...OF_ALL, 'lagging read'];
const OF_WRITES: Failure[] = [...OF_ALL, 'reply lost', 'lagging write'];
