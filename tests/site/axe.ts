import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { AXE } from '../../quality/browser/serve.ts';
import { setTheme } from './set-theme.ts';

/**
 * Returns axe's objections to a page, or to some of its elements: `rule: element`, and what would mend it. All of axe's
 * results would be megabytes, which a browser takes seconds to hand over, so the page itself picks out what is asked
 * for.
 *
 * @param within selectors of elements that are there
 */
export function objections(page: Page, ...within: string[]): Promise<string[]> {
  return ask(page, within, { resultTypes: ['violations'] });
}

/**
 * Axe objects to nothing in a page as it is now, or in some of its elements, by day and by night, wide and narrow. By night
 * it is asked about colours alone, because nothing but the theme is another. The page is left narrow and light.
 */
export async function expectNoObjections(page: Page, ...within: string[]): Promise<void> {
  for (const [theme, width] of VIEWS) {
    await page.setViewportSize({ width, height: 900 });
    await setTheme(page, theme);
    const found =
      theme === 'light'
        ? await objections(page, ...within)
        : await objectionsToColours(page, within);
    expect(found, `${theme}, ${width} px`).toEqual([]);
  }
}

// --- internal ---

/** In this order, because each change of the theme draws the whole page anew. */
const VIEWS = [
  ['light', 1280],
  ['dark', 1280],
  ['dark', 360],
  ['light', 360],
] as const;

function objectionsToColours(page: Page, within: string[]): Promise<string[]> {
  return ask(page, within, {
    resultTypes: ['violations'],
    runOnly: ['color-contrast', 'link-in-text-block'],
  });
}

type Axe = typeof axe;

async function ask(page: Page, within: string[], options: axe.RunOptions): Promise<string[]> {
  const { origin } = new URL(page.url());
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: origin + AXE });
  const { violations, passes } = await page.evaluate(
    async ({ within, options }) => {
      const { axe } = window as unknown as { axe: Axe };
      const context = within.length > 0 ? { include: within } : document;
      markKnownColours();
      axe.configure({ rules: [{ id: 'color-contrast', selector: '*:not([data-known-colour])' }] });
      const results = await axe.run(context, options);
      return {
        passes: results.passes.length,
        violations: results.violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
        ),
      };

      /** Marks the words of code whose colour another word before them has, on the same ground. It changes nothing to see. */
      function markKnownColours(): void {
        const known = new Set<string>();
        for (const word of document.querySelectorAll('.ec-line .code *')) {
          const line = word.closest('.ec-line')!;
          const colour = [
            line.closest('figure')?.className,
            line.className,
            word.parentElement?.className,
            word.className,
            word.getAttribute('style'),
          ].join();
          word.toggleAttribute('data-known-colour', known.has(colour));
          known.add(colour);
        }
      }
    },
    { within, options },
  );
  expect(passes).toBeGreaterThan(0);
  return violations
    .filter(({ id, html }) => !isSearchButton(id, html))
    .map(({ id, html, failureSummary }) => `${id}: ${html}\n${failureSummary}`);
}

/**
 * Starlight's search button shows "Search Ctrl K" and is called "Search", with the keys in `aria-keyshortcuts`, where
 * they belong. The rule is about people who speak the text that they see, and "Search" is what they say.
 */
function isSearchButton(rule: string, html: string): boolean {
  return rule === 'label-content-name-mismatch' && html.includes('data-open-modal');
}
