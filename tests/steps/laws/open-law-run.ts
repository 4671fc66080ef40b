import {
  openLocalRun,
  type LocalRun,
  type LocalRunOptions,
} from '../../../quality/harness/local-run.ts';

/** No law asks what a wait says between two changes, and one that looks less often is cheaper. */
export const LAW_RUN = { sleepsThrough: true } as const satisfies LocalRunOptions;

/** A runner on a local AWS in memory, as {@link openLocalRun} makes it, on which a law tries a step. */
export function openLawRun(options: LocalRunOptions = {}): Promise<LocalRun> {
  return openLocalRun({ ...options, ...LAW_RUN });
}
