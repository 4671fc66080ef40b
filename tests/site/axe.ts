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
  return ask(page, within, OBJECTIONS, 'all');
}

/**
 * Axe objects to nothing in a page as it is now, or in some of its elements, by day and by night, wide and narrow. By night
 * it is asked about colours alone, because nothing but the theme is another. Lines of code are all judged once; after that,
 * those that have a colour which the lines before them do not have. The page is left narrow and light.
 */
export async function expectNoObjections(page: Page, ...within: string[]): Promise<void> {
  let isFirst = true;
  for (const [theme, width] of VIEWS) {
    await page.setViewportSize({ width, height: 900 });
    await setTheme(page, theme);
    const found =
      theme === 'light'
        ? await ask(page, within, OBJECTIONS, isFirst ? 'all' : 'each colour once')
        : await ask(page, within, OBJECTIONS_TO_COLOURS, 'each colour once');
    expect(found, `${theme}, ${width} px`).toEqual([]);
    isFirst = false;
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

const OBJECTIONS: axe.RunOptions = { resultTypes: ['violations'] };
const OBJECTIONS_TO_COLOURS: axe.RunOptions = {
  ...OBJECTIONS,
  runOnly: ['color-contrast', 'link-in-text-block'],
};

type Axe = typeof axe;

async function ask(
  page: Page,
  within: string[],
  options: axe.RunOptions,
  code: 'all' | 'each colour once',
): Promise<string[]> {
  const { origin } = new URL(page.url());
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: origin + AXE });
  const { violations, passes } = await page.evaluate(
    async ({ within, options, code }) => {
      const { axe } = window as unknown as { axe: Axe };
      const include = within.length > 0 ? within : [document.documentElement];
      const exclude = code === 'all' ? [] : linesOfKnownColours();
      const results = await axe.run({ include, exclude } as axe.ElementContext, options);
      return {
        passes: results.passes.length,
        violations: results.violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
        ),
      };

      /** The lines of code all of whose colours are in lines before them, on the same ground. */
      function linesOfKnownColours(): Element[] {
        const known = new Set<string>();
        return [...document.querySelectorAll('.expressive-code .ec-line')].filter((line) => {
          const ground = `${line.closest('.frame')?.className} ${line.className}`;
          const parts = [line, ...line.querySelectorAll('*')];
          const colours = parts.map(
            (part) => `${ground} ${part.className} ${part.getAttribute('style')}`,
          );
          const isKnown = colours.every((colour) => known.has(colour));
          for (const colour of colours) known.add(colour);
          return isKnown;
        });
      }
    },
    { within, options, code },
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
