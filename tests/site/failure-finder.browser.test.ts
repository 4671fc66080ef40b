import { expect, test } from 'vitest';
import { expectNoObjections } from './axe.ts';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();
const PAGE = '/reference/when-it-fails/';
const MEMORY = 'outofmemoryerror-container-killed-due-to-memory-usage';

test('a pasted message leaves the failures that it fits, and opens the only one', async () => {
  const page = await open(PAGE);
  const shown = page.locator('details.failure:visible');
  const all = await shown.count();
  expect(all).toBeGreaterThan(25);
  const field = page.getByLabel('Your error message');
  await field.fill('cannotpull');
  expect(await shown.count()).toBeGreaterThan(3);
  await field.fill('OutOfMemoryError: Container killed due to memory usage (web in shop:42)');
  expect(await shown.locator('h3').allInnerTexts()).toEqual([
    'OutOfMemoryError: container killed due to memory usage',
  ]);
  expect(await shown.locator('pre').first().isVisible()).toBe(true);
  expect(await page.getByRole('status').innerText()).toBe(`1 of ${all} failures`);
  await expectNoObjections(page, 'failure-finder');
  await field.fill('zebra');
  expect(await shown.count()).toBe(0);
  await field.fill('');
  expect(await shown.count()).toBe(all);
});

test('a link to a failure opens it, also where the field has hidden it', async () => {
  const page = await open(`${PAGE}#${MEMORY}`);
  const memory = page.locator(`details.failure:has(#${MEMORY})`);
  expect(await memory.locator('pre').first().isVisible()).toBe(true);
  await page.getByLabel('Your error message').fill('quota');
  expect(await memory.isVisible()).toBe(false);
  await page.evaluate(() => (location.hash = '#it-says-no-image'));
  const image = page.locator('#it-says-no-image');
  await image.waitFor({ state: 'visible' });
  expect(await memory.isVisible()).toBe(true);
});

test('without JavaScript the folds open by hand, and by a link to what is in them', async () => {
  const page = await open(`${PAGE}#it-says-no-image`, { noScripts: true });
  expect(await page.locator('#it-says-no-image').isVisible()).toBe(true);
  expect(await page.locator('.failure-search').isVisible()).toBe(false);
  const memory = page.locator(`details.failure:has(#${MEMORY})`);
  await memory.locator('h3').click();
  expect(await memory.locator('pre').first().isVisible()).toBe(true);
});

test('folded, the page is a few screens of a phone', async () => {
  const page = await open(PAGE);
  await page.setViewportSize({ width: 360, height: 740 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeLessThan(7500);
});
