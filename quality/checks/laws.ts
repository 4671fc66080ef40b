import type { Step } from '../../src/engine/step.ts';
import { lawFileOf, recordLaws } from '../harness/law-recording.ts';
import { Ground } from '../harness/law-fixture.ts';
import { LAWS } from '../harness/law-list.ts';
import { breach } from '../harness/laws.ts';
import { SHOWS, STEPS } from '../../src/site/build/paths.ts';
import { afterAll } from '../harness/after-all.ts';
import { compareRecording } from './compare-recording.ts';
import type { Problem, Verdict } from './problem.ts';

/** Every law of every step, and what is printed while they are tried. */
export async function checkLaws(steps: readonly Step[]): Promise<Verdict> {
  const problems: Problem[] = [];
  let count = 0;
  for (const step of steps) {
    const { laws, breaches, text } = await recordLaws(step);
    count += laws;
    problems.push(
      ...breaches.map(({ law, found }) => ({
        file: `${STEPS}/${step.id}.ts`,
        line: 1,
        expected: law,
        found,
        mend: 'mend the step',
      })),
    );
    const file = lawFileOf(step);
    // A broken law says more than the words that it changes.
    if (file !== undefined && breaches.length === 0) problems.push(...compareRecording(file, text));
  }
  return { what: 'laws of steps', count, problems };
}

/** The programs of the concepts write nothing: not on an empty account, and not after the whole tutorial. */
export async function checkShowLaws(
  shows: readonly Step[],
  steps: readonly Step[],
): Promise<Verdict> {
  const problems: Problem[] = [];
  let count = 0;
  const accounts = {
    'an empty account': new Map(),
    'a full account': (await afterAll(steps)).rows,
  };
  for (const [account, rows] of Object.entries(accounts)) {
    for (const show of shows) {
      const ground = new Ground(show, rows);
      for (const law of LAWS.reads) {
        count++;
        const found = await breach(law, ground);
        if (found === undefined) continue;
        problems.push({
          file: `${SHOWS}/${show.id}.ts`,
          line: 1,
          expected: `${law}, on ${account}`,
          found,
          mend: 'mend the program',
        });
      }
    }
  }
  return { what: 'laws of concepts', count, problems };
}
