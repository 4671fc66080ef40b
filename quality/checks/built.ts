import { checkCode } from './built/code-blocks.ts';
import { checkComplete } from './built/complete.ts';
import { checkBuiltDiagrams } from './built/diagram-elements.ts';
import { checkMutationReport } from './built/mutation-report.ts';
import { readSite, type BuiltPage } from './built/built-pages.ts';
import { checkBuiltLinks, checkStructure } from './built/structure.ts';
import { readPages, type Page } from './page.ts';
import { together } from './problem.ts';
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
    { name: 'code blocks, each with its copy button', ...together(code) },
    {
      name: 'of them compared with what ran',
      count: code.reduce((total, { compared }) => total + compared, 0),
      problems: [],
    },
    { name: 'diagrams', ...together(built.map(checkBuiltDiagrams)) },
    {
      name: 'links and files inside the site',
      ...together(built.map((page) => checkBuiltLinks(page, built))),
    },
    { name: 'ids and headings', ...together(built.map(checkStructure)) },
  ];
}
