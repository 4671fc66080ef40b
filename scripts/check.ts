import { check, failed } from './check/run.ts';
import { printed } from './check/problem.ts';

/**
 * `npm run check`: pages, programs, recordings and the ledger are in step, and the laws hold. Exits 1 with every difference.
 *
 * - `-- --changed` judges only what the changes since the ledger was written can touch, and says what it leaves out.
 * - `-- --built` judges the built HTML in dist/ instead.
 */
const flags = new Set(process.argv.slice(2));
const unknown = [...flags].filter((flag) => !['--changed', '--built'].includes(flag));
if (unknown.length > 0) {
  process.stderr.write(`error    There is no ${unknown[0]}: use --changed, --built or nothing.\n`);
  process.exit(2);
}

const began = performance.now();
const changedOnly = flags.has('--changed');
const { world, verdicts, skipped, stale } = await check({ changed: changedOnly });
// While pages and programs are being written the ledger is behind, and --changed judges just that: it says so at its end.
if (stale.length > 0 && !changedOnly) {
  verdicts.push({ what: 'ledger', count: 1, problems: stale });
}

let problems = 0;
for (const verdict of verdicts) {
  for (const problem of verdict.problems) process.stdout.write(`${printed(problem)}\n`);
  if (verdict.count === 0) {
    process.stdout.write(
      `expected ${verdict.what}, found none: looking at nothing proves nothing\n\n`,
    );
  }
  if (failed(verdict)) problems += Math.max(verdict.problems.length, 1);
}
if (changedOnly) {
  const why = world.everythingBecause;
  if (why !== undefined) process.stdout.write(`whole    ${why}\n`);
  for (const what of skipped) {
    process.stdout.write(`skipped  ${what}: nothing that they rest on has changed\n`);
  }
  for (const { found, mend } of stale) process.stdout.write(`changed  ${found}: ${mend}\n`);
}
const counts = verdicts
  .filter(({ count, what }) => count > 0 && what !== 'ledger')
  .map(({ what, count }) => `${count} ${what}`)
  .join(', ');
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(
  problems === 0
    ? `ok       ${counts}, in ${seconds} s\n`
    : `failed   ${problems} problems in ${counts}, in ${seconds} s\n`,
);
process.exitCode = problems === 0 ? 0 : 1;
