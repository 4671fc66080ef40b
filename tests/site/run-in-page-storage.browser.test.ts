import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { pressAndWait, printed, settled, status, visit } from './run-panel.ts';

const { open } = useBrowser();

test('what ran is still there when the page is opened again', async () => {
  const page = await open('/steps/create-log-group/', { newBrowser: true });
  await pressAndWait(page, 'run');
  const another = await page.context().newPage();
  await page.close();
  await another.goto(page.url(), { waitUntil: 'load' });
  expect(await status(another)).toBe('✓ Done in your local account.');
  const [again] = await pressAndWait(another, 'run');
  expect(again!.text).toContain('Nothing to do: it is already done.');
});

test('storage that is full is said, and what runs goes on in memory', async () => {
  const page = await open('/steps/create-service/', { newBrowser: true });
  const browser = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 40_000 });
  await pressAndWait(page, 'offer');
  const [run] = await pressAndWait(page, 'run');
  expect(await unsaved(page)).toMatch(/^The storage of this browser is full/);
  expect(run!.text).toContain('Done. On AWS, it costs');
  const [again] = await pressAndWait(page, 'run');
  expect(again!.text).toContain('Nothing to do: it is already done.');
  const [undone] = await pressAndWait(page, 'undo');
  expect(undone!.text).toContain('Undone.');
});

test('storage that is denied is said, and steps run in memory until the page is left', async () => {
  const page = await open('/start/how-it-works/', { newBrowser: true });
  await denyStorage(page);
  await visit(page, '/steps/create-cluster/');
  await pressAndWait(page, 'offer');
  expect(await unsaved(page)).toMatch(/^This browser keeps nothing/);
  await pressAndWait(page, 'run');
  expect((await printed(page))[0]!.text).toContain('Done. It costs nothing.');
  expect(await status(page)).toBe('✓ Done in your local account.');
  await page.reload({ waitUntil: 'load' });
  await settled(page);
  expect(await status(page)).toBe(
    'This step needs an earlier step: Create the service-linked role.',
  );
});

// --- internal ---

async function unsaved(page: Page): Promise<string> {
  return (await page.locator('.run-unsaved').textContent())!;
}

/** Refuses as Chrome does where a reader has blocked all cookies. The headless browser here has no such setting. */
async function denyStorage(page: Page): Promise<void> {
  const deny = `
    IDBFactory.prototype.open = () => {
      const request = new EventTarget();
      request.error = new DOMException('denied', 'UnknownError');
      setTimeout(() => request.onerror?.());
      return request;
    };
    LockManager.prototype.request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  `;
  // Starlight's own scripts throw where nothing can be kept, so theirs is kept.
  await page.addInitScript(`
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith('fargate-')) throw new DOMException('denied', 'SecurityError');
      setItem.call(this, key, value);
    };
  `);
  await page.context().route(/\/worker-[^/]*\.js$/, (route) => {
    const file = new URL(route.request().url()).pathname.split('/').at(-1)!;
    const body = deny + readFileSync(`dist/_astro/${file}`, 'utf8');
    return route.fulfill({ contentType: 'text/javascript', body });
  });
}
