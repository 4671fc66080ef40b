import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openPage, type StorageState, type View } from './open-page.ts';
import { pressAndWait } from './run-panel.ts';
import { serveSite, type Site } from './serve.ts';

/** Opens pages of the built site for the tests of one file. */
export interface Opener {
  /** Opens the page at a path from the site's base, and waits until its diagrams are drawn. */
  open(path: string, view?: Partial<View> & Wanted): Promise<Page>;
}

/** How the account of a page stands when it is opened. */
interface Wanted {
  /** Whether all is there that the page's step needs: made once, by the page's own button, and copied for each test. */
  needsMet?: true;
}

/**
 * A browser for the tests of a file, and the built site to look at. After each test it closes what the test opened, and
 * fails the test when a page wrote an error to the console, threw, or asked another host for anything.
 */
export function useBrowser(): Opener {
  let site: Site;
  let browser: Browser;
  let opened: Page[] = [];
  let problems: string[] = [];
  const prepared = new Map<string, Promise<StorageState>>();

  beforeAll(async () => {
    [site, browser] = await Promise.all([serveSite(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  afterEach(async () => {
    const found = problems;
    await Promise.all(opened.map((page) => page.context().close()));
    [opened, problems] = [[], []];
    expect(found).toEqual([]);
  });

  return {
    async open(path, { needsMet, ...view } = {}) {
      const storage = needsMet && (await withNeedsMet(path));
      const page = await openOne(path, { ...view, ...(storage && { storage }) });
      opened.push(page);
      return page;
    },
  };

  function openOne(path: string, view: Partial<View>): Promise<Page> {
    const whole = { theme: 'light', width: 1280, ...view } as const;
    return openPage(browser, site, path, whole, (problem) => problems.push(`${path}: ${problem}`));
  }

  function withNeedsMet(path: string): Promise<StorageState> {
    const known = prepared.get(path);
    if (known) return known;
    const made = (async () => {
      const page = await openOne(path, {});
      await pressAndWait(page, 'offer');
      const storage = await page.context().storageState({ indexedDB: true });
      await page.context().close();
      return storage;
    })();
    prepared.set(path, made);
    return made;
  }
}
