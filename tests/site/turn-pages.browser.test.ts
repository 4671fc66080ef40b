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
