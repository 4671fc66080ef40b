import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoObjections } from './axe.ts';
import { useBrowser } from './browser.ts';
import { openPicture } from './picture-panel.ts';
import { pressAndWait, visit } from './run-panel.ts';

const { open } = useBrowser();

test('axe objects to nothing after a failure and after a run, by day and by night, wide and narrow', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await page.locator('.run-inputs summary').click();
  await page.locator('[name=desiredCount]').fill('12');
  await page.locator('[aria-invalid=true]').waitFor();
  await pressAndWait(page, 'run');
  await expectPleasing(page);

  await page.locator('[name=desiredCount]').fill('2');
  await page.locator('[aria-invalid=false]').waitFor();
  await pressAndWait(page, 'run');
  for (const line of await page.locator('.run-line > summary').all()) await line.click();
  await expectPleasing(page);
});

test('nor in the picture and the switches, which fit', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await page.locator('.run-break > summary').click();
  await openPicture(page);
  await page.locator('.picture-words > summary').click();
  // Boxes that are there, that are not there yet, and that have failed.
  await page.locator('input[value=exit-1]').check();
  await expectPleasing(page);
  await pressAndWait(page, 'run');
  await page.locator('.picture-box[data-mood=failed][data-words^="task "]').first().click();
  await page.locator('.picture-answer pre').last().waitFor();
  await expectPleasing(page);
});

test('at 320 px nothing scrolls sideways, with every line open', async () => {
  const page = await open('/steps/register-task-definition/', { width: 320, needsMet: true });
  await page.locator('.run-inputs summary').click();
  await pressAndWait(page, 'run');
  for (const line of await page.locator('.run-line > summary').all()) await line.click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('nothing moves when a page finds out what stands', async () => {
  for (const width of [1280, 360]) {
    const page = await open('/steps/create-service/', { width, needsMet: true });
    await pressAndWait(page, 'run');
    // The reader wants to see the picture; where it is below the output, it waits for a press all the same.
    if (!(await page.locator('.picture-canvas').isVisible())) {
      await openPicture(page);
    }
    await visit(page, '/start/how-it-works/');
    await visit(page, '/steps/create-service/#run');
    expect(await shifts(page), `at ${width} px`).toEqual([]);
  }
});

test('printed, there are no buttons, and what ran is there', async () => {
  const page = await open('/steps/create-log-group/');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('step-run button').filter({ visible: true }).count()).toBe(0);
  expect(await page.locator('.run-recorded .run-line', { hasText: 'Done.' }).isVisible()).toBe(
    true,
  );
  expect(await page.locator('step-run svg.drawing').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await pressAndWait(page, 'run');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('step-run button').filter({ visible: true }).count()).toBe(0);
  expect(await page.locator('account-bar').isVisible()).toBe(false);
  expect(await page.locator('.run-block .run-line', { hasText: 'Done.' }).isVisible()).toBe(true);
});

// --- internal ---

/**
 * Expects the parts of a page that run programs to please axe and to fit: as they are now, in both themes and at both
 * widths.
 */
async function expectPleasing(page: Page): Promise<void> {
  await expectNoObjections(page, 'step-run', 'account-bar');
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
}

/**
 * Lists the elements that have moved since the page began, our parts only: Starlight puts its sidebar where it was
 * scrolled to.
 */
function shifts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const moved: string[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { sources: { node?: Node }[] }[]) {
        for (const { node } of entry.sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          if (element?.closest('main')) moved.push(element.outerHTML.slice(0, 80));
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
    await new Promise((wake) => setTimeout(wake, 500));
    return moved;
  });
}
