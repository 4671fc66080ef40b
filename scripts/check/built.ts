import { readLedger } from '../ledger/ledger.ts';
import { checkCode } from './built/code.ts';
import { checkComplete } from './built/complete.ts';
import { checkBuiltDiagrams } from './built/diagrams.ts';
import { readSite, type BuiltPage } from './built/site.ts';
import { checkBuiltLinks, checkStructure } from './built/structure.ts';
import type { Verdict } from './problem.ts';

/** `npm run check -- --built`: judges the HTML in dist/, which is what readers get, whatever the sources promise. */
export function checkBuilt(): Verdict[] {
  return judgeSite(readSite());
}

/** Judges built pages. */
function judgeSite(pages: readonly BuiltPage[]): Verdict[] {
  const ledger = readLedger();
  const complete = ledger ? checkComplete(ledger, pages) : [];
  return [
    { what: 'built pages', count: pages.length, problems: complete },
    sum('code blocks, each with its copy button', pages.map(checkCode)),
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

function sum(what: string, verdicts: readonly Omit<Verdict, 'what'>[]): Verdict {
  return {
    what,
    count: verdicts.reduce((total, { count }) => total + count, 0),
    problems: verdicts.flatMap(({ problems }) => problems),
  };
}
