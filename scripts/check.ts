import { checkGlossary } from './check/glossary.ts';
import { checkLaws, checkShowLaws } from './check/laws.ts';
import { checkNames } from './check/names.ts';
import { checkNotes } from './check/notes.ts';
import { readPages } from './check/page.ts';
import { checkPages } from './check/pages.ts';
import { checkPermissions } from './check/permissions.ts';
import { printed, type Verdict } from './check/problem.ts';
import { checkRecordings } from './check/recordings.ts';
import { checkShows } from './check/shows.ts';
import { shows } from './show/index.ts';
import { steps } from './steps/index.ts';

/** `npm run check`: pages, programs and recordings are in step, and the laws hold. Exits 1 with every difference. */
const pages = readPages();
const verdicts: Verdict[] = [
  checkNames(steps),
  checkPages(steps, pages),
  checkShows(shows, steps, pages),
  checkNotes(pages),
  checkGlossary(pages),
];
try {
  verdicts.push(
    await checkRecordings(steps, shows),
    await checkLaws(steps),
    await checkShowLaws(shows, steps),
    await checkPermissions(steps),
  );
} catch (error) {
  // A step that throws cannot be recorded or judged: that is a finding, with the stack that tells where.
  const found = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const problem = {
    file: 'scripts/steps/index.ts',
    line: 1,
    expected: 'steps that run',
    found,
    mend: 'mend the step',
  };
  verdicts.push({ what: 'runs', count: 1, problems: [problem] });
}

let failed = 0;
for (const { what, count, problems } of verdicts) {
  for (const problem of problems) process.stdout.write(`${printed(problem)}\n`);
  if (count === 0)
    process.stdout.write(`expected ${what}, found none: looking at nothing proves nothing\n\n`);
  failed += problems.length + (count === 0 ? 1 : 0);
}
const counts = verdicts.map(({ what, count }) => `${count} ${what}`).join(', ');
process.stdout.write(
  failed === 0 ? `ok       ${counts}\n` : `failed   ${failed} problems in ${counts}\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
