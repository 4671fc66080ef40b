import { core } from '../../scripts/tracks/core.ts';
import { steps } from '../../scripts/steps/index.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { needsOf } from '../harness/account-before.ts';
import { openLocalRun } from '../harness/local-run.ts';
import { neighboursAlone } from '../harness/neighbours.ts';
import { openStruckRun, STRIKES } from '../harness/struck-run.ts';
import { changesOf } from '../harness/variants.ts';
import type { Violation } from './case.ts';
import { foreignChange } from './foreign.ts';
import { HAND_EDITS } from './hand-edits.ts';
import { randomOf } from './random.ts';
import { uncleaned } from './try-case.ts';

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
    const run = await (isStruck
      ? openStruckRun({ rows, given }, at, strike)
      : openLocalRun({ rows, given }));
    const edit = random.of(Object.keys(HAND_EDITS));
    did.push(
      [
        what === 'edit' ? edit : `${what} ${step.id}`,
        JSON.stringify(given),
        isStruck ? `${strike} at ${at}` : '',
      ].join(' '),
    );
    try {
      if (what === 'edit') await HAND_EDITS[edit]!(run);
      else if (what === 'undo') await run.runner.undo(step);
      else for (const each of [...needsOf(step), step]) await run.runner.run(each);
    } catch {
      // It ended as it could. What that leaves is looked at below.
    }
    rows = run.rows;
  }
  const run = await openLocalRun({ rows });
  const at = `seed ${seed}: ${did.join('; ')}`;
  const violations: Violation[] = (await uncleaned(run)).map((found) => ({
    at,
    promise: 'orphan',
    found,
  }));
  const foreign = await foreignChange(run);
  return foreign === undefined
    ? violations
    : [...violations, { at, promise: 'foreign change', found: foreign }];
}
