import { readFileSync } from 'node:fs';
import { meantBy } from '../../src/engine/did-you-mean.ts';
import { LINKS, type CheckedLinks } from '../../src/site/data/links.ts';
import { readGuides } from './guides.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import type { Check } from './world.ts';

/** Where a link to another site stands. */
export interface ExternalLink {
  file: string;
  line: number;
  url: string;
}

/** Every link to another site is in one file, with the day on which it was asked and what it answered. */
export const externalLinks: Check = {
  name: 'links to other sites',
  run: ({ pages }) =>
    checkExternalLinks(
      externalLinksOf(pages),
      JSON.parse(readFileSync(LINKS, 'utf8')) as CheckedLinks,
    ),
};

/** The links of the pages, of README.md and of docs/. What leads to this machine or to nobody is none. */
export function externalLinksOf(pages: readonly Page[]): ExternalLink[] {
  const ofPages = pages.flatMap(({ file, links }) =>
    links.map(({ url, line }) => ({ file, line, url })),
  );
  const ofGuides = readGuides().flatMap(({ file, source }) =>
    source.split('\n').flatMap((text, index) =>
      [...text.matchAll(/\]\((https?:[^)\s]+)\)/g)].map(([, url]) => ({
        file,
        line: index + 1,
        url: url!,
      })),
    ),
  );
  return [...ofPages, ...ofGuides].filter(({ url }) => /^https?:\/\/[^/]*\.[a-z]+(\/|$)/.test(url));
}

export function checkExternalLinks(links: readonly ExternalLink[], checked: CheckedLinks): Verdict {
  const problems: Problem[] = [];
  const known = Object.keys(checked);
  for (const { file, line, url } of links) {
    const entry = checked[url];
    if (entry === undefined) {
      const meant = meantBy(url, known);
      const found = `${url}, which nobody has asked for.${meant ? ` Did you mean "${meant}"?` : ''}`;
      const mend = 'correct it, npm run links, or enter it with null for the day and the status';
      problems.push({ file, line, expected: `a link that is in ${LINKS}`, found, mend });
    } else if (entry.status !== null && entry.status >= 400) {
      const found = `HTTP ${entry.status} on ${entry.date}: ${url}`;
      problems.push({ file, line, expected: 'a page', found, mend: 'link to where it is now' });
    }
  }
  for (const [url, { date, status }] of Object.entries(checked)) {
    const at = { file: LINKS, line: 1, mend: 'npm run links' };
    if (!links.some((each) => each.url === url)) {
      problems.push({ ...at, expected: 'links that some page has', found: url });
    }
    if (
      (date === null) !== (status === null) ||
      (date !== null && !/^\d{4}-\d\d-\d\d$/.test(date))
    ) {
      problems.push({
        ...at,
        expected: 'a day and a status, or neither',
        found: `${date}, ${status}`,
      });
    }
  }
  const never = Object.values(checked).filter(({ date }) => date === null).length;
  return { count: links.length, problems, note: `${never} addresses not asked yet` };
}
