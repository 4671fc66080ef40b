import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { RECORDINGS } from './lib/paths.ts';
import { record } from './lib/recording.ts';
import { recordShows } from './lib/show-recording.ts';
import { shows } from './show/index.ts';
import { steps } from './steps/index.ts';

/** `npm run record`: writes what a run from an empty account prints now. */
if (process.env['CI']) {
  process.stderr.write('error    CI compares and never records.\n');
  process.exit(2);
}
const files = new Map([...(await record(steps)), ...(await recordShows(shows, steps))]);
rmSync(RECORDINGS, { recursive: true, force: true });
for (const [path, text] of files) {
  mkdirSync(dirname(`${RECORDINGS}/${path}`), { recursive: true });
  writeFileSync(`${RECORDINGS}/${path}`, text);
}
process.stdout.write(
  `recorded ${files.size} files of ${steps.length} steps and ${shows.length} concepts in ${RECORDINGS}\n`,
);
