import { WRITERS } from './two-at-once.ts';

/** A part of the work, that one processor does. */
export type Job =
  | { kind: 'calls'; step: string; isAmongNeighbours: boolean; part: number; of: number }
  | { kind: 'two at once'; step: string }
  | { kind: 'seeds'; from: number; to: number };

/** How many seeds are tried. */
const SEEDS = 1000;
const SEEDS_A_JOB = 20;

/** All jobs: each step's cases alone, and every tenth of them among neighbours too. */
export function allJobs(): Job[] {
  const calls = WRITERS.flatMap(({ id: step }): Job[] => [
    { kind: 'calls', step, isAmongNeighbours: false, part: 0, of: 1 },
    { kind: 'calls', step, isAmongNeighbours: true, part: 3, of: 10 },
    { kind: 'two at once', step },
  ]);
  const seeds: Job[] = [];
  for (let from = 0; from < SEEDS; from += SEEDS_A_JOB) {
    seeds.push({ kind: 'seeds', from, to: from + SEEDS_A_JOB });
  }
  return [...calls, ...seeds];
}
