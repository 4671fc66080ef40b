import type { BrowserContext, Page } from 'playwright-core';
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
 * A browser, and the built site to look at. The tests of all files that a process runs share a tab, because a new one would
 * compile again what all pages have; after each test it forgets what it kept. A test fails when a page wrote an error to
 * the console, threw, or asked another host for anything.
 *
 * @param serve another site than the built one: its tests have a browser of their own
 */
export function useBrowser(serve?: () => Promise<Site>): Opener {
  let opened: Opened;
  beforeAll(async () => {
    opened = await (serve ? openBrowser(serve) : (shared ??= openBrowser(() => serveSite())));
  });
  // The shared one ends with the process.
  if (serve) afterAll(() => opened.close());
  afterEach(async () => expect(await opened.tidy()).toEqual([]));
  return { open: (path, view) => opened.open(path, view) };
}

// --- internal ---

/** A browser with its site, and what has to be done between two tests. */
interface Opened extends Opener {
  /** Leaves what a test has opened, and returns what pages did that they should not. */
  tidy(): Promise<string[]>;
  close(): Promise<void>;
}

/** The browser of this process, for the built site. */
let shared: Promise<Opened> | undefined;

const VIEW: View = { theme: 'light', width: 1280 };

async function openBrowser(serve: () => Promise<Site>): Promise<Opened> {
  const [site, browser] = await Promise.all([serve(), launchChromium(UNOPTIMIZED)]);
  let isUsed = false;
  let newBrowsers: BrowserContext[] = [];
  let problems: string[] = [];
  const prepared = new Map<string, Promise<StorageState>>();
  const tell = (problem: string) => void problems.push(problem);
  const tab = await newTab(await browser.newContext(READER), site, tell);
  const devTools = await tab.context().newCDPSession(tab);
  let tabWithoutScripts: Page | undefined;

  return {
    async open(path, { needsMet, newBrowser, noScripts, ...view } = {}) {
      if (needsMet) await tab.context().setStorageState(await withNeedsMet(path));
      isUsed ||= !newBrowser && !noScripts;
      const page = newBrowser ? await newBrowserTab() : noScripts ? await scriptless() : tab;
      await openIn(page, site, path, { ...VIEW, ...view });
      return page;
    },
    async tidy() {
      const others = new Set(tab.context().pages());
      others.delete(tab);
      await Promise.all([...others, ...newBrowsers].map((each) => each.close()));
      if (isUsed) await forget();
      const found = problems;
      [newBrowsers, problems] = [[], []];
      return found;
    },
    async close() {
      await browser.close();
      await site.close();
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
