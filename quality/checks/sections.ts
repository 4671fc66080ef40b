import { headingSlugs } from '../../src/site/build/heading-slug.ts';
import { didYouMean } from '../../src/engine/did-you-mean.ts';
import { lineOfQuoted } from './line-of.ts';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';

/** Where a section is named. */
export interface Mention {
  file: string;
  /** The text of that file. */
  text: string;
}

/** Finds the fault of a link to `page` or `page#section`, as a file other than a page names it. */
export function checkSection(
  link: string,
  { file, text }: Mention,
  pages: readonly Page[],
): Problem[] {
  const where = { file, line: lineOfQuoted(text, link) };
  const [slug = '', heading] = link.split('#');
  const page = pages.find((each) => each.slug === slug);
  if (!page) {
    const slugs = pages.map((each) => each.slug);
    const found = `"${link}": there is no page "${slug}".${didYouMean(slug, slugs)}`;
    return [{ ...where, expected: 'a page', found, mend: 'name a page that exists' }];
  }
  const sections = headingSlugs(page.headings.map((each) => each.text));
  if (heading === undefined || sections.includes(heading)) return [];
  const found = `"${link}", which is not there.${didYouMean(heading, sections)}`;
  const mend = 'name a section that exists';
  return [{ ...where, expected: `a section of ${page.file}`, found, mend }];
}
