import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Site } from './serve.ts';

export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface View {
  theme: 'light' | 'dark';
  /** CSS pixels. */
  width: number;
  /** Whether the page may run scripts. */
  javaScript?: boolean;
  /** What the browser keeps for the site from an earlier visit. */
  storage?: StorageState;
}

/** Opens a page in a fresh context, and tells every problem that it has from then on. */
export async function openPage(
  browser: Browser,
  site: Site,
  path: string,
  { theme, width, javaScript = true, storage }: View,
  tell: (problem: string) => void,
): Promise<Page> {
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    javaScriptEnabled: javaScript,
    ...(storage && { storageState: storage }),
  });
  await context.route(
    (url) => url.origin !== new URL(site.url).origin,
    (route) => {
      tell(`asked another host for ${route.request().url()}`);
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') tell(`wrote to the console: ${message.text()}`);
  });
  page.on('pageerror', (error) => tell(`threw ${error.stack ?? error.message}`));
  await page.goto(site.url + path, { waitUntil: 'load' });
  if (javaScript)
    await page.waitForFunction(() => !document.querySelector('pre.mermaid:not([data-processed])'));
  return page;
}
