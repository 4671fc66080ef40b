import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openPage, type View } from './open-page.ts';
import { serveSite, type Site } from './serve.ts';

/** Opens pages of the built site for the tests of one file. */
export interface Opener {
  /** Opens the page at a path from the site's base, and waits until its diagrams are drawn. */
  open(path: string, view?: Partial<View>): Promise<Page>;
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
    async open(path, view = {}) {
      const whole = { theme: 'light', width: 1280, ...view } as const;
      const page = await openPage(browser, site, path, whole, (problem) =>
        problems.push(`${path}: ${problem}`),
      );
      opened.push(page);
      return page;
    },
  };
}
