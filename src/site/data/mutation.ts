import { z } from 'zod';

/** Where the last run is kept. A page shows it. */
export const MUTATION_REPORT = 'src/site/data/mutation.json';

const tallied = z.strictObject({
  all: z.int(),
  /** The check failed, and said where. */
  noticed: z.int(),
  /** Nothing that `npm run record` writes made it green again. */
  caught: z.int(),
});

const report = z.strictObject({
  /** As `2026-11-23`. */
  date: z.iso.date(),
  /** The commit that was broken, and the command that did it. */
  commit: z.string(),
  command: z.string(),
  /** So many of each kind were drawn by lot with this seed; `null` when all were judged. */
  sample: z.strictObject({ each: z.int(), seed: z.int() }).nullable(),
  /** How many mutants could be generated. */
  inAll: z.int(),
  /** The ids of the failure modes that were judged. */
  known: z.array(z.string()),
  failureModes: tallied,
  generated: tallied,
  /** The generated ones, by what they break. */
  kinds: z.record(z.string(), tallied),
  /** How many were noticed by which check, before any other. */
  by: z.record(z.string(), z.int()),
  /** All that were not caught, by kind, with why they may survive where that is known. */
  survivors: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.string(),
      noticed: z.boolean(),
      reason: z.string().optional(),
    }),
  ),
});

/** The results of a run of the mutants. */
export type MutationReport = z.output<typeof report>;
export type Tally = z.output<typeof tallied>;

/** Reads a report. Throws an error that says what is wrong with it. */
export function parseReport(text: string): MutationReport {
  const result = report.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  throw new Error(z.prettifyError(result.error));
}

/** `99.3%`, and 100% only for all. */
export function rate(part: number, all: number): string {
  return part === all ? '100%' : `${(Math.floor((1000 * part) / all) / 10).toFixed(1)}%`;
}
