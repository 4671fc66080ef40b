import { enableCompileCache } from 'node:module';
import { Option } from 'commander';
import type { Judged } from './checks/run-checks.ts';
import { progress } from '../scripts/cli/progress-line.ts';
import { typed } from '../scripts/cli/script.ts';

/**
 * `npm run check`: pages, programs and recordings are in step. Exits 1 with every difference.
 *
 * With `-- --built` it judges the built HTML in dist/ instead.
 *
 * npm starts Node with a smaller room for what is young: in three rounds taken in turns that was a little quicker each time,
 * in later ones the difference was within the noise.
 */
const began = performance.now();
const { options: flags } = typed<{ built?: true }>({
  description:
    'Runs every program and compares pages, programs and recordings. Writes nothing, and exits with 1 when something differs.',
  options: [new Option('--built', 'the built pages in dist/, instead')],
  examples: ['', '--built'],
});
enableCompileCache('.cache/node');
const LAWS_ARE_PROVED =
  'npm test proves the laws of the steps, npm run laws -- <step> those of one';
const now = progress();
now.say(
  flags.built
    ? 'reading the built pages'
    : 'running every program, and comparing what it does with its page and its recording',
);
const { failed, printed } = await import('./checks/problem.ts');
const { problemOfError } = await import('./checks/problem-of-error.ts');
const judged = flags.built ? await judgeBuilt() : await judgeSources();
process.exitCode = report(judged) ? 0 : 1;

// --- internal ---

async function judgeBuilt(): Promise<Judged[]> {
  return (await import('./checks/built.ts')).checkBuilt();
}

async function judgeSources(): Promise<Judged[]> {
  try {
    const { CHECKS } = await import('./checks/index.ts');
    const { judgeBy } = await import('./checks/run-checks.ts');
    return await judgeBy(CHECKS, false, (what) => now.say(what));
  } catch (error) {
    // A module on which a check stands, as one of the local AWS, cannot be loaded.
    return [{ name: 'checks that can be loaded', count: 1, problems: [problemOfError(error)] }];
  }
}

/** Prints every problem and what was looked at. Returns whether all is well. */
function report(judged: readonly Judged[]): boolean {
  now.end();
  // A program that cannot be loaded is a finding of every check that needs it, and is told once.
  const problems = new Set(judged.flatMap((each) => each.problems.map(printed)));
  for (const { name, count } of judged) {
    if (count === 0)
      problems.add(`expected ${name}, found none: looking at nothing proves nothing\n`);
  }
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  const counts = judged.map(countOf).join(', ');
  const bad = judged.filter(failed).map(({ name }) => name);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const unproved = flags.built ? '' : `; ${LAWS_ARE_PROVED}`;
  process.stdout.write(
    bad.length === 0
      ? `ok       ${counts}, in ${seconds} s${unproved}\n`
      : `failed   in ${bad.join(', ')}: ${problems.size} problems, in ${seconds} s\n`,
  );
  return bad.length === 0;
}

function countOf({ name, count, note }: Judged): string {
  return `${count} ${name}${note === undefined ? '' : ` (${note})`}`;
}
