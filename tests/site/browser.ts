import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium, UNOPTIMIZED } from '../../quality/browser/chromium.ts';
import {
  newTab,
  openIn,
  READER,
  type StorageState,
  type View,
} from '../../quality/browser/open-page.ts';
import { pressAndWait } from './run-panel.ts';
import { serveSite, type Site } from '../../quality/browser/serve.ts';

/** Opens pages of the built site for the tests of one file. */
export interface Opener {
  /** Opens the page at a path from the site's base, as a reader sees it who was never here. */
  open(path: string, view?: Partial<View> & Wanted): Promise<Page>;
}

interface Wanted {
  /** True if pages may not run scripts. */
  noScripts?: true;
  /** True if all is there that the page's step needs: made once, by the page's own button, and copied for each test. */
  needsMet?: true;
  /** A tab of a browser that has loaded nothing yet, and that the test may change: it is closed after it. */
  newBrowser?: true;
}

/**
 * A browser for the tests of a file, and the built site to look at. Tests share a tab, because a new one would compile again
 * what all pages have; after each test it forgets what it kept. A test fails when a page wrote an error to the console,
 * threw, or asked another host for anything.
 */
export function useBrowser(serve = () => serveSite()): Opener {
  let site: Site;
  let browser: Browser;
  let tab: Page;
  let devTools: CDPSession;
  let tabWithoutScripts: Page | undefined;
  let isUsed = false;
  let newBrowsers: BrowserContext[] = [];
  let problems: string[] = [];
  const prepared = new Map<string, Promise<StorageState>>();
  const tell = (problem: string) => void problems.push(problem);

  beforeAll(async () => {
    [site, browser] = await Promise.all([serve(), launchChromium(UNOPTIMIZED)]);
    tab = await newTab(await browser.newContext(READER), site, tell);
    devTools = await tab.context().newCDPSession(tab);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  afterEach(async () => {
    const others = new Set(tab.context().pages());
    others.delete(tab);
    await Promise.all([...others, ...newBrowsers].map((each) => each.close()));
    if (isUsed) await forget();
    const found = problems;
    [newBrowsers, problems] = [[], []];
    expect(found).toEqual([]);
  });

  return {
    async open(path, { needsMet, newBrowser, noScripts, ...view } = {}) {
      if (needsMet) await tab.context().setStorageState(await withNeedsMet(path));
      isUsed ||= !newBrowser && !noScripts;
      const page = newBrowser ? await newBrowserTab() : noScripts ? await scriptless() : tab;
      await openIn(page, site, path, { ...VIEW, ...view });
      return page;
    },
  };

  /** Leaves the page, so that nothing of it runs on, and empties all that the browser keeps for the site. */
  async function forget(): Promise<void> {
    await tab.goto(`${site.url}/favicon.svg`);
    await tab.evaluate(() => sessionStorage.clear());
    // Playwright's `setStorageState` opens a tab for it, which takes ten times as long.
    const { origin } = new URL(site.url);
    await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    isUsed = false;
  }

  async function newBrowserTab(): Promise<Page> {
    const reader = await browser.newContext(READER);
    newBrowsers.push(reader);
    return newTab(reader, site, tell);
  }

  async function scriptless(): Promise<Page> {
    const reader = { ...READER, javaScriptEnabled: false };
    tabWithoutScripts ??= await newTab(await browser.newContext(reader), site, tell);
    return tabWithoutScripts;
  }

  function withNeedsMet(path: string): Promise<StorageState> {
    const known = prepared.get(path);
    if (known) return known;
    const made = (async () => {
      await openIn(tab, site, path, VIEW);
      await pressAndWait(tab, 'offer');
      const storage = await tab.context().storageState({ indexedDB: true });
      await forget();
      return storage;
    })();
    prepared.set(path, made);
    return made;
  }
}

// --- internal ---

const VIEW: View = { theme: 'light', width: 1280 };
