import { expect, test } from 'vitest';
import { countsOf } from '../../../quality/conformance/counts.ts';

const PROOFS = { 'tests/a.test.ts': 'what a proves', 'tests/b.test.ts': 'what b proves' };

function ran(file: string, ...statuses: string[]) {
  const assertionResults = statuses.map((status, index) => ({ fullName: `${index}`, status }));
  return { name: `/somewhere/${file}`, assertionResults };
}

test('tests that count are a line each, and the others of their file a line together', () => {
  const counted = [{ name: 'a: many', file: 'tests/a.test.ts', passed: 50, failed: 0, skipped: 2 }];
  const testResults = [
    ran('tests/a.test.ts', 'passed', 'passed', 'passed'),
    ran('tests/b.test.ts', 'passed', 'failed', 'skipped'),
  ];
  expect(countsOf(PROOFS, counted, { testResults })).toEqual([
    counted[0],
    { name: 'what a proves', file: 'tests/a.test.ts', passed: 2, failed: 0, skipped: 0 },
    { name: 'what b proves', file: 'tests/b.test.ts', passed: 1, failed: 1, skipped: 1 },
  ]);
});

test('a test that failed before it could count, and a file that did not run, have failed', () => {
  const testResults = [ran('tests/a.test.ts', 'failed')];
  const counts = countsOf(PROOFS, [], { testResults });
  expect(counts.map(({ failed }) => failed)).toEqual([1, 1]);
});
