import { enableCompileCache } from 'node:module';
import type { Verdict } from './checks/problem.ts';
import { Option } from 'commander';
import { progress } from '../scripts/cli/progress.ts';
import { typed } from '../scripts/cli/script.ts';

/**
 * `npm run check`: pages, programs, recordings and the ledger are in step, and the laws hold. Exits 1 with every difference.
 *
 * npm starts Node with a smaller room for what is young: in three rounds taken in turns that was a little quicker each time,
 * in later ones the difference was within the noise.
 *
 * - `-- --changed` judges only what the changes since the ledger was written can touch, and says what it leaves out.
 * - `-- --built` judges the built HTML in dist/ instead.
 */
const began = performance.now();
const { options: flags } = typed<{ changed?: true; built?: true }>({
  description:
    'Runs every program and compares pages, programs and recordings. Writes nothing, and exits with 1 when something differs.',
  options: [
    new Option('--changed', 'only what the changes since the ledger was written can touch'),
    new Option('--built', 'the built pages in dist/, instead'),
  ],
  examples: ['', '--built'],
});
// Most of a short check is loading. Node strips the types of these modules by itself, and remembers what comes out.
enableCompileCache('.cache/node');
const { printed } = await import('./checks/problem.ts');
const now = progress();
now.say(
  flags.built
    ? 'reading the built pages'
    : 'running every program, and comparing what it does with its page and its recording',
);
const { check, failed } = await import('./checks/run.ts');
const problems = flags.built ? await judgeBuilt() : await judge(flags.changed === true);
process.exitCode = problems === 0 ? 0 : 1;

// --- internal ---

async function judgeBuilt(): Promise<number> {
  const { checkBuilt } = await import('./checks/built.ts');
  return report(checkBuilt());
}

async function judge(changed: boolean): Promise<number> {
  const { world, verdicts, skipped, stale } = await check({ changed });
  // While pages and programs are being written the ledger is behind, and --changed judges just that: it only says so.
  if (!changed) {
    const behind = stale.length > 0 ? [{ what: 'ledgers', count: 1, problems: stale }] : [];
    return report([...verdicts, ...behind]);
  }
  const why = world.everythingBecause;
  if (why !== undefined) process.stdout.write(`whole    ${why}\n`);
  for (const what of skipped) {
    process.stdout.write(`skipped  ${what}: nothing that they rest on has changed\n`);
  }
  for (const { what, pages } of world.touches()) {
    const which = pages === 'all' ? 'every program, and its page' : pages.join(', ');
    process.stdout.write(`touches  ${which}: ${what}\n`);
  }
  for (const { found, mend } of stale) process.stdout.write(`changed  ${found}: ${mend}\n`);
  return report(verdicts);
}

/** Prints every problem and what was looked at. Returns how many problems there are. */
function report(verdicts: readonly Verdict[]): number {
  now.end();
  let count = 0;
  for (const verdict of verdicts) {
    for (const problem of verdict.problems) process.stdout.write(`${printed(problem)}\n`);
    if (verdict.count === 0) {
      process.stdout.write(
        `expected ${verdict.what}, found none: looking at nothing proves nothing\n\n`,
      );
    }
    if (failed(verdict)) count += Math.max(verdict.problems.length, 1);
  }
  const counts = verdicts.map((verdict) => `${verdict.count} ${verdict.what}`).join(', ');
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    count === 0
      ? `ok       ${counts}, in ${seconds} s\n`
      : `failed   ${count} problems in ${counts}, in ${seconds} s\n`,
  );
  return count;
}
