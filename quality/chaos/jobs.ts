import { WRITERS } from './two-at-once.ts';

/** A part of the work, that one processor does. */
export type Job =
  | {
      kind: 'calls';
      step: string;
      isAmongNeighbours: boolean;
      part: number;
      of: number;
      only?: string;
    }
  | { kind: 'two at once'; step: string; only?: string }
  | { kind: 'seeds'; from: number; to: number };

/** The work that a reader asks for: all of it where nothing is said. */
export interface Wanted {
  /** The id of a step: its cases, and no seeds. */
  step?: string | undefined;
  /** Words of the cases of the step: `reply lost`, or all the words of one. */
  case?: string | undefined;
  /** This seed, and nothing else. */
  seed?: string | undefined;
}

/** How many seeds are tried. */
const SEEDS = 1000;
const SEEDS_A_JOB = 20;

/** The jobs: each step's cases alone, and every tenth of them among neighbours too. The long ones of the last steps come first. */
export function jobsFor({ step, case: only, seed }: Wanted = {}): Job[] {
  if (seed !== undefined) return [{ kind: 'seeds', from: Number(seed), to: Number(seed) + 1 }];
  const writers = WRITERS.filter(({ id }) => step === undefined || id === step).toReversed();
  const words = only === undefined ? {} : { only };
  // One that is asked for by its words may be any of those among neighbours.
  const [part, of] = only === undefined ? [3, 10] : [0, 1];
  const calls = writers.flatMap(({ id }): Job[] => [
    { kind: 'calls', step: id, isAmongNeighbours: false, part: 0, of: 1, ...words },
    { kind: 'calls', step: id, isAmongNeighbours: true, part, of, ...words },
    { kind: 'two at once', step: id, ...words },
  ]);
  if (step !== undefined) return calls;
  const seeds: Job[] = [];
  for (let from = 0; from < SEEDS; from += SEEDS_A_JOB) {
    seeds.push({ kind: 'seeds', from, to: from + SEEDS_A_JOB });
  }
  return [...calls, ...seeds];
}
