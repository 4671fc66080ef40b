import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

/**
 * `npm test`: the unit tests, the check, the build and the browser tests of what was built, in this order. The last line
 * is `N passed, N failed`; a stage that fails, and a test that was skipped, count as failed. Exits 1 unless all passed.
 */
const total = { passed: 0, failed: 0 };

vitest('unit');
stage('check');
if (stage('build')) vitest('browser');

process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

// --- internal ---

/** Runs an npm script; a failure of it counts as one. */
function stage(script: string): boolean {
  const ok = run('npm', ['run', '--silent', script]);
  if (!ok) fail(`npm run ${script} failed`);
  return ok;
}

/** Runs the tests of one project of vitest.config.ts, and adds them up. */
function vitest(project: string): void {
  const results = `.cache/vitest-${project}.json`;
  mkdirSync('.cache', { recursive: true });
  rmSync(results, { force: true });
  const ok = run('vitest', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = readResults(results);
  const skipped = numPendingTests + numTodoTests;
  total.passed += numPassedTests;
  total.failed += numFailedTests;
  if (skipped > 0) fail(`${skipped} ${project} tests were skipped`, skipped);
  if (numPassedTests + numFailedTests === 0) fail(`there are no ${project} tests`);
  // A file that cannot be loaded, or an error outside of a test, fails the run and no test.
  if (!ok && numFailedTests === 0) fail(`the ${project} tests did not run to their end`);
}

interface Results {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

function readResults(file: string): Results {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
}

function fail(why: string, count = 1): void {
  process.stdout.write(`FAILED   ${why}\n`);
  total.failed += count;
}

function run(command: string, args: string[]): boolean {
  // Windows starts npm and vitest only through its shell.
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { stdio: 'inherit', shell }).status === 0;
}
