import type { Step } from '../../src/engine/step.ts';
import { lawFileOf, type LawRecording } from '../recorded-laws/record-laws.ts';
import { STEPS } from '../../src/site/build/paths.ts';
import { compareRecording } from './compare-recording.ts';
import type { Problem } from './problem.ts';

/**
 * Judges the laws of a step, as they were tried. Returns a problem for each that is broken, or, when none is, for the words that
 * are others than the recorded ones.
 */
export function lawProblems(step: Step, { violations, text }: LawRecording): Problem[] {
  const file = lawFileOf(step);
  // A broken law says more than the words that it changes.
  if (violations.length === 0) return file === undefined ? [] : compareRecording(file, text);
  return violations.map(({ law, found }) => ({
    file: `${STEPS}/${step.id}.ts`,
    line: 1,
    expected: law,
    found,
    mend: 'mend the step',
  }));
}
