import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  failedTests,
  skippedTests,
  type Results,
} from '../../../quality/harness/vitest-results.ts';

const passed = { fullName: 'it passes', status: 'passed', failureMessages: [] };
const skipped = { fullName: 'it is skipped', status: 'skipped', failureMessages: [] };
const failed = {
  fullName: 'it fails',
  status: 'failed',
  failureMessages: [`\x1b[31mexpected 1\x1b[39m\n${'at a line\n'.repeat(40)}`],
};

function results(...testResults: Results['testResults']): Results {
  return { numPassedTests: 1, numFailedTests: 1, testResults };
}

const name = join(process.cwd(), 'tests/a.test.ts');

test('a test that failed is told with its file and the first lines of what it said', () => {
  const [told, ...others] = failedTests(
    results({ name, message: '', assertionResults: [passed, skipped, failed] }),
  );
  expect(others).toEqual([]);
  const lines = told!.split('\n');
  expect(lines.slice(0, 2)).toEqual(['tests/a.test.ts, "it fails"', '         expected 1']);
  expect(lines.length).toBeLessThan(20);
});

test('a file that cannot be loaded is told', () => {
  const unread = { name, message: 'Cannot find module', assertionResults: [] };
  expect(failedTests(results(unread))).toEqual(['tests/a.test.ts\n         Cannot find module']);
});

test('a test that was skipped is named, and is no failure', () => {
  const all = results({ name, message: '', assertionResults: [passed, skipped] });
  expect(skippedTests(all)).toEqual(['it is skipped']);
  expect(failedTests(all)).toEqual([]);
});
