import type { Page } from 'playwright-core';

/**
 * Searches a page: returns the path of each page found, from the site's base, and the text that is shown of it, best
 * first.
 */
export async function searchFor(
  page: Page,
  words: string,
): Promise<{ path: string; text: string }[]> {
  // It is disabled until it works.
  await page.locator('button[data-open-modal]').click();
  const field = page.locator('#starlight__search input');
  await field.fill(words);
  const results = page.locator('#starlight__search .pagefind-ui__result');
  const told = page.locator('#starlight__search .pagefind-ui__message');
  await told
    .filter({ hasText: /result/ })
    .filter({ hasText: words })
    .waitFor();
  const isEmpty = (await told.textContent())?.startsWith('No ') ?? false;
  // Until it is there, a result is a grey bar.
  if (!isEmpty)
    await results
      .filter({ has: page.locator('a') })
      .first()
      .waitFor();
  await results
    .filter({ hasNot: page.locator('a') })
    .first()
    .waitFor({ state: 'detached' });
  return results.evaluateAll((elements) =>
    elements.map((element) => ({
      path: new URL(element.querySelector('a')!.href).pathname,
      text: element.textContent,
    })),
  );
}
