import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { builtPages } from './serve.ts';

const { open } = useBrowser();
const source = (path: string) => readFileSync(`dist${path.replace(/\/$/, '/index.html')}`, 'utf8');
const pages = builtPages().filter((path) => source(path).includes('class="drawing"'));

test('there are pages with diagrams, of steps and of concepts', () => {
  expect(pages.filter((path) => path.startsWith('/steps/')).length).toBeGreaterThan(0);
  expect(pages.filter((path) => path.startsWith('/concepts/')).length).toBeGreaterThan(0);
});

test.each(pages)('%s shows its diagrams, code and output without JavaScript', async (path) => {
  const page = await open(path, { javaScript: false });
  for (const drawing of await page.locator('svg.drawing').all()) {
    const box = (await drawing.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThan(40);
    const texts = await drawing.locator('text').all();
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(await text.isVisible()).toBe(true);
  }
  expect(await page.locator('pre.mermaid').count()).toBe(0);
  for (const block of await page
    .locator('[data-part=transcript] pre, [data-part=code] pre')
    .all()) {
    const isFolded = await block.evaluate(
      (element) => element.closest('details:not([open])') !== null,
    );
    expect((await block.isVisible()) || isFolded).toBe(true);
  }
});

test('the colours of a diagram follow the theme', async () => {
  const page = await open(pages.at(-1)!);
  const colour = () =>
    page
      .locator('svg.drawing .node text')
      .first()
      .evaluate((text) => getComputedStyle(text).fill);
  const light = await colour();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForSelector('html[data-theme=dark]', { state: 'attached' });
  expect(await colour()).not.toBe(light);
});
