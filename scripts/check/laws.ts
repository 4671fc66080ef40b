import type { Step } from '../../src/tutorial/step.ts';
import { accountBefore, breach, LAWS } from '../lib/laws.ts';
import { STEPS } from '../lib/paths.ts';
import type { Problem, Verdict } from './problem.ts';

/** Every law of every step. */
export async function checkLaws(steps: readonly Step[]): Promise<Verdict> {
  const problems: Problem[] = [];
  let count = 0;
  for (const step of steps) {
    const before = await accountBefore(step);
    for (const law of LAWS[step.kind]) {
      count++;
      const found = await breach(step, law, before);
      if (found === undefined) continue;
      problems.push({
        file: `${STEPS}/${step.id}.ts`,
        line: 1,
        expected: law,
        found,
        mend: 'mend the step',
      });
    }
  }
  return { what: 'laws of steps', count, problems };
}
