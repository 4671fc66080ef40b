import { policyOf, type Policy } from '../../../src/engine/permissions.ts';
import type { Rows } from '../../../src/local-aws/stores/memory.ts';
import { recordedCallsOf } from '../../../quality/harness/recorded-calls.ts';
import { provePermissions } from '../../../quality/harness/permission-proof.ts';
import { watch } from '../../../quality/harness/watched-run.ts';
import type { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import { openLawRun } from './open-law-run.ts';

/**
 * Whoever attaches the policy on a step's page can also go on after a run or an undo that was killed, at each call: run the step
 * again, or take it back. Such a run makes calls that a first one does not make. Returns the first permission that the policy
 * refuses, or `undefined`.
 */
export async function policyOutlivesAKill(
  fixture: LawFixture,
  policy: Policy = policyOf(recordedCallsOf(fixture.step.id)),
): Promise<string | undefined> {
  const { step } = fixture;
  const { killed } = await fixture.first();
  const undone = step.undo ? await fixture.undoKilled() : [];
  for (const rows of [...killed, ...undone]) {
    for (const act of ['run', 'undo'] as const) {
      if (act === 'undo' && !step.undo) continue;
      const refused = await refusedIn(fixture, rows, act, policy);
      if (refused === undefined) continue;
      return `${step.id}, ${act} after a kill: expected its policy to allow ${refused}; found it refused`;
    }
  }
  return undefined;
}

// --- internal ---

async function refusedIn(
  { step }: LawFixture,
  rows: Rows,
  act: 'run' | 'undo',
  policy: Policy,
): Promise<string | undefined> {
  const again = await openLawRun({ rows });
  const { asked } = await watch<unknown>(again, () => again.runner[act](step));
  return provePermissions(policy, asked).refused;
}
