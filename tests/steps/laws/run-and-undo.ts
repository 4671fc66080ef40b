import type { LocalRun } from '../../../quality/harness/local-run.ts';
import type { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';

/** Asks a law of a first run of a step, and then of its undo. Returns what is wrong first, with where it is, or `undefined`. */
export async function inRunAndUndo(
  fixture: LawFixture,
  violationIn: (run: LocalRun) => string | undefined | Promise<string | undefined>,
): Promise<string | undefined> {
  const { step } = fixture;
  const ran = await violationIn((await fixture.first()).run);
  if (ran !== undefined) return `${step.id}, run: ${ran}`;
  const undone = step.undo && (await violationIn(await fixture.undone()));
  return undone === undefined ? undefined : `${step.id}, undo: ${undone}`;
}
