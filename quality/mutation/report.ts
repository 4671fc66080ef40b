import type { Tally } from '../../src/site/data/mutation.ts';
import type { Judgement } from './verdict.ts';

/** How many of some mutants were noticed, and how many caught. */
export function tally(judgements: readonly Judgement[]): Tally {
  return {
    all: judgements.length,
    noticed: judgements.filter(({ noticed }) => noticed).length,
    caught: judgements.filter(({ caught }) => caught).length,
  };
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
