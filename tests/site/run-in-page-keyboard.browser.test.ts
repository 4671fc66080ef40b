import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { steps } from '../../scripts/steps/index.ts';
import { useBrowser } from './browser.ts';
import { settled, ticks } from './run-panel.ts';

const { open } = useBrowser();

test('the first three steps are done by keyboard alone', async () => {
  const [first, second, third] = steps.map(({ id }) => id);
  const page = await open(`/steps/${first}/`);
  for (const id of [first, second, third]) {
    expect(page.url()).toContain(`/steps/${id}/`);
    await skipToContent(page);
    await tabTo(page, '▶ Run');
    await page.keyboard.press('Enter');
    await page.locator('.run-line', { hasText: 'Done' }).waitFor();
    await settled(page);
    expect(await focused(page)).toBe('▶ Run');
    await tabTo(page, 'npm run step:');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  }
  expect(await ticks(page)).toEqual([second, third]);
});

test('the focus stays on the panel when the button that has it goes away', async () => {
  const page = await open('/steps/register-task-definition/');
  await skipToContent(page);
  await tabTo(page, 'Run the 3 steps');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await focused(page)).toBe('▶ Run');
});

test('by keyboard a call opens, and what overflows scrolls', async () => {
  const page = await open('/steps/create-log-group/');
  await tabTo(page, '▶ Run');
  await page.keyboard.press('Enter');
  await settled(page);
  await tabTo(page, 'calls');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'logs:DescribeLogGroups, request',
  );
});

// --- internal ---

/** The first thing that Tab comes to on a page leads past the bar and the sidebar. */
async function skipToContent(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to content');
  await page.keyboard.press('Enter');
}

/** Presses Tab until what has the focus begins with these words, and can be seen to have it. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    if (!(await focused(page)).startsWith(words)) continue;
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement!).outlineStyle,
    );
    expect(outline, `the outline of "${words}"`).not.toBe('none');
    return;
  }
  throw new Error(`Tab never came to "${words}"`);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
}
