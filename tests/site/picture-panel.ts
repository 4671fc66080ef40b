import type { Page } from 'playwright-core';

/** Opens the picture of the account, and waits until it is drawn: the browser tells the page a moment after the click. */
export async function openPicture(page: Page): Promise<void> {
  await page.locator('.run-picture > summary').click();
  await page.locator('.picture-box').first().waitFor({ state: 'attached' });
}

/** Closes it, and waits until the page remembers that. */
export async function closePicture(page: Page): Promise<void> {
  await page.locator('.run-picture > summary').click();
  await page.waitForFunction(() =>
    Object.entries(localStorage).some(
      ([key, value]) => key.endsWith(' pictureOpen') && value === 'false',
    ),
  );
}

/** What the boxes that can be pressed are called, in the picture as it is drawn now. */
export function boxes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.picture-box[role=button]')].map((box) =>
      box.getAttribute('data-words')!,
    ),
  );
}
