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
  return ask(page, within, ALL_RULES, { once: 'in the flow', known: [] }).then(
    ({ found }) => found,
  );
}

/**
 * Axe objects to nothing in a page as it is now, or in some of its elements, by day and by night, wide and narrow. By night
 * it is asked about colours alone, because nothing but the theme is another. Each colour is judged once on each
 * ground, whichever page showed it: most pages are asked nothing by night. In the first view that goes for the flow of the text alone. The page is left narrow and light.
 */
export async function expectNoObjections(page: Page, ...within: string[]): Promise<void> {
  let once: Once['once'] = 'in the flow';
  for (const [theme, width] of VIEWS) {
    await page.setViewportSize({ width, height: 900 });
    await setTheme(page, theme);
    const options = theme === 'light' ? ALL_RULES : COLOURS;
    if (options === ALL_RULES) await expectKeyboardScrolls(page);
    const { found, looks } = await ask(page, within, options, {
      once,
      known: [...PLEASING[theme]],
    });
    expect(found, `${theme}, ${width} px`).toEqual([]);
    // Only now, so that a second try of a test asks again.
    for (const look of looks) PLEASING[theme].add(look);
    once = 'everywhere';
  }
}

// --- internal ---

/** The script of Expressive Code looks a quarter of a second after a change of the width which code scrolls. */
async function expectKeyboardScrolls(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('pre')].every(
      ({ scrollWidth, clientWidth, tabIndex }) => scrollWidth <= clientWidth || tabIndex >= 0,
    ),
  );
}

/** In this order, because each change of the theme draws the whole page anew. */
const VIEWS = [
  ['light', 1280],
  ['dark', 1280],
  ['dark', 360],
  ['light', 360],
] as const;

const ALL_RULES: axe.RunOptions = { resultTypes: ['violations'] };
const COLOURS: axe.RunOptions = { ...ALL_RULES, runOnly: ['color-contrast', 'link-in-text-block'] };

/** The looks of words to which axe did not object, of all pages that this process opened. */
const PLEASING = { light: new Set<string>(), dark: new Set<string>() };

/** Colours that need not be judged again. */
interface Once {
  /** Where words that look alike are judged once: what is taken out of the flow may lie above something else. */
  once: 'in the flow' | 'everywhere';
  /** Looks that were judged before. */
  known: readonly string[];
}

interface Answer {
  found: string[];
  /** Looks of words, known or judged now. */
  looks: string[];
}

type Axe = typeof axe;

async function ask(
  page: Page,
  within: string[],
  options: axe.RunOptions,
  { once, known }: Once,
): Promise<Answer> {
  const { origin } = new URL(page.url());
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: origin + AXE });
  const { violations, judged, looks } = await page.evaluate(
    async ({ within, options, once, known: before }) => {
      const known = new Set(before);
      const grounds = new Map<Element, string>();
      const flowing = new Map<Element, boolean>();
      const PLAIN = ['class', 'style', 'data-judge-colour'];
      const { axe } = window as unknown as { axe: Axe };
      const context = within.length > 0 ? { include: within } : document;
      const roots = within.length > 0 ? document.querySelectorAll(within.join()) : [document];
      for (const root of roots) {
        const elements = [...root.querySelectorAll('*')];
        if (root instanceof Element) elements.push(root);
        // Axe itself finds that the others have no colour to judge, but at a price.
        const words = new Set(elements.filter(isWord));
        for (const element of elements) {
          const isToJudge =
            words.has(element) && !(isKnown(element) && (once === 'everywhere' || flows(element)));
          element.toggleAttribute('data-judge-colour', isToJudge);
        }
      }
      const isAllKnown = options.runOnly && !document.querySelector('[data-judge-colour]');
      if (isAllKnown) return { judged: known.size, violations: [], looks: [...known] };
      // No style sheet knows that attribute.
      axe.configure({
        rules: [
          { id: 'color-contrast', selector: '[data-judge-colour]' },
          { id: 'link-in-text-block', selector: 'a[href][data-judge-colour]' },
        ],
      });
      const putBack = takeOutFolded();
      const results = await axe.run(context, options);
      putBack();
      return {
        // Where every colour is known, no rule has anything to judge.
        judged: results.passes.length + results.inapplicable.length,
        violations: results.violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
        ),
        looks: [...known],
      };

      /** True if there are letters in it or it is a link, to be seen. */
      function isWord(element: Element): boolean {
        const isLettered =
          element.matches('input, select, textarea, a[href]') ||
          [...element.childNodes].some(isText);
        return (
          isLettered && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        );
      }

      /** True if a word before it has the same colour, size and weight on the same ground, and a link the same words around it. */
      function isKnown(word: Element): boolean {
        const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(word);
        const around = word.matches('a[href]') ? getComputedStyle(word.parentElement!).color : '';
        const look = [
          ...[color, fontSize, fontWeight, textDecorationLine, around],
          groundOf(word),
        ].join();
        if (known.has(look)) return true;
        known.add(look);
        return false;
      }

      /** True if the element stands where its parents have their ground. */
      function flows(element: Element): boolean {
        const before = flowing.get(element);
        if (before !== undefined) return before;
        const { position } = getComputedStyle(element);
        const isOut = !['static', 'relative'].includes(position) || element instanceof SVGElement;
        const answer = !isOut && (element.parentElement ? flows(element.parentElement) : true);
        flowing.set(element, answer);
        return answer;
      }

      /** The colours on which an element stands, one above the other. */
      function groundOf(element: Element): string {
        const before = grounds.get(element);
        if (before !== undefined) return before;
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
        const below = element.parentElement ? groundOf(element.parentElement) : '';
        const isClear = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none';
        const ground =
          isClear && opacity === '1'
            ? below
            : [backgroundColor, backgroundImage, opacity, below].join();
        grounds.set(element, ground);
        return ground;
      }

      /** Takes the code out that is folded away, and returns what puts it back. */
      function takeOutFolded(): () => void {
        const folded = [...document.querySelectorAll('details:not([open]) pre > code')];
        const places = folded.filter(isPlain).map((code) => [code, code.parentElement!] as const);
        for (const [code] of places) code.remove();
        return () => {
          for (const [code, place] of places) place.append(code);
        };
      }

      /** True if it says nothing to a rule as long as nobody sees it: half of a page's elements are such code. */
      function isPlain(code: Element): boolean {
        return [code, ...code.querySelectorAll('*')].every(({ attributes }) =>
          [...attributes].every(({ name }) => PLAIN.includes(name)),
        );
      }

      function isText({ nodeType, textContent }: Node): boolean {
        return nodeType === Node.TEXT_NODE && textContent?.trim() !== '';
      }
    },
    { within, options, once, known },
  );
  expect(judged).toBeGreaterThan(0);
  const found = violations
    .filter(({ id, html }) => !isSearchButton(id, html))
    .map(({ id, html, failureSummary }) => `${id}: ${html}\n${failureSummary}`);
  return { found, looks };
}

/**
 * Starlight's search button shows "Search Ctrl K" and is called "Search", with the keys in `aria-keyshortcuts`, where
 * they belong. The rule is about people who speak the text that they see, and "Search" is what they say.
 */
function isSearchButton(rule: string, html: string): boolean {
  return rule === 'label-content-name-mismatch' && html.includes('data-open-modal');
}
