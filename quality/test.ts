import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { typed } from '../scripts/cli/script.ts';
import { hasAwsCli } from './harness/has-aws-cli.ts';
import { failedTests, readResults, skippedTests } from './harness/vitest-results.ts';
import { WITH_ENGINE } from './harness/with-engine.ts';

/**
 * `npm test`: the check, the unit tests and beside them the build, then the check of what was built and the browser tests
 * of it. The check is first because it says most about a change. The last line is `N passed, N failed`; a stage that fails
 * counts as failed, and so does a test that was skipped, unless it asks a foreign program that is not installed. Exits 1
 * unless all passed.
 * With `--all` it runs `npm run verify` instead of the build, and the slow tests too, as CI does:
 * docs/decisions/slow-tests-are-apart.md.
 * With `--junit FOLDER` it also writes a report of each kind of tests into that folder, as `unit.xml`, for a CI that shows
 * them.
 */
const { options: flags } = typed<{ all?: true; junit?: string }>({
  description:
    'Runs the check, the unit tests, the build, and every built page in a browser. It takes about five minutes, and twice that on slow processors.',
  options: [
    new Option('--all', 'verify too, and run the slow tests: a quarter of an hour more'),
    new Option('--junit <folder>', 'write a JUnit report of each kind of tests into that folder'),
  ],
  examples: ['', '--all', '--junit reports'],
});
const total = { passed: 0, failed: 0 };
/** All that failed, to be told once more at the end: of a long log, people and machines keep the last lines. */
const failures: string[] = [];
mkdirSync('.cache', { recursive: true });

const built = beside(flags.all ? 'verify' : 'build');
stage('check');
// `verify` needs both processors.
if (flags.all) await built;
// Some wait for processes that they have started, or for a page.
const oneMore = `${availableParallelism() + 1}`;
vitest('unit', ['unit'], oneMore);
if (await built) {
  stage('check', '--built');
  vitest('browser', ['browser'], oneMore);
}
// Those with real containers mostly wait for them. Of a percentage, Vitest takes at most the processors.
if (flags.all) vitest('slow', ['slow', 'slow-browser'], `${2 * availableParallelism()}`);
else process.stdout.write('The slow tests were not run. To run them too: npm test -- --all\n');

for (const failure of failures) process.stdout.write(`FAILED   ${failure}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

// --- internal ---

/** Runs an npm script; a failure of it counts as one. */
function stage(script: string, ...flags: string[]): boolean {
  const ok = run('npm', ['run', '--silent', script, ...(flags.length > 0 ? ['--', ...flags] : [])]);
  if (!ok) fail(`npm run ${[script, ...flags].join(' ')} failed`);
  return ok;
}

/**
 * Builds the site beside other stages, for which one processor is too much and two are too few. It writes to a file, because a
 * pipe that nobody reads while a stage runs would be full; the file is printed then. Returns true if the site is there: a fault
 * that `verify` found must not hide those that the browser tests find.
 */
async function beside(script: 'build' | 'verify'): Promise<boolean> {
  const log = `.cache/${script}.log`;
  const output = openSync(log, 'w');
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32',
  });
  const [code] = (await once(child, 'close')) as [number | null];
  closeSync(output);
  process.stdout.write(readFileSync(log));
  if (code === 0) return true;
  fail(`npm run ${script} failed`);
  return script === 'verify' && stage('build');
}

/**
 * Runs the tests of some projects of vitest.config.ts, and adds them up.
 *
 * @param workers how many files run at once: a number, or a percentage of the processors
 */
function vitest(name: string, projects = [name], workers = '100%'): void {
  const results = `.cache/vitest-${name}.json`;
  rmSync(results, { force: true });
  const ok = run('vitest', [
    'run',
    `--maxWorkers=${workers}`,
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=./tests/flaky-reporter.ts',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...(flags.junit === undefined
      ? []
      : ['--reporter=junit', `--outputFile.junit=${join(flags.junit, `${name}.xml`)}`]),
  ]);
  const read = readResults(results);
  const { numPassedTests, numFailedTests } = read;
  total.passed += numPassedTests;
  total.failed += numFailedTests;
  failures.push(...failedTests(read));
  for (const name of skippedTests(read)) {
    if (isAboutMissing(name)) process.stdout.write(`skipped  ${name}: not installed here\n`);
    else fail(`"${name}" was skipped`);
  }
  if (numPassedTests + numFailedTests === 0) fail(`there are no ${name} tests`);
  // A file that cannot be loaded, or an error outside of a test, fails the run and no test.
  if (!ok && numFailedTests === 0) fail(`the ${name} tests did not run to their end`);
}

/**
 * Returns true if a test asks a program that we did not write and do not install, and that is not here: the AWS CLI, or a
 * container engine. All others are asked within a test, which says so when they are absent.
 */
function isAboutMissing(test: string): boolean {
  return (test.includes('AWS CLI') && !hasAwsCli()) || test.startsWith(WITH_ENGINE);
}

function fail(why: string): void {
  process.stdout.write(`FAILED   ${why}\n`);
  failures.push(why);
  total.failed += 1;
}

function run(command: string, args: string[]): boolean {
  // Windows starts npm and vitest only through its shell.
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { stdio: 'inherit', shell }).status === 0;
}
