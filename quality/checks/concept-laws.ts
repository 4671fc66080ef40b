import type { Step } from '../../src/engine/step.ts';
import { CONCEPTS } from '../../src/site/build/paths.ts';
import { afterAll } from '../harness/after-all.ts';
import { LawFixture } from '../recorded-laws/law-fixture.ts';
import { LAWS } from '../../src/engine/recorded-law-names.ts';
import { violation } from '../recorded-laws/trials.ts';
import type { Problem, Verdict } from './problem.ts';
import type { Check } from './world.ts';

export const conceptLaws: Check = {
  name: 'laws of concepts',
  async run({ programs }) {
    return checkConceptLaws((await programs()).concepts);
  },
};

/** The programs of the concepts write nothing: not on an empty account, and not after the whole tutorial. */
export async function checkConceptLaws(concepts: readonly Step[]): Promise<Verdict> {
  const problems: Problem[] = [];
  let count = 0;
  const accounts = {
    'an empty account': new Map(),
    'a full account': (await afterAll()).rows,
  };
  for (const [account, rows] of Object.entries(accounts)) {
    for (const concept of concepts) {
      const fixture = new LawFixture(concept, rows);
      for (const law of LAWS.reads) {
        count++;
        const found = await violation(law, fixture);
        if (found === undefined) continue;
        problems.push({
          file: `${CONCEPTS}/${concept.id}.ts`,
          line: 1,
          expected: `${law}, on ${account}`,
          found,
          mend: 'mend the program',
        });
      }
    }
  }
  return { count, problems };
}
