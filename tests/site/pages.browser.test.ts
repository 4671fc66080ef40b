import { expect, test } from 'vitest';
import { expectNoObjections } from './axe.ts';
import { useBrowser } from './browser.ts';
import { expectExecuted } from './claims/executed.ts';
import { expectDrawingsFit, expectNoSidewaysScroll, expectStill } from './claims/layout.ts';
import { expectPolicy } from './claims/policy.ts';
import { expectVerified } from './claims/verified.ts';
import { builtPages } from '../../quality/browser/serve.ts';

const { open } = useBrowser();
const pages = builtPages();

test('there is a page for every step, and one for what is not there', () => {
  expect(pages).toContain('/');
  expect(pages).toContain('/404.html');
  expect(pages.filter((path) => path.startsWith('/steps/')).length).toBeGreaterThan(0);
});

// To open a page takes longer than to look at it, so all that is said of each is looked at in one go.
test.each(pages)('%s shows what ran, stands still, fits, and pleases axe', async (path) => {
  const page = await open(path);
  await expectStill(page);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.title()).not.toBe('');
  await expectExecuted(page);
  await expectVerified(page, path);
  await expectPolicy(page);
  await expectNoObjections(page);
  await expectDrawingsFit(page);
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
});

test('a page that comes in pieces stands still too', async () => {
  await expectStill(await open('/steps/create-cluster/?in-pieces'));
});

test('an address that leads nowhere is answered with the page that says so', async () => {
  const page = await open('/404.html');
  expect(await page.locator('h1').textContent()).toBe('Page not found');
});
