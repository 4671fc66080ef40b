import { LEDGER } from '../ledger/ledger.ts';
import { checkVerified, today } from '../ledger/verified.ts';
import type { Problem, Verdict } from './problem.ts';
import type { World } from './world.ts';

/** What the ledger has and the sources have not, and the other way round. That it is behind is no fault of either. */
export function checkLedger({ then, now, differences }: World): Verdict {
  const missing: Problem[] = then
    ? []
    : [
        {
          file: LEDGER,
          line: 1,
          expected: 'the ledger of everything that is checked',
          found: 'none that can be read',
          mend: 'npm run lock',
        },
      ];
  const count = Object.values(now.counts).reduce((sum, each) => sum + each, 0);
  const empty: Problem[] = Object.entries(now.counts)
    .filter(([, each]) => each === 0)
    .map(([what]) => ({
      file: LEDGER,
      line: 1,
      expected: what,
      found: 'none: looking at nothing proves nothing',
      mend: 'look why they are not found',
    }));
  return {
    what: 'entries of the ledger',
    isLedger: true,
    count,
    problems: [
      ...missing,
      ...empty,
      ...differences.facts,
      ...(then ? checkVerified(then, today()) : []),
    ],
  };
}
