import { writeFileSync } from 'node:fs';
import { printed } from '../checks/problem.ts';
import { check } from '../checks/run.ts';
import { LEDGER, ledgerText } from './ledger.ts';
import { today, verifiedOn } from './verified.ts';

/**
 * Writes the ledger when everything but the ledger itself is green, and says so; else says what is not. A hash in it means:
 * with this text, the check was green. Returns the exit code.
 */
export async function lock(): Promise<number> {
  const { world, verdicts } = await check({});
  const others = verdicts.filter(({ isLedger }) => !isLedger);
  const problems = others.flatMap((verdict) => verdict.problems);
  const nothing = others.filter(({ count }) => count === 0);
  if (problems.length + nothing.length > 0) {
    for (const problem of problems) process.stdout.write(`${printed(problem)}\n`);
    for (const { what } of nothing) process.stdout.write(`expected ${what}, found none\n\n`);
    process.stdout.write(`failed   ${LEDGER} is written only when the check is green\n`);
    return 1;
  }
  const verified = verifiedOn(world.now, world.then, today());
  writeFileSync(LEDGER, ledgerText({ verified, ...world.now }));
  const { steps, concepts, pages, regions, files } = world.now.counts;
  process.stdout.write(
    `wrote    ${LEDGER}: ${steps} steps, ${concepts} concepts, ${pages} pages, ${regions} regions, ${files} files\n`,
  );
  return 0;
}
