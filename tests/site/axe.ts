import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { AXE } from './serve.ts';
import { wear } from './wear.ts';

/**
 * What axe objects to in a page, or in some of its elements: `rule: element`, and what would mend it. All of axe's results
 * would be megabytes, which a browser takes seconds to hand over, so the page itself picks out what is asked for.
 *
 * @param within selectors of elements that are there
 */
export async function objections(page: Page, ...within: string[]): Promise<string[]> {
  const { origin } = new URL(page.url());
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: origin + AXE });
  const { violations, passes } = await page.evaluate(async (within) => {
    const { axe } = window as unknown as { axe: Axe };
    const context = within.length > 0 ? { include: within } : document;
    const results = await axe.run(context, { resultTypes: ['violations'] });
    return {
      passes: results.passes.length,
      violations: results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
      ),
    };
  }, within);
  expect(passes).toBeGreaterThan(0);
  return violations
    .filter(({ id, html }) => !isSearchButton(id, html))
    .map(({ id, html, failureSummary }) => `${id}: ${html}\n${failureSummary}`);
}

/**
 * Two pairs of views: in each of them a page is seen in both themes and at both widths. Axe takes a second or two for each
 * view of a long page, so of pages that are alike every other one is looked at in the one pair, and the rest in the other.
 */
export const PAIRS = [
  [
    { theme: 'light', width: 1280 },
    { theme: 'dark', width: 360 },
  ],
  [
    { theme: 'light', width: 360 },
    { theme: 'dark', width: 1280 },
  ],
] as const;

/** Axe objects to nothing in a page as it is now, or in some of its elements. The page is left in the last view. */
export async function expectNoObjections(
  page: Page,
  views: (typeof PAIRS)[number],
  ...within: string[]
): Promise<void> {
  for (const { theme, width } of views) {
    await page.setViewportSize({ width, height: 900 });
    await wear(page, theme);
    expect(await objections(page, ...within), `${theme}, ${width} px`).toEqual([]);
  }
}

// --- internal ---

type Axe = typeof axe;

/**
 * Starlight's search button shows "Search Ctrl K" and is called "Search", with the keys in `aria-keyshortcuts`, where
 * they belong. The rule is about people who speak the text that they see, and "Search" is what they say.
 */
function isSearchButton(rule: string, html: string): boolean {
  return rule === 'label-content-name-mismatch' && html.includes('data-open-modal');
}
