import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { pressAndWait, visit } from './run-panel.ts';

const { open } = useBrowser();
const KIB = 1024;

test('a plain page loads at most 60 KiB, gzipped', async () => {
  const page = await open('/start/how-it-works/');
  const loaded = watchRequests(page);
  await visit(page, '/reference/options-not-taken/');
  expect(await loaded()).toBeLessThanOrEqual(60 * KIB);
});

test('the first Run loads at most 300 KiB more, gzipped, and a later one nothing', async () => {
  const page = await open('/steps/create-log-group/');
  const first = watchRequests(page);
  await pressAndWait(page, 'run');
  const size = await first();
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(300 * KIB);
  const second = watchRequests(page);
  await pressAndWait(page, 'undo');
  expect(await second()).toBe(0);
});

test('the first output comes within a second of the first press', async () => {
  const page = await open('/steps/create-log-group/');
  const milliseconds = await page.evaluate(async () => {
    const run = document.querySelector<HTMLElement>('step-run [data-do=run]')!;
    const output = document.querySelector('step-run .run-output')!;
    const begin = performance.now();
    const printed = new Promise<number>((resolve) => {
      new MutationObserver(() => {
        if (output.querySelector('.run-line')) resolve(performance.now() - begin);
      }).observe(output, { childList: true, subtree: true });
    });
    run.click();
    return printed;
  });
  expect(milliseconds).toBeLessThanOrEqual(1000);
});

// --- internal ---

/** Adds up what a page asks for from now on, gzipped as a host would send it: bytes. */
function watchRequests(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => bodies.push(response.body()));
  return async () => {
    let sum = 0;
    for (const body of await Promise.all(bodies)) sum += gzipSync(body, { level: 9 }).length;
    return sum;
  };
}
