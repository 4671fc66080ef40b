import { hashOf } from '../../src/site/build/hash.ts';
import type { Problem } from '../checks/problem.ts';
import { LEDGER, type Ledger, type Verified } from './ledger.ts';

/**
 * The day that a ledger is written with. It stays what it was while the ledger says nothing new, so that to write it again
 * is no change.
 *
 * @param then the ledger that is there
 * @param today in UTC: `2026-03-01`
 */
export function verifiedOn(now: Ledger, then: Ledger | undefined, today: string): Verified {
  const old = then?.verified;
  const isSame = old !== undefined && old.seal === sealOf(now, old.date);
  const date = isSame ? old.date : today;
  return { date, seal: sealOf(now, date) };
}

/** What is wrong with the day in a ledger: that it is no day, has not come yet, or was written by somebody else than the check. */
export function checkVerified(ledger: Ledger, today: string): Problem[] {
  const { date, seal } = ledger.verified ?? { date: 'none', seal: 'none' };
  const mend = 'npm run lock';
  if (!isDay(date) || date > today) {
    return [{ file: LEDGER, line: 1, expected: 'a day that was', found: date, mend }];
  }
  const expected = `the seal of ${date} on what the ledger lists`;
  return seal === sealOf(ledger, date)
    ? []
    : [{ file: LEDGER, line: 1, expected, found: `another one: ${seal}`, mend }];
}

/** The day that it is, in UTC. */
export function today(now = new Date()): string {
  return now.toISOString().slice(0, 10);
}

// --- internal ---

function isDay(date: string): boolean {
  const day = new Date(date);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date) && date.length === 10;
}

function sealOf({ verified: _, ...rest }: Ledger, date: string): string {
  return hashOf(date, JSON.stringify(rest));
}
