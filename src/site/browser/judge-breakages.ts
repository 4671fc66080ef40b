import type { Breakage } from './breakages.ts';

/**
 * The outcome of the breakages that were switched on in a run:
 *
 * - `as wanted`: it failed by one of them.
 * - `otherwise`: it failed, and by something else.
 * - `waited out`: one of them struck, and the program waited until it was over.
 * - `no chance`: it went well, because none of them found anything to strike.
 */
export type Came = 'as wanted' | 'otherwise' | 'waited out' | 'no chance';

/**
 * Judges the breakages of a run by their own symptoms, and by nothing else: a run may fail for a reason of its own while one
 * of them is switched on.
 *
 * @param said the lines that were printed, without the error
 * @param error what the run failed with, where it did
 */
export function judgeBreakages(
  breakages: readonly Breakage[],
  said: readonly string[],
  error: string | undefined,
): Came | undefined {
  if (breakages.length === 0) return undefined;
  if (error !== undefined) {
    const isWanted = breakages.some(
      ({ ends, symptom }) => ends === 'failed' && error.includes(symptom),
    );
    return isWanted ? 'as wanted' : 'otherwise';
  }
  const hasStruck = breakages.some(({ symptom }) => said.some((line) => line.includes(symptom)));
  return hasStruck ? 'waited out' : 'no chance';
}
