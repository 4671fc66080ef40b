import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The app has answered in its frame, with this heading, and the frame says that it is simulated. */
export async function expectAnswer(page: Page, says: string): Promise<void> {
  await page.locator('.run-app', { hasText: 'Simulated' }).waitFor();
  await page.locator('.run-app .app-status', { hasText: 'HTTP 200' }).waitFor();
  const heading = page.frameLocator('.run-app iframe').locator('h1');
  expect(await heading.textContent()).toBe(says);
}

/** Asks the app 100 times, and returns what the page says came of it. */
export async function askMany(page: Page): Promise<string> {
  await page.locator('.run-app [data-do=open-many]').click();
  const counts = page.locator('.app-counts', { hasText: 'Asked 100 times' });
  await counts.waitFor();
  return (await counts.textContent())!;
}
