import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { extractRegion, withoutMarkers } from '../../src/tutorial/regions.ts';
import { useBrowser } from './browser.ts';
import { builtPages } from './serve.ts';

const { open } = useBrowser();
const pages = builtPages();

test('there is a page for every step, and one for what is not there', () => {
  expect(pages).toContain('/');
  expect(pages).toContain('/404.html');
  expect(pages.filter((path) => path.startsWith('/steps/')).length).toBeGreaterThan(0);
});

test.each(pages)('%s opens, has one heading and shows what ran', async (path) => {
  const page = await open(path);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.title()).not.toBe('');
  for (const block of await blocksOf(page)) {
    expect(block.shown, `${block.part} of ${block.step}`).toBe(executed(block));
    expect(block.copied, `the copy button at ${block.part} of ${block.step}`).toBe(executed(block));
  }
  for (const figure of await page.locator('figure[data-part=diagram]').all()) {
    const svg = figure.locator('svg[role]');
    expect(await svg.count()).toBe(1);
    expect(await svg.locator('> title').textContent()).toMatch(/^What exists after /);
    expect(await svg.getAttribute('aria-labelledby')).toBe(
      await svg.locator('> title').getAttribute('id'),
    );
  }
});

test.each(pages)('%s never scrolls sideways on a phone', async (path) => {
  for (const width of [360, 320]) {
    const page = await open(path, { width });
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth, `at ${width} px`).toBeLessThanOrEqual(width);
  }
});

test.each(pages)('%s has nothing that axe objects to, by day and by night', async (path) => {
  for (const theme of ['light', 'dark'] as const) {
    const page = await open(path, { theme });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(document),
    );
    const found = violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ html }) => !isSearchButton(id, html))
        .map(({ html, failureSummary }) => `${theme}: ${id}: ${html}\n${failureSummary}`),
    );
    expect(found).toEqual([]);
  }
});

test('an address that leads nowhere is answered with the page that says so', async () => {
  const page = await open('/404.html');
  expect(await page.locator('h1').textContent()).toBe('There is no such page');
});

// --- internal ---

/**
 * Starlight's search button shows "Search Ctrl K" and is called "Search", with the keys in `aria-keyshortcuts`, where
 * they belong. The rule is about people who speak the text that they see, and "Search" is what they say.
 */
function isSearchButton(rule: string, html: string): boolean {
  return rule === 'label-content-name-mismatch' && html.includes('data-open-modal');
}

/** A block of code or of output, as the page has it. */
interface Block {
  part: 'code' | 'transcript' | 'command';
  step: string;
  region: string | undefined;
  undo: boolean;
  /** What a reader sees. */
  shown: string;
  /** What the copy button copies. */
  copied: string;
}

function blocksOf(page: Page): Promise<Block[]> {
  return page.evaluate(() => {
    const parts = document.querySelectorAll<HTMLElement>(
      '[data-part=code], [data-part=transcript], [data-part=command]',
    );
    return [...parts].map((element) => {
      const { dataset } = element;
      const lines = [...element.querySelectorAll('.ec-line .code')];
      return {
        part: dataset['part'] as 'code',
        step: dataset['step']!,
        region: dataset['region'],
        undo: dataset['undo'] === 'true',
        shown: lines.map((line) => line.textContent.replace(/\n$/, '')).join('\n'),
        copied: element
          .querySelector<HTMLElement>('button[data-code]')!
          .dataset['code']!.replaceAll('\u007f', '\n'),
      };
    });
  });
}

/** What the page must show: the text of the file that ran, or of the recording. */
function executed({ part, step, region, undo }: Block): string {
  if (part === 'command') return `npm run ${undo ? 'undo' : 'step'}:${step}`;
  if (part === 'transcript') {
    return readFileSync(`src/recordings/${step}/${undo ? 'undo' : 'run'}.txt`, 'utf8').trimEnd();
  }
  const file = `scripts/steps/${step}.ts`;
  const source = readFileSync(file, 'utf8');
  return region === undefined ? withoutMarkers(source, file) : extractRegion(source, region, file);
}
