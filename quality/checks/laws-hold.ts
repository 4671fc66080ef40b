import { lawFileOf, recordLaws } from '../harness/record-laws.ts';
import { STEPS } from '../../src/site/build/paths.ts';
import { compareRecording } from './compare-recording.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/** Every law of every step, and what is printed while they are tried. */
export const laws: Check = {
  name: 'laws of steps',
  async run({ programs }) {
    const { steps } = await programs();
    const problems: Problem[] = [];
    let count = 0;
    for (const step of steps) {
      const { laws: tried, violations, text } = await recordLaws(step);
      count += tried;
      problems.push(
        ...violations.map(({ law, found }) => ({
          file: `${STEPS}/${step.id}.ts`,
          line: 1,
          expected: law,
          found,
          mend: 'mend the step',
        })),
      );
      const file = lawFileOf(step);
      // A broken law says more than the words that it changes.
      if (file !== undefined && violations.length === 0)
        problems.push(...compareRecording(file, text));
    }
    return { count, problems };
  },
};
