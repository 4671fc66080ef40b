import { expect, test } from 'vitest';
import { readLedger, type Ledger } from '../../../quality/ledger/ledger.ts';
import { checkVerified, verifiedOn } from '../../../quality/ledger/verified.ts';

const { verified: _, ...ledger } = readLedger()!;
const written = (on: string, of: Ledger = ledger): Ledger => ({
  verified: verifiedOn(of, undefined, on),
  ...of,
});

test('a ledger is written with the day that it is', () => {
  const today = written('2026-03-01');
  expect(today.verified?.date).toBe('2026-03-01');
  expect(checkVerified(today, '2026-03-01')).toEqual([]);
});

test('the day stays while the ledger says nothing new', () => {
  const then = written('2026-03-01');
  expect(verifiedOn(ledger, then, '2026-03-02')).toEqual(then.verified);
});

test('it is another day when anything in the ledger is another', () => {
  const now = { ...ledger, engine: 'sha256:0000000000000000' };
  expect(verifiedOn(now, written('2026-03-01'), '2026-03-02').date).toBe('2026-03-02');
});

test.each([
  ['a day that somebody typed', { ...written('2026-03-01').verified!, date: '2026-03-02' }],
  ['a day to come', verifiedOn(ledger, undefined, '2026-03-04')],
  ['no day', verifiedOn(ledger, undefined, 'soon')],
  ['no day of the calendar', verifiedOn(ledger, undefined, '2026-02-31')],
  ['a seal of other things', written('2026-03-01', { ...ledger, engine: 'x' }).verified!],
  ['nothing', undefined],
])('the check finds %s', (_what, verified) => {
  const [problem] = checkVerified({ ...ledger, ...(verified && { verified }) }, '2026-03-03');
  expect(problem?.mend).toBe('npm run lock');
});
