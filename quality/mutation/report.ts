import type { Tally } from '../../src/site/data/mutation.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Judgement } from './pool.ts';

/** How much there is to break: the entries of the ledger, the files apart, which are mostly of the local AWS. */
export function sizeOf({ counts }: Ledger): number {
  const { files: _files, packages: _packages, ...broken } = counts;
  return Object.values(broken).reduce((sum, count) => sum + count, 0);
}

/** How many of some mutants were killed. */
export function tally(judgements: readonly Judgement[]): Tally {
  return { killed: judgements.filter(({ killed }) => killed).length, all: judgements.length };
}

/** The same, for each value of a key, in the order of the keys. */
export function tallyBy(
  judgements: readonly Judgement[],
  keyOf: (judgement: Judgement) => string,
): Record<string, Tally> {
  const keys = [...new Set(judgements.map(keyOf))].sort();
  return Object.fromEntries(
    keys.map((key) => [key, tally(judgements.filter((judgement) => keyOf(judgement) === key))]),
  );
}
