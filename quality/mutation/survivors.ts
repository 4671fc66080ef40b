import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Judgement } from './verdict.ts';

/** A mutant that may survive: which, why, and until when somebody has to look at it again. */
export interface Survivor {
  name: string;
  reason: string;
  /** A day: `2027-06-30`. */
  until: string;
}

/** Where they are listed. */
const SURVIVORS = 'quality/mutation/survivors.json';

/** The listed survivors. Throws an error when the list is not well-formed. */
export function readSurvivors(): Survivor[] {
  return list.parse(JSON.parse(readFileSync(SURVIVORS, 'utf8')));
}

/**
 * Finds what is wrong: survivors that nobody listed, and entries of the list that have expired, or whose mutant is
 * caught by now.
 *
 * @param today as `2026-11-23`
 */
export function complaints(
  judgements: readonly Judgement[],
  listed: readonly Survivor[],
  today: string,
): string[] {
  const unlisted = judgements
    .filter(({ caught, mutant }) => !caught && !listed.some(({ name }) => name === mutant.name))
    .map(({ mutant, noticed, output }) => {
      if (noticed) return `${mutant.name}: green after npm run record`;
      return `${mutant.name}: green${/^ok /m.test(output) ? '' : `, or the check broke: ${output}`}`;
    });
  const expired = listed
    .filter(({ until }) => until < today)
    .map(({ name, until }) => `${name}: listed until ${until}, which is over`);
  const caught = judgements
    .filter((judgement) => judgement.caught)
    .filter(({ mutant }) => listed.some(({ name }) => name === mutant.name))
    .map(({ mutant }) => `${mutant.name}: listed as a survivor, and it is caught`);
  return [...unlisted, ...expired, ...caught];
}

// --- internal ---

const list = z.array(
  z.strictObject({ name: z.string().min(1), reason: z.string().min(20), until: z.iso.date() }),
);
