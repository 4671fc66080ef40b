import { expect, test } from 'vitest';
import { reportProblems } from '../../../quality/checks/built/mutation-report.ts';
import { readLedger } from '../../../quality/ledger/ledger.ts';
import { FAILURE_MODES } from '../../../quality/mutation/failure-modes.ts';
import { sizeOf } from '../../../quality/mutation/report.ts';
import { parseReport, type MutationReport } from '../../../src/site/data/mutation.ts';

const ledger = readLedger()!;
const modes = FAILURE_MODES.length;

const REPORT: MutationReport = {
  date: '2026-11-25',
  sample: { each: 5, seed: 1 },
  inAll: 3000,
  known: FAILURE_MODES.map(({ id }) => id),
  failureModes: { killed: modes, all: modes },
  generated: { killed: 199, all: 200 },
  kinds: { reorder: { killed: 199, all: 200 } },
  by: { ledger: 199 },
  secondsEach: 1,
  verified: { judged: 3, alike: 3 },
  survivors: [],
  ledgerSize: sizeOf(ledger),
  judges: {},
};

function found(change: Partial<MutationReport> = {}): string[] {
  return reportProblems({ ...REPORT, ...change }, ledger).map((each) => each.join('; '));
}

test('a report of a run that went well has no problem', () => {
  expect(found()).toEqual([]);
});

test('zero mutants, and fewer than a hundred, are no proof', () => {
  expect(found({ generated: { killed: 0, all: 0 } })[0]).toContain('at least 100 generated');
  expect(found({ generated: { killed: 99, all: 99 } })).toHaveLength(1);
});

test('a rate below that of the page, and a failure mode that is not noticed, are named', () => {
  expect(found({ generated: { killed: 197, all: 200 } })[0]).toContain('197 of 200');
  expect(found({ failureModes: { killed: modes - 1, all: modes } })[0]).toContain('noticed');
});

test('a failure mode that is newer than the report is named', () => {
  expect(found({ known: REPORT.known.slice(0, -1) })[0]).toContain('none of F20');
});

test('a report of a much smaller or larger project is too old', () => {
  const ledgerSize = Math.floor(sizeOf(ledger) / 1.3);
  expect(found({ ledgerSize })[0]).toMatch(/a ledger of about \d+ entries, as on 2026-11-25/);
  expect(found({ ledgerSize: sizeOf(ledger) * 2 })).toHaveLength(1);
});

test('a survivor whose day was over is named', () => {
  const survivors = [{ name: 'a mutant', reason: 'a reason', until: '2026-11-24' }];
  expect(found({ survivors })[0]).toContain('a mutant');
});

test('a report that cannot be read says why', () => {
  expect(() => parseReport('{}')).toThrow('failureModes');
  expect(parseReport(JSON.stringify(REPORT))).toEqual(REPORT);
});
