import type { Page } from 'playwright-core';

/** Shows the picture of the account where it is not there by itself, and waits until it is drawn. */
export async function openPicture(page: Page): Promise<void> {
  if (!(await page.locator('.picture-body').isVisible())) {
    await page.locator('[data-picture=toggle]').click();
  }
  await page.locator('.picture-box').first().waitFor({ state: 'attached' });
}

/** Closes it, where it stands below the output, and waits until the page remembers that. */
export async function closePicture(page: Page): Promise<void> {
  await page.locator('[data-picture=toggle]').click();
  await page.waitForFunction(() =>
    Object.entries(localStorage).some(
      ([key, value]) => key.endsWith(' pictureOpen') && value === 'false',
    ),
  );
}

/** Lists the names of the boxes that can be pressed, in the picture as it is drawn now. */
export function boxes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.picture-box[role=button]')].map((box) =>
      box.getAttribute('data-words')!,
    ),
  );
}
