import { z } from 'zod';

/** Where the last run is kept. A page shows it. */
export const MUTATION_REPORT = 'src/site/data/mutation.json';

const tallied = z.strictObject({ killed: z.int(), all: z.int() });

const report = z.strictObject({
  /** As `2026-11-23`. */
  date: z.iso.date(),
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
  /** How many were noticed by which part of the check, before any other. */
  by: z.record(z.string(), z.int()),
  /** Seconds that one processor was busy with a mutant, on average. */
  secondsEach: z.number(),
  /** Mutants that the whole check judged as well, in a process of its own, and how many of them alike. */
  verified: z.strictObject({ judged: z.int(), alike: z.int() }),
  survivors: z.array(z.strictObject({ name: z.string(), reason: z.string(), until: z.iso.date() })),
  /** What {@link sizeOf} the ledger was. */
  ledgerSize: z.int(),
  /** The modules of the check and of the mutants, as they were: path and hash. */
  judges: z.record(z.string(), z.string()),
});

/** What a run of the mutants came to. */
export type MutationReport = z.output<typeof report>;
export type Tally = z.output<typeof tallied>;

/** Reads a report. Throws an error that says what is wrong with it. */
export function parseReport(text: string): MutationReport {
  const result = report.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  throw new Error(z.prettifyError(result.error));
}

/** The modules that judge, with their hashes, as a ledger has them. */
export function judgesIn({ files }: { files: Record<string, string> }): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).filter(([file]) =>
      /^quality\/(checks|ledger|harness|mutation)\b/.test(file),
    ),
  );
}

/** `99.3 %`, and 100 % only for all. */
export function rate({ killed, all }: Tally): string {
  return killed === all ? '100 %' : `${(Math.floor((1000 * killed) / all) / 10).toFixed(1)} %`;
}
