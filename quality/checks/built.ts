import { checkCode } from './built/code-blocks.ts';
import { checkComplete } from './built/complete.ts';
import { checkBuiltDiagrams } from './built/diagram-elements.ts';
import { checkMutationReport } from './built/mutation-report.ts';
import { readSite, type BuiltPage } from './built/built-pages.ts';
import { checkBuiltLinks, checkStructure } from './built/structure.ts';
import { readPages, type Page } from './page.ts';
import type { Verdict } from './problem.ts';
import type { Judged } from './run-checks.ts';

/** `npm run check -- --built`: judges the HTML in dist/, which is what readers get, whatever the sources promise. */
export function checkBuilt(): Judged[] {
  return [...judgeSite(readSite(), readPages()), checkMutationReport()];
}

/** Judges built pages, and whether they are those of the sources. */
export function judgeSite(built: readonly BuiltPage[], pages: readonly Page[]): Judged[] {
  const code = built.map(checkCode);
  return [
    { name: 'built pages', count: built.length, problems: checkComplete(pages, built) },
    sum('code blocks, each with its copy button', code),
    {
      name: 'of them compared with what ran',
      count: code.reduce((total, { compared }) => total + compared, 0),
      problems: [],
    },
    sum('diagrams', built.map(checkBuiltDiagrams)),
    sum(
      'links and files inside the site',
      built.map((page) => checkBuiltLinks(page, built)),
    ),
    sum(
      'ids and headings',
      built.map((page) => ({ count: page.ids.size, problems: checkStructure(page) })),
    ),
  ];
}

// --- internal ---

function sum(name: string, verdicts: readonly Verdict[]): Judged {
  return {
    name,
    count: verdicts.reduce((total, { count }) => total + count, 0),
    problems: verdicts.flatMap(({ problems }) => problems),
  };
}
