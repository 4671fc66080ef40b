import type { Browser, Page } from 'playwright-core';
import { typed } from '../scripts/cli/script.ts';
import { launchChromium } from './browser/chromium.ts';
import { newTab, openIn, READER } from './browser/open-page.ts';
import { serveSite, type Site } from './browser/serve.ts';
import { median } from './bench/measure.ts';

/**
 * `npm run bench:site`: how long a reader of the built site waits for the first line after pressing Run, in Chromium. The
 * first press on a page loads the code that runs steps, so it is measured in a new browser profile each time. Prints the
 * median, and the slowest; exits 1 when a median is longer than it may be.
 */
typed({
  description:
    'Measures in Chromium how long a reader of the built site waits for the first line after Run. Exits with 1 when that is longer than it may be.',
  examples: [''],
});
const PAGES = ['/steps/create-log-group/', '/steps/create-service/', '/concepts/task/'];
const ROUNDS = 7;
/** Milliseconds. */
const FIRST = 1000;
const LATER = 200;

let slow = 0;
const [site, browser] = await Promise.all([serveSite(), launchChromium()]);
try {
  for (const path of PAGES) {
    const first: number[] = [];
    const later: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const page = await open(browser, site, path);
      first.push(await timeOfPress(page));
      later.push(await timeOfPress(page), await timeOfPress(page));
      await page.context().close();
    }
    line(`${path}: first line after the first press`, first, FIRST);
    line(`${path}: first line after a later press`, later, LATER);
  }
} finally {
  await browser.close();
  await site.close();
}
process.exitCode = slow === 0 ? 0 : 1;

// --- internal ---

async function open(browser: Browser, site: Site, path: string): Promise<Page> {
  const tab = await newTab(await browser.newContext(READER), site, (problem) => {
    throw new Error(problem);
  });
  await openIn(tab, site, path, { theme: 'light', width: 1280 });
  return tab;
}

/** Milliseconds from a press of Run until its first line is on the page. Resolves when the run is over. */
async function timeOfPress(page: Page): Promise<number> {
  const milliseconds = await page.evaluate(() => {
    const output = document.querySelector('step-run .run-output')!;
    const began = performance.now();
    const printed = new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        if (!output.querySelector('.run-line')) return;
        observer.disconnect();
        resolve(performance.now() - began);
      }).observe(output, { childList: true, subtree: true });
    });
    document.querySelector<HTMLElement>('step-run [data-do=run]')!.click();
    return printed;
  });
  await page.locator('step-run[data-busy=""]').waitFor();
  return milliseconds;
}

function line(what: string, times: readonly number[], atMost: number): void {
  const middle = median(times);
  if (middle > atMost) slow++;
  process.stdout.write(
    `${middle > atMost ? 'slow    ' : 'ok      '} ${middle.toFixed(0).padStart(5)} ms, slowest ${Math.max(...times).toFixed(0)} ms  ${what}, at most ${atMost} ms\n`,
  );
}
