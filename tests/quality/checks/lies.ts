import { expect } from 'vitest';
import { parsePage, type Page } from '../../../quality/checks/page.ts';
import type { Problem } from '../../../quality/checks/problem.ts';
import { openWorld, type Check } from '../../../quality/checks/world.ts';

const world = openWorld();

/** The page of that slug, as it is. */
export function pageOf(slug: string): Page {
  return world.pages.find((page) => page.slug === slug)!;
}

/** Returns where a text first stands on a page, as `lie` names it: `create-cluster.mdx:47`. */
export function placeOf(slug: string, text: string): string {
  const { file, source } = pageOf(slug);
  const at = source.indexOf(text);
  expect(at, `"${text}" on ${slug}`).toBeGreaterThanOrEqual(0);
  return `${file.split('/').at(-1)}:${source.slice(0, at).split('\n').length}`;
}

/**
 * Returns what a check says when one page has another text. `npm run record` reads no page and writes none, so a lie that is found
 * here is found after it too.
 */
export async function problemsOf(check: Check, slug: string, source: string): Promise<Problem[]> {
  const original = pageOf(slug);
  const pages = world.pages.map((page) =>
    page === original ? parsePage(page.file, source) : page,
  );
  const { problems } = await check.run({
    pages,
    unreadable: [],
    programs: () => world.programs(),
    runs: () => world.runs(),
    prose: () => world.prose(),
  });
  return problems;
}

/** Returns what a check says of a lie that stands in place of the truth. Throws when the page does not say the truth once. */
export async function lie(
  check: Check,
  slug: string,
  truth: string,
  untrue: string,
): Promise<string[]> {
  const { source } = pageOf(slug);
  expect(source.split(truth), `"${truth}", once`).toHaveLength(2);
  const problems = await problemsOf(
    check,
    slug,
    source.replace(truth, () => untrue),
  );
  return problems.map(
    ({ file, line, expected, found, mend }) =>
      `${file.split('/').at(-1)}:${line} ${expected} | ${found} | ${mend}`,
  );
}
