import type { Judgement } from './pool.ts';
import type { Survivor } from './survivors.ts';

/** Where the last full run is kept. A page shows it. */
export const MUTATION_REPORT = 'src/data/mutation.json';

/** What a full run of all mutants came to. */
export interface MutationReport {
  /** As `2026-11-23`. */
  date: string;
  failureModes: Tally;
  generated: Tally;
  /** The generated ones, by what they break. */
  kinds: Record<string, Tally>;
  /** How many were noticed by which part of the check, before any other. */
  by: Record<string, number>;
  /** Seconds that the check took for a mutant, on average. */
  secondsEach: number;
  /** Mutants that the whole check judged as well, in a process of its own, and how many of them alike. */
  verified: { judged: number; alike: number };
  survivors: Survivor[];
}

export interface Tally {
  killed: number;
  all: number;
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

/** `99.3 %`, and 100 % only for all. */
export function rate({ killed, all }: Tally): string {
  return killed === all ? '100 %' : `${(Math.floor((1000 * killed) / all) / 10).toFixed(1)} %`;
}
