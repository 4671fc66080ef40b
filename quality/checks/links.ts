import { FIELDS } from '../../src/site/calculator/fields.ts';
import { readWorkload } from '../../src/site/calculator/read.ts';
import { didYouMean } from '../../src/engine/did-you-mean.ts';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/** Every link from a page to a page, or to a section of one, leads there. Links to other sites are not asked. */
export const links: Check = {
  name: 'links from page to page',
  run({ pages }) {
    const all = pages.flatMap((page) =>
      page.links.filter(({ url }) => !ELSEWHERE.test(url)).map((link) => ({ ...link, page })),
    );
    const problems = all.flatMap(({ url, line, page }): Problem[] => {
      const found = problemOf(url, page, pages);
      if (found === undefined) return [];
      const expected = 'a link to a page or a section that exists';
      return [{ file: page.file, line, expected, found, mend: 'correct the link' }];
    });
    return { count: all.length, problems };
  },
};

// --- internal ---

/** Addresses with a scheme or a host of their own. */
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/\/)/i;

function problemOf(url: string, from: Page, pages: readonly Page[]): string | undefined {
  const [address = '', anchor] = url.split('#');
  const [path = '', question] = address.split('?');
  const target = path === '' ? from : pages.find(({ slug }) => addressOf(slug) === path);
  if (!target) {
    return `"${url}": there is no page ${path}.${didYouMean(
      path,
      pages.map(({ slug }) => addressOf(slug)),
    )}`;
  }
  if (question !== undefined) {
    const problem = problemOfQuestion(path, question);
    if (problem !== undefined) return `"${url}": ${problem}`;
  }
  const ids = target.anchors.map(({ id }) => id);
  if (anchor === undefined || ids.includes(anchor)) return undefined;
  return `"${url}": ${target.file} has no such section.${didYouMean(anchor, ids)}`;
}

/** Only the calculator reads what follows a question mark: the fields of its form. */
function problemOfQuestion(path: string, question: string): string | undefined {
  if (path !== '/reference/calculator/') return `${path} reads nothing after a question mark`;
  const given = Object.fromEntries(new URLSearchParams(question));
  const names: string[] = Object.values(FIELDS).map(({ name }) => name);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) return `the form has no "${name}".${didYouMean(name, names)}`;
  }
  const reading = readWorkload(given);
  if (!('problems' in reading)) return undefined;
  return Object.entries(reading.problems)
    .map(([name, problem]) => `${name}: ${problem}`)
    .join('; ');
}

/** Where the build puts a page: always with a slash at the end. */
function addressOf(slug: string): string {
  return slug === 'index' ? '/' : `/${slug.replace(/\/index$/, '')}/`;
}
