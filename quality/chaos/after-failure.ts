import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { openLocalRun } from '../harness/local-run.ts';
import { openStruckRun } from '../harness/struck-run.ts';
import type { Failure, Stage } from './case.ts';
import { errorOf } from './error-of.ts';
import { act, differenceOfKinds, kindsIn, type Reference } from './reference.ts';

/** An account after a failure. */
export interface Struck {
  rows: Rows;
  /** How it differs from what it should be, although the command has claimed that all is well. */
  falseDone: string | undefined;
}

/** Plays a stage with a failure at one call, the first one being 0, and returns what it leaves. */
export async function afterFailure(
  stage: Stage,
  { kinds, after }: Reference,
  at: number,
  failure: Failure,
): Promise<Struck> {
  if (failure === 'killed after') return { rows: after.get(at)!, falseDone: undefined };
  const run = await openStruckRun({ rows: stage.rows, given: stage.given }, at, failure);
  const isClaimed = (await errorOf(() => act(run, stage))) === undefined;
  const { rows } = run;
  if (!isClaimed) return { rows, falseDone: undefined };
  const got = await kindsIn(await openLocalRun({ rows }), stage);
  return { rows, falseDone: got === kinds ? undefined : differenceOfKinds(kinds, got) };
}
