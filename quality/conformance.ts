import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import Table from 'cli-table3';
import { typed } from '../scripts/cli/script.ts';
import { countsOf, type ProofCount, type TestResults } from './conformance/counts.ts';

/**
 * `npm run conformance`: every proof that the local AWS behaves as AWS does, at full size, with what each counted. They
 * are tests of `npm test -- --all`, with more rounds. Exits 1 unless each proof passed something and failed nothing; a proof
 * that asks a program that is not installed here says so and is skipped.
 */
const PROOFS: Readonly<Record<string, string>> = {
  'tests/local-aws/wire/round-trip.test.ts': 'the wire, by the SDK',
  'tests/local-aws/foreign/botocore.slow.test.ts': 'the wire, by botocore',
  'tests/local-aws/foreign/aws-cli.slow.test.ts': 'the tutorial, typed with the AWS CLI',
  'tests/local-aws/waiters.test.ts': 'the waiters of the SDK',
  'tests/local-aws/services/ecs-properties.test.ts': 'properties of services and tasks',
  'tests/local-aws/bad-requests.test.ts': 'requests that AWS refuses',
  'tests/local-aws/fuzz.test.ts': 'malformed requests',
  'tests/local-aws/fuzz-names.test.ts': 'names of the prototype in all members',
  'tests/local-aws/transports/http-server.test.ts': 'the HTTP server',
  'tests/local-aws/foreign/moto.slow.test.ts': 'moto_server beside ours',
};

typed({
  description:
    'Runs every proof that the local AWS behaves as AWS does, at full size, and prints what each counted. It takes some minutes.',
  examples: [''],
});

const COUNTS = '.cache/conformance-counts.jsonl';
const RESULTS = '.cache/conformance-results.json';

mkdirSync('.cache', { recursive: true });
for (const file of [COUNTS, RESULTS]) rmSync(file, { force: true });
const began = performance.now();
spawnSync(
  'vitest',
  [
    'run',
    '--project=unit',
    '--project=slow',
    '--no-file-parallelism',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${RESULTS}`,
    ...Object.keys(PROOFS),
  ],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, CONFORMANCE: '1', CONFORMANCE_COUNTS: COUNTS },
  },
);
const results = JSON.parse(readFileSync(RESULTS, 'utf8')) as TestResults;
const counted = readFileSync(COUNTS, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as ProofCount);
process.exitCode = print(countsOf(PROOFS, counted, results)) ? 0 : 1;

// --- internal ---

/** Prints the table. Returns whether every proof holds. */
function print(counts: readonly ProofCount[]): boolean {
  const head = ['proof', 'cases', 'passed', 'failed', 'skipped'];
  const style = { head: [], border: [], compact: true };
  const colAligns = ['left', 'right', 'right', 'right', 'right'] as const;
  const table = new Table({ head, style, colAligns: [...colAligns] });
  for (const { name, passed, failed, skipped } of counts) {
    table.push([name, passed + failed + skipped, passed, failed, skipped]);
  }
  const sum = (of: 'passed' | 'failed' | 'skipped') =>
    counts.reduce((total, each) => total + each[of], 0);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  const empty = counts.filter(({ passed, skipped }) => passed + skipped === 0);
  for (const { name } of empty) process.stdout.write(`FAILED   ${name}: it looked at nothing\n`);
  process.stdout.write(
    `${table.toString()}\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped, in ${minutes} min\n`,
  );
  return sum('failed') === 0 && empty.length === 0;
}
