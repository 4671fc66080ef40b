import { relative } from 'node:path';
import { readFileSync } from 'node:fs';

/** The part of Vitest's JSON report that `npm test` adds up. */
export interface Results {
  numPassedTests: number;
  numFailedTests: number;
  testResults: FileResults[];
}

interface FileResults {
  /** The path of the file. */
  name: string;
  /** Why the file could not be loaded; empty if it could. */
  message: string;
  assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[];
}

/** Lines of a message that are told again: enough for an assertion with what it expected, not for a whole page. */
const LINES = 12;

/** Reads a JSON report. Vitest writes none if it could not start, and then there are no results. */
export function readResults(file: string): Results {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

/** Returns the names of the tests that neither passed nor failed. */
export function skippedTests({ testResults }: Results): string[] {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
}

/**
 * Returns a text for each test that failed, and for each file that could not be loaded: its file, its name, and the first
 * lines of what it said.
 */
export function failedTests({ testResults }: Results): string[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative('.', name);
    const failed = assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) =>
        told(`${file}, "${fullName}"`, (failureMessages ?? []).join('\n')),
      );
    return failed.length === 0 && message !== '' ? [told(file, message)] : failed;
  });
}

// --- internal ---

function told(what: string, message: string): string {
  // eslint-disable-next-line no-control-regex -- colours of a terminal
  const lines = message.replaceAll(/\x1b\[[0-9;]*m/g, '').split('\n');
  return [what, ...lines.slice(0, LINES)].join('\n         ');
}
