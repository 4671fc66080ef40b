import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Site } from './serve.ts';

export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface View {
  theme: 'light' | 'dark';
  /** CSS pixels. */
  width: number;
}

/** How the browser of a reader is set. */
export const READER: BrowserContextOptions = { reducedMotion: 'reduce' };

/** A new tab, that tells every problem of the pages that are opened in it. */
export async function newTab(
  reader: BrowserContext,
  site: Site,
  tell: (problem: string) => void,
): Promise<Page> {
  const page = await reader.newPage();
  const say = (problem: string) => tell(`${page.url().replace(site.url, '')} ${problem}`);
  const { origin } = new URL(site.url);
  // Chromium finds no other host (see chromium.ts), so this only tells. To stop requests here would turn its cache off.
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin)
      say(`asked another host for ${url.href}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') say(`wrote to the console: ${message.text()}`);
  });
  page.on('pageerror', (error) => say(`threw ${error.stack ?? error.message}`));
  return page;
}

/** Opens the page at a path from the site's base in a tab, and waits until all is there. */
export async function openIn(
  tab: Page,
  site: Site,
  path: string,
  { theme, width }: View,
): Promise<void> {
  await tab.setViewportSize({ width, height: 900 });
  await tab.emulateMedia({ colorScheme: theme, media: null });
  await tab.goto(site.url + path, { waitUntil: 'load' });
  // Mermaid draws what the build could not.
  if ((await tab.locator('pre.mermaid').count()) > 0)
    await tab.waitForFunction(() => !document.querySelector('pre.mermaid:not([data-processed])'));
}
