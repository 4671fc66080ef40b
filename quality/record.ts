import { Argument } from 'commander';
import { progress } from '../scripts/cli/progress-line.ts';
import { typed } from '../scripts/cli/script.ts';
import { recordFailures } from './harness/record-failures.ts';
import { FAILURE_RECORDINGS, RECORDINGS } from '../src/site/build/paths.ts';
import { promotion } from './harness/promote.ts';
import { writeRecordings } from './harness/write-recordings.ts';
import { failures } from '../scripts/failures/index.ts';
import { concepts } from '../scripts/concepts/index.ts';
import { steps } from '../scripts/steps/index.ts';

/**
 * `npm run record -- [step]`: writes what a green run from an empty account prints now, of everything, of one step or concept,
 * or, with `failures`, of all that is made to fail; and the summary of it that a reviewer reads.
 */
const {
  args: [only],
} = typed({
  description:
    'Writes the recordings: what the programs print, call and leave now. Look at the difference before you commit it.',
  argument: new Argument('[what]', 'the id of a step or a concept; without one, all').choices([
    ...steps.map(({ id }) => id),
    ...concepts.map(({ id }) => id),
    FAILURE_RECORDINGS,
  ]),
  examples: ['', 'create-cluster', FAILURE_RECORDINGS],
});
if (process.env['CI']) {
  process.stderr.write('error    CI compares and never records.\n');
  process.exit(2);
}
const now = progress();
const tell = (what: string) => now.say(what);
const result =
  only === FAILURE_RECORDINGS
    ? { files: new Map<string, string>() }
    : await promotion(steps, concepts, only, tell);
if ('refused' in result) {
  now.end();
  process.stderr.write(`refused  ${result.refused}\n         Nothing was written.\n`);
  process.exit(1);
}
const files = new Map([
  ...result.files,
  ...(only === undefined || only === FAILURE_RECORDINGS
    ? await recordFailures(failures, steps, tell)
    : []),
]);
now.end();
const changed = writeRecordings(files, { steps, concepts }, only);
for (const file of changed) process.stdout.write(`changed  ${file}\n`);
const what = only ?? `${steps.length} steps and ${concepts.length} concepts, and of failures`;
process.stdout.write(
  `recorded ${files.size} files of ${what} in ${RECORDINGS}, ${changed.length} files changed\n`,
);
