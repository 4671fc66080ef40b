import { expect, test } from 'vitest';
import { closeUps } from '../../../quality/checks/close-ups.ts';
import type { Page, Use } from '../../../quality/checks/page.ts';
import { openWorld } from '../../../quality/checks/world.ts';
import { problemsOf } from './lies.ts';

const { pages } = openWorld();

/** Two close-ups of a page that do not have the same paragraph. */
const pairs = pages.flatMap((page) => {
  const shown = page.uses.filter(isCloseUp);
  return shown.flatMap((one, index) =>
    shown
      .slice(index + 1)
      .filter((other) => other.before !== one.before)
      .map((other) => ({ page, one, other })),
  );
});

test('a close-up beside the wrong words is found whichever two of a page are swapped', async () => {
  expect(pairs.length).toBeGreaterThan(50);
  for (const { page, one, other } of pairs) {
    const problems = await problemsOf(closeUps, page.slug, swapped(page, one, other));
    const swap = `${page.slug}: lines ${one.line} and ${other.line}`;
    expect(problems, swap).not.toEqual([]);
    expect([one.line, other.line], swap).toContain(problems[0]!.line);
  }
});

// --- internal ---

function isCloseUp({ component, attributes }: Use): boolean {
  return /^(Step|Concept)Code$/.test(component) && attributes['region'] !== undefined;
}

/** The page with two of its components in each other's place. */
function swapped({ source }: Page, one: Use, other: Use): string {
  const [first, second] = [one, other].map(({ from, to }) => source.slice(from, to)) as [
    string,
    string,
  ];
  return (
    source.slice(0, one.from) +
    second +
    source.slice(one.to, other.from) +
    first +
    source.slice(other.to)
  );
}
