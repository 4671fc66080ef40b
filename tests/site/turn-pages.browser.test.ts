import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();

test('the arrow keys turn to the page before and after, as the links at the foot do', async () => {
  const page = await open('/steps/create-cluster/');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL('**/steps/prepare-network/');
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL('**/steps/create-cluster/');
  expect(await page.locator('.turn-keys').innerText()).toBe('← and → turn the page.');
});

test('they do not while something has the focus, and not with Ctrl, Alt, Shift or Meta', async () => {
  const page = await open('/steps/create-cluster/');
  for (const modifier of ['Control', 'Shift', 'Meta']) {
    await page.keyboard.press(`${modifier}+ArrowRight`);
  }
  const tab = page.locator('[role=tab][aria-selected=true]').first();
  await tab.focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('[role=tab][aria-selected=true]:focus').waitFor();
  expect(new URL(page.url()).pathname).toBe('/steps/create-cluster/');
  // The keys still work, once nothing has the focus.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('ArrowRight');
  await page.waitForURL('**/steps/prepare-network/');
});

test('the first page has none before it, and stays', async () => {
  const page = await open('/');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL('**/start/**');
});

test('the sidebar shows where the page is, however a reader has come there', async () => {
  const page = await open('/steps/scale-on-schedule/');
  await expect.poll(() => isEntrySeen(page)).toBe(true);
  await page.keyboard.press('ArrowRight');
  await page.waitForURL((url) => !url.pathname.endsWith('/scale-on-schedule/'));
  await expect.poll(() => isEntrySeen(page)).toBe(true);
  // One that is in sight stays where it is.
  const first = await open('/start/how-it-works/');
  expect(await first.locator('#starlight__sidebar').evaluate((pane) => pane.scrollTop)).toBe(0);
});

test('so does the menu of a phone, once it opens', async () => {
  const page = await open('/steps/scale-on-schedule/', { width: 360 });
  expect(await isEntrySeen(page)).toBe(false);
  await page.locator('.sl-menu-button').click();
  await expect.poll(() => isEntrySeen(page)).toBe(true);
});

// --- internal ---

function isEntrySeen(page: Page): Promise<boolean> {
  return page.locator('#starlight__sidebar a[aria-current=page]').evaluate((link) => {
    const { top, bottom } = link.getBoundingClientRect();
    const seen = link.closest('#starlight__sidebar')!.getBoundingClientRect();
    return bottom > top && top >= seen.top && bottom <= seen.bottom;
  });
}
