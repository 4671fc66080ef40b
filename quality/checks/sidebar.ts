import { tracks } from '../../scripts/tracks/index.ts';
import { BEFORE_CONCEPTS, sidebarOf } from '../../src/site/build/sidebar.ts';
import type { Page } from './page.ts';
import type { Verdict } from './problem.ts';
import type { Check, Programs } from './world.ts';

/** Pages that are in no sidebar, and why. */
const NOT_IN_SIDEBAR: Readonly<Record<string, string>> = {
  '404': 'is shown where there is no page',
};

/** A page that is in no list of the sidebar is found by nobody: every page is in it, or says why not. */
export const sidebar: Check = {
  name: 'pages in the sidebar',
  run: async ({ pages, programs }) => checkSidebar(pages, await programs()),
};

export function checkSidebar(pages: readonly Page[], { concepts }: Programs): Verdict {
  const slugs = pages.map(({ slug }) => slug);
  const groups = sidebarOf(tracks, [...BEFORE_CONCEPTS, ...concepts.map(({ id }) => id)], (path) =>
    slugs.some((slug) => slug === path || slug.startsWith(`${path}/`)),
  );
  const listed = groups.flatMap((group) => slugsIn(group, slugs));
  const missing = pages.filter(
    ({ slug, source }) =>
      NOT_IN_SIDEBAR[slug] === undefined && (!listed.includes(slug) || isHidden(source)),
  );
  const problems = missing.map(({ file }) => ({
    file,
    line: 1,
    expected: 'a page in the sidebar',
    found: 'none that leads to it',
    mend: 'add it to the list of its folder, or to NOT_IN_SIDEBAR in quality/checks/sidebar.ts with the reason',
  }));
  const gone = Object.keys(NOT_IN_SIDEBAR).filter(
    (slug) => !slugs.includes(slug) || listed.includes(slug),
  );
  const unneeded = gone.map((slug) => ({
    file: 'quality/checks/sidebar.ts',
    line: 1,
    expected: 'a page that is in no sidebar',
    found: `"${slug}"`,
    mend: 'take it out of NOT_IN_SIDEBAR',
  }));
  return { count: pages.length, problems: [...problems, ...unneeded] };
}

// --- internal ---

/** An entry is a slug, an object with one, a group, or a folder of which every page is listed. */
function slugsIn(entry: unknown, slugs: readonly string[]): string[] {
  if (typeof entry === 'string') return [entry];
  const { slug, items, autogenerate } = entry as {
    slug?: string;
    items?: unknown[];
    autogenerate?: { directory: string };
  };
  if (slug !== undefined) return [slug === '' ? 'index' : slug];
  if (items) return items.flatMap((each) => slugsIn(each, slugs));
  return slugs.filter((each) => each.startsWith(`${autogenerate?.directory}/`));
}

function isHidden(source: string): boolean {
  return /^---\n[^]*?\n {2}hidden: true\n[^]*?---\n/.test(source);
}
