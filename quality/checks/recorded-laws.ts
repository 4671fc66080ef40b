import { LAWS } from '../../src/engine/recorded-law-names.ts';
import type { Step } from '../../src/engine/step.ts';
import { lawFileOf, recordLaws } from '../recorded-laws/record-laws.ts';
import { STEPS } from '../../src/site/build/paths.ts';
import { compareRecording } from './compare-recording.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/**
 * Every law of every step, and what is printed while they are tried. It takes as long as all other checks together, and the
 * unit tests prove the same: it is judged by `npm run check -- --laws` alone.
 */
export const laws: Check = {
  name: 'laws of steps',
  async run({ programs }) {
    const { steps } = await programs();
    const problems: Problem[] = [];
    for (const step of steps) problems.push(...(await lawProblems(step)));
    return { count: steps.flatMap(({ kind }) => LAWS[kind]).length, problems };
  },
};

/**
 * Tries the laws of a step whose words are recorded. Returns a problem for each that is broken, or, when none is, for the
 * words that are others than the recorded ones.
 */
export async function lawProblems(step: Step): Promise<Problem[]> {
  const { violations, text } = await recordLaws(step);
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
