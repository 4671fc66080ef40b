import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectNoObjections } from '../axe.ts';
import { expectExecuted } from './executed.ts';
import { expectDrawingsFit, expectNoSidewaysScroll, expectStill } from './layout.ts';
import { expectPolicy } from './policy.ts';
import { expectVerified } from './verified.ts';

/**
 * All that is said of every page: it shows what ran, stands still, fits, and pleases axe. To open a page takes longer than to
 * look at it, so all is looked at in one go.
 */
export async function expectWholePage(page: Page, path: string): Promise<void> {
  // The one waits for what may still move; meanwhile the other reads.
  await Promise.all([expectStill(page), expectContent(page, path)]);
  await expectNoObjections(page);
  await expectDrawingsFit(page);
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
}

// --- internal ---

async function expectContent(page: Page, path: string): Promise<void> {
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.title()).not.toBe('');
  await expectExecuted(page);
  await expectVerified(page, path);
  await expectPolicy(page);
}
