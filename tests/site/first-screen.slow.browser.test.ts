import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { concepts } from '../../scripts/concepts/index.ts';
import { steps } from '../../scripts/steps/index.ts';
import { conceptPageOf } from '../../src/site/build/paths.ts';
import { turn } from './break-panel.ts';
import { useBrowser } from './browser.ts';
import { pressAndWait } from './run-panel.ts';

// A page that runs shows in its first screen where to press, and what came of it, without scrolling.

const { open } = useBrowser();
const SCREENS = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
];
const PAGES = [
  ...steps.map(({ id }) => `/steps/${id}/`),
  ...concepts.map(({ id }) => `/${conceptPageOf(id)}/`),
];

/** CSS pixels, with everything folded, at 1280 wide. */
const HIGHEST = 9000;

describe.each(SCREENS)('on $width × $height', (screen) => {
  test.each(PAGES)('%s: Run is in the first screen, and so is what comes of it', async (path) => {
    const page = await openAt(path, screen);
    await expectInScreen(page, '[data-do=run]', 'all');
    await expectInScreen(page, '.run-recorded .run-prompt', 'all');
    await pressAndWait(page, 'run');
    // A step whose needs are not met fails; then its error is what a reader has to see.
    const failed = (await page.locator('.run-line[data-label=error]').count()) > 0;
    await expectInScreen(page, failed ? '.run-line[data-label=error]' : '.run-line', 'beginning');
    await expectInScreen(page, '.run-status', 'all');
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('the whole picture: Run is in the first screen', async () => {
    const page = await openAt('/concepts/the-picture/', screen);
    await expectInScreen(page, '[data-do=run]', 'all');
  });

  test('an error at the end of a long run is in the screen', async () => {
    const page = await openAt('/steps/create-service/', screen, { needsMet: true });
    await turn(page, 'image-not-found');
    await page.evaluate(() => scrollTo(0, 0));
    await pressAndWait(page, 'run');
    expect(await page.locator('.run-line').count()).toBeGreaterThan(15);
    await expectInScreen(page, '.run-line[data-label=error]', 'beginning');
  });
});

test.each(steps.map(({ id }) => `/steps/${id}/`))('%s is not too high', async (path) => {
  const page = await open(path);
  expect(await page.locator('details[open]:not(.sidebar-content *)').count()).toBe(0);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeGreaterThan(1000);
  expect(height).toBeLessThanOrEqual(HIGHEST);
});

test.each(PAGES)('%s shows code in close-ups that fit in a screen', async (path) => {
  const page = await open(path);
  const lines = await page.evaluate(() =>
    [...document.querySelectorAll('[data-part=code][data-region]')].map(
      (part) => part.querySelectorAll('.ec-line').length,
    ),
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(Math.max(...lines)).toBeLessThanOrEqual(25);
});

// --- internal ---

async function openAt(
  path: string,
  screen: (typeof SCREENS)[number],
  more: { needsMet?: true } = {},
): Promise<Page> {
  const page = await open(path, { width: screen.width, ...more });
  await page.setViewportSize(screen);
  return page;
}

/** Expects an element to be seen: below the header, above the bar at the foot, and inside what scrolls it. */
async function expectInScreen(
  page: Page,
  selector: string,
  part: 'all' | 'beginning',
): Promise<void> {
  const { place, seen } = await page
    .locator(`step-run ${selector}`)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const bar = document.querySelector('account-bar')!.getBoundingClientRect();
      const scroller = element.closest('.run-output')?.getBoundingClientRect();
      return {
        place: { top, bottom },
        seen: {
          top: Math.max(
            document.querySelector('header')!.getBoundingClientRect().bottom,
            scroller?.top ?? 0,
          ),
          bottom: Math.min(bar.height > 0 ? bar.top : innerHeight, scroller?.bottom ?? innerHeight),
        },
      };
    });
  const what = `${selector} of ${page.url()}`;
  expect(place.bottom, what).toBeGreaterThan(place.top);
  expect(place.top, what).toBeGreaterThanOrEqual(seen.top - 1);
  const end = part === 'all' ? place.bottom : Math.min(place.bottom, place.top + LINE);
  expect(end, what).toBeLessThanOrEqual(seen.bottom + 1);
}

/** The height of a line of output. */
const LINE = 21;
