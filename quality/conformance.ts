import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { typed } from '../scripts/cli/script.ts';

/**
 * `npm run conformance`: every proof that the local AWS behaves as AWS does, at full size, with what each counted. They
 * are tests of `npm test -- --all`, with more rounds. Exits 1 unless each proof passed something and failed nothing; a proof
 * that asks a program that is not installed here says so and is skipped.
 */
const PROOFS = [
  'tests/local-aws/wire/round-trip.test.ts',
  'tests/local-aws/foreign/botocore.slow.test.ts',
  'tests/local-aws/foreign/aws-cli.slow.test.ts',
  'tests/local-aws/waiters.test.ts',
  'tests/local-aws/services/ecs-properties.test.ts',
  'tests/local-aws/bad-requests.test.ts',
  'tests/local-aws/fuzz.test.ts',
  'tests/local-aws/fuzz-names.test.ts',
  'tests/local-aws/transports/http-server.test.ts',
  'tests/local-aws/foreign/moto.slow.test.ts',
];

typed({
  description:
    'Runs every proof that the local AWS behaves as AWS does, at full size, and prints what each counted. It takes some minutes.',
  examples: [''],
});

const gone = PROOFS.filter((file) => !existsSync(file));
if (gone.length > 0) throw new Error(`expected the proofs ${gone.join(', ')}`);
const { status } = spawnSync(
  'vitest',
  ['run', '--project=unit', '--project=slow', '--no-file-parallelism', ...PROOFS],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, CONFORMANCE: '1' },
  },
);
process.exitCode = status === 0 ? 0 : 1;
