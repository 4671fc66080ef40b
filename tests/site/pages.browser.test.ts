import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { expectStill } from './claims/layout.ts';
import { expectWholePage } from './claims/whole-page.ts';
import { builtPages } from '../../quality/browser/serve.ts';

const { open } = useBrowser();
// Those of the steps are in pages-of-steps.browser.test.ts, so that both processors have pages; those for printing are the
// same words once more, and in print.slow.browser.test.ts.
const pages = builtPages().filter((path) => !/^\/(steps|print)\//.test(path));

test('there is a first page, and one for what is not there', () => {
  expect(pages).toContain('/');
  expect(pages).toContain('/404.html');
});

test.each(pages)('%s shows what ran, stands still, fits, and pleases axe', async (path) => {
  await expectWholePage(await open(path), path);
});

test('a page that comes in pieces stands still too', async () => {
  await expectStill(await open('/steps/create-cluster/?in-pieces'));
});

test.each([
  ['/', 360],
  ['/', 320],
  ['/404.html', 360],
  ['/404.html', 320],
])(
  '%s has no menu: on a phone of %i px a reader chooses the theme in its head',
  async (path, width) => {
    const page = await open(path, { width });
    await page.locator('.header select').selectOption('dark');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    const { height, lines } = await page.locator('.site-title').evaluate((title) => ({
      height: document.querySelector('.header')!.getBoundingClientRect().height,
      lines: title.getBoundingClientRect().height,
    }));
    expect(lines).toBeLessThanOrEqual(height);
  },
);

test('an address that leads nowhere is answered with the page that says so', async () => {
  const page = await open('/404.html');
  expect(await page.locator('h1').textContent()).toBe('Page not found');
});
