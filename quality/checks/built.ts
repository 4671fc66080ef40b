import { LEDGER, readLedger, type Ledger } from '../ledger/ledger.ts';
import { checkCode } from './built/code.ts';
import { checkComplete } from './built/complete.ts';
import { checkBuiltDiagrams } from './built/diagrams.ts';
import { checkMutationReport } from './built/mutation-report.ts';
import { readSite, type BuiltPage } from './built/site.ts';
import { checkBuiltLinks, checkStructure } from './built/structure.ts';
import type { Problem, Verdict } from './problem.ts';

/** `npm run check -- --built`: judges the HTML in dist/, which is what readers get, whatever the sources promise. */
export function checkBuilt(): Verdict[] {
  const ledger = readLedger();
  return [...judgeSite(readSite(), ledger), ...(ledger ? [checkMutationReport(ledger)] : [])];
}

/** Judges built pages, and whether they are those of a ledger. */
export function judgeSite(pages: readonly BuiltPage[], ledger: Ledger | undefined): Verdict[] {
  const code = pages.map(checkCode);
  return [
    {
      what: 'built pages',
      count: pages.length,
      problems: ledger ? checkComplete(ledger, pages) : [noLedger()],
    },
    sum('code blocks, each with its copy button', code),
    {
      what: 'of them compared with what ran',
      count: code.reduce((total, { compared }) => total + compared, 0),
      problems: [],
    },
    sum('diagrams', pages.map(checkBuiltDiagrams)),
    sum(
      'links and files inside the site',
      pages.map((page) => checkBuiltLinks(page, pages)),
    ),
    sum(
      'ids and headings',
      pages.map((page) => ({ count: page.ids.size, problems: checkStructure(page) })),
    ),
  ];
}

// --- internal ---

function noLedger(): Problem {
  const expected = 'a ledger that says which pages there are';
  return { file: LEDGER, line: 1, expected, found: 'none', mend: 'npm run lock' };
}

function sum(what: string, verdicts: readonly Omit<Verdict, 'what'>[]): Verdict {
  return {
    what,
    count: verdicts.reduce((total, { count }) => total + count, 0),
    problems: verdicts.flatMap(({ problems }) => problems),
  };
}
