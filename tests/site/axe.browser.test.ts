import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoObjections, objections } from './axe.ts';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();

test.each([
  ['html[data-theme=light] h1 { color: #ddd }', 'light, 1280 px'],
  ['@media (width < 400px) { [data-theme=dark] h1 { color: #333 } }', 'dark, 360 px'],
  ['@media (width < 400px) { [data-theme=light] h1 { color: #ddd } }', 'light, 360 px'],
  ['html[data-theme=dark] h1 { color: #333 }', 'dark, 1280 px'],
])('axe objects to pale letters where there are some: %#', async (css, where) => {
  const page = await open('/404.html');
  await style(page, css);
  await expect(expectNoObjections(page, 'main')).rejects.toThrow(where);
});

test.each(['light', 'dark'])(
  'axe objects to a link that only its colour sets apart: %s',
  async (theme) => {
    const page = await open('/404.html');
    const link =
      '<p class=plain>These are some words, and <a href="/">here is a link</a> among them.</p>';
    await page.evaluate(
      (html) => document.querySelector('main')!.insertAdjacentHTML('beforeend', html),
      link,
    );
    const colours = theme === 'light' ? ['#000', '#222'] : ['#fff', '#ddd'];
    await style(
      page,
      `html[data-theme=${theme}] .plain { color: ${colours[0]}; & a { color: ${colours[1]}; text-decoration: none } }`,
    );
    await expect(expectNoObjections(page, '.plain')).rejects.toThrow(`${theme}, 1280 px`);
  },
);

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
