import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectNoObjections } from '../axe.ts';
import { expectExecuted } from './executed.ts';
import {
  expectDrawingsFit,
  expectDrawingsInSight,
  expectNoSidewaysScroll,
  expectStill,
} from './layout.ts';
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
    // On the pages for printing stand the drawings of the recorded runs, which are as wide as a sheet of paper.
    if (width === 360 && !path.startsWith('/print/')) await expectDrawingsInSight(page);
  }
}

// --- internal ---

async function expectContent(page: Page, path: string): Promise<void> {
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.title()).not.toBe('');
  await expectSentencesApart(page);
  await expectExecuted(page);
  await expectVerified(page, path);
  await expectPolicy(page);
}

/** A sentence begins after a space: a component easily loses that between two of its parts. */
async function expectSentencesApart(page: Page): Promise<void> {
  const joined = await page.evaluate(() =>
    [...document.querySelectorAll('main p')].flatMap((paragraph) => {
      const words = paragraph.cloneNode(true) as Element;
      // A button beside a sentence stands apart from it without a space.
      for (const button of words.querySelectorAll('button')) button.remove();
      for (const code of words.querySelectorAll('code')) code.replaceWith('code');
      return words.textContent.match(/[a-z)]\.[A-Z][a-z]* .{0,20}/g) ?? [];
    }),
  );
  expect(joined).toEqual([]);
}
