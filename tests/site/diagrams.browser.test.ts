import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { builtPages } from '../../quality/browser/serve.ts';
import { setTheme } from './set-theme.ts';

const { open } = useBrowser();
const source = (path: string) => readFileSync(`dist${path.replace(/\/$/, '/index.html')}`, 'utf8');
const pages = builtPages().filter((path) => source(path).includes('class="drawing"'));

test('there are pages with diagrams, of steps and of concepts', () => {
  expect(pages.filter((path) => path.startsWith('/steps/')).length).toBeGreaterThan(0);
  expect(pages.filter((path) => path.startsWith('/concepts/')).length).toBeGreaterThan(0);
});

test.each(pages)('%s shows its diagrams, code and output without JavaScript', async (path) => {
  const page = await open(path, { noScripts: true });
  const drawings = await page.evaluate(() =>
    [...document.querySelectorAll('svg.drawing')].map((drawing) => {
      const { width, height } = drawing.getBoundingClientRect();
      return {
        size: Math.min(width, height),
        texts: [...drawing.querySelectorAll('text')].map(
          (text) =>
            text.checkVisibility({ visibilityProperty: true }) &&
            text.getBoundingClientRect().width > 0,
        ),
      };
    }),
  );
  expect(drawings.length).toBeGreaterThan(0);
  for (const { size, texts } of drawings) {
    expect(size).toBeGreaterThan(40);
    expect(texts).toContain(true);
    expect(texts).not.toContain(false);
  }
  expect(await page.locator('pre.mermaid').count()).toBe(0);
  const blocks = await page.evaluate(() =>
    [...document.querySelectorAll(':is([data-part=transcript], [data-part=code]) pre')].map(
      (block) =>
        block.checkVisibility({ visibilityProperty: true }) ||
        block.closest('details:not([open])') !== null,
    ),
  );
  expect(blocks).not.toContain(false);
});

test('the colours of a diagram follow the theme', async () => {
  const page = await open(pages.at(-1)!);
  const colour = () =>
    page
      .locator('svg.drawing .node text')
      .first()
      .evaluate((text) => getComputedStyle(text).fill);
  const light = await colour();
  await setTheme(page, 'dark');
  expect(await colour()).not.toBe(light);
});
