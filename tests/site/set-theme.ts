import type { Page } from 'playwright-core';

/** Changes the theme that the system asks for, and waits until the page has it. */
export async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForSelector(`html[data-theme=${theme}]`, { state: 'attached' });
}
