import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Argument } from 'commander';
import { typed } from '../scripts/cli/script.ts';
import { lock } from './ledger/lock.ts';
import { recordMishaps } from './harness/failure-recording.ts';
import { MISHAP_RECORDINGS, RECORDINGS } from '../src/site/build/paths.ts';
import { promotion } from './harness/promote.ts';
import { ownerOf } from './harness/recording-owner.ts';
import { mishaps } from '../scripts/failures/index.ts';
import { shows } from '../scripts/concepts/index.ts';
import { steps } from '../scripts/steps/index.ts';

/**
 * `npm run record -- [step]`: writes what a green run from an empty account prints now, of everything, of one step or concept,
 * or, with `mishaps`, of all that is made to fail.
 */
const {
  args: [only],
} = typed({
  description:
    'Writes the recordings: what the programs print, call and leave now. Look at the difference before you commit it.',
  argument: new Argument('[what]', 'the id of a step or a concept; without one, all').choices([
    ...steps.map(({ id }) => id),
    ...shows.map(({ id }) => id),
    MISHAP_RECORDINGS,
  ]),
  examples: ['', 'create-cluster', MISHAP_RECORDINGS],
});
if (process.env['CI']) {
  process.stderr.write('error    CI compares and never records.\n');
  process.exit(2);
}
const result =
  only === MISHAP_RECORDINGS
    ? { files: new Map<string, string>() }
    : await promotion(steps, shows, only);
if ('refused' in result) {
  process.stderr.write(`refused  ${result.refused}\n         Nothing was written.\n`);
  process.exit(1);
}
const files = new Map([
  ...result.files,
  ...(only === undefined || only === MISHAP_RECORDINGS ? await recordMishaps(mishaps, steps) : []),
]);
mkdirSync(RECORDINGS, { recursive: true });
for (const path of readdirSync(RECORDINGS, { recursive: true, encoding: 'utf8' })) {
  if (/\.\w+$/.test(path) && (only === undefined || ownerOf(path) === only)) {
    rmSync(`${RECORDINGS}/${path}`);
  }
}
for (const [path, text] of files) {
  mkdirSync(dirname(`${RECORDINGS}/${path}`), { recursive: true });
  writeFileSync(`${RECORDINGS}/${path}`, text);
}
const what = only ?? `${steps.length} steps and ${shows.length} concepts, and of mishaps`;
process.stdout.write(`recorded ${files.size} files of ${what} in ${RECORDINGS}\n`);
// The ledger holds the hashes of what was just written.
process.exitCode = await lock();
