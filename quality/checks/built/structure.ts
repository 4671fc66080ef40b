import { existsSync } from 'node:fs';
import type { Problem, Verdict } from '../problem.ts';
import { attribute, lineOf, textOf, type Element } from '../../../src/site/build/html.ts';
import { DIST, type BuiltPage } from './built-pages.ts';

/** Every id is there once; the headings begin with one of the first level, and none leaves a level out. */
export function checkStructure({ file, elements, main, ids }: BuiltPage): Verdict {
  return { count: ids.size, problems: [...duplicateIds(file, elements), ...headings(file, main)] };
}

/** Every link inside the site leads to a page and, where it names one, to an element that is on it; every file is there. */
export function checkBuiltLinks(page: BuiltPage, pages: readonly BuiltPage[]): Verdict {
  const links = page.elements.flatMap((element) => {
    const name = LINKING[element.tagName];
    const url = name && attribute(element, name);
    return url === undefined || url === '' || /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)
      ? []
      : [{ element, url }];
  });
  const problems = links.flatMap(({ element, url }): Problem[] => {
    const found = deadEnd(url, page, pages);
    if (found === undefined) return [];
    const where = { file: page.file, line: lineOf(element) };
    const expected = `a link that leads somewhere: "${url}"`;
    return [{ ...where, expected, found, mend: 'mend the link' }];
  });
  return { count: links.length, problems };
}

// --- internal ---

const LINKING: Record<string, string> = { a: 'href', link: 'href', img: 'src', script: 'src' };

function duplicateIds(file: string, elements: readonly Element[]): Problem[] {
  const seen = new Map<string, number>();
  return elements.flatMap((element): Problem[] => {
    const id = attribute(element, 'id');
    if (id === undefined) return [];
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, lineOf(element));
      return [];
    }
    const expected = `the id "${id}" once`;
    const found = `it again: it is in line ${first} too`;
    return [{ file, line: lineOf(element), expected, found, mend: 'give it another id' }];
  });
}

function headings(file: string, main: readonly Element[]): Problem[] {
  const all = main.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
  const levels = all.map(({ tagName }) => Number(tagName[1]));
  const tops = levels.filter((level) => level === 1).length;
  const one: Problem[] =
    tops === 1 && levels[0] === 1
      ? []
      : [
          {
            file,
            line: all[0] ? lineOf(all[0]) : 1,
            expected: 'one heading of the first level, before all others',
            found: `${tops}, and the first heading is ${all[0]?.tagName ?? 'not there'}`,
            mend: 'mend the headings',
          },
        ];
  const jumps = all.flatMap((heading, index): Problem[] => {
    const [level, before] = [levels[index]!, levels[index - 1] ?? 0];
    if (level <= before + 1) return [];
    const found = `h${level} after h${before}: "${textOf(heading).trim()}"`;
    const expected = 'headings that leave no level out';
    return [{ file, line: lineOf(heading), expected, found, mend: 'mend the headings' }];
  });
  return [...one, ...jumps];
}

function deadEnd(url: string, page: BuiltPage, pages: readonly BuiltPage[]): string | undefined {
  const target = new URL(url, `http://site${addressOf(page.slug)}`);
  const path = decodeURIComponent(target.pathname);
  const base = (process.env['SITE_BASE'] ?? '/').replace(/\/$/, '');
  if (!path.startsWith(`${base}/`)) return `an address outside of ${base}/`;
  const below = path.slice(base.length);
  const other = pages.find(({ slug }) => addressOf(slug, '') === below);
  if (!other) return existsSync(`${DIST}${below}`) && !below.endsWith('/') ? undefined : 'no page';
  const id = decodeURIComponent(target.hash.slice(1));
  return id === '' || other.ids.has(id) ? undefined : `no element "${id}" on ${other.file}`;
}

function addressOf(
  slug: string,
  base = (process.env['SITE_BASE'] ?? '/').replace(/\/$/, ''),
): string {
  if (slug === 'index') return `${base}/`;
  return slug === '404' ? `${base}/404/` : `${base}/${slug}/`;
}
