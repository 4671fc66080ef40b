import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoObjections, objections } from './axe.ts';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();

test.each([
  [
    'in one word of many in code',
    '[data-part=code] .ec-line:nth-child(9) span { color: #ddd !important }',
    'light, 1280 px',
  ],
  ['on another ground', '.sl-markdown-content p { background: #444 }', 'light, 1280 px'],
  [
    'at one width',
    '@media (width < 400px) { [data-theme=dark] h2 { color: #333 } }',
    'dark, 360 px',
  ],
])('axe objects to letters that are pale %s', async (_, css, where) => {
  const page = await open('/steps/create-cluster/');
  await style(page, css);
  await expect(expectNoObjections(page, 'main')).rejects.toThrow(where);
});

test('axe objects to an image without words', async () => {
  const page = await open('/404.html');
  await page.evaluate(() => document.querySelector('main')!.append(document.createElement('img')));
  expect(await objections(page, 'main')).toEqual([expect.stringMatching(/^image-alt: /)]);
});

// --- internal ---

function style(page: Page, css: string): Promise<void> {
  return page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}
