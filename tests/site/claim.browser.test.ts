import { expect, test } from 'vitest';
import { expectNoObjections } from './axe.ts';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();

test('a claim opens without scripts, by the keyboard, and says the test or the source', async () => {
  const page = await open('/steps/create-cluster/', { noScripts: true });
  const reasons = page.locator('[data-part=claim] [popover]');
  expect(await reasons.count()).toBeGreaterThan(20);
  const shown = reasons.filter({ visible: true });
  expect(await shown.count()).toBe(0);
  const words = await reasons.evaluateAll((all) => all.map(({ textContent }) => textContent));
  for (const [index, says] of [
    [words.findIndex((text) => text.includes('This test proves it')), 'tests/local-aws/services/'],
    [words.findIndex((text) => text.includes('Read on')), 'docs.aws.amazon.com'],
    [words.findIndex((text) => text.includes('The documentation in')), '@aws-sdk/client-ecs'],
  ] as const) {
    const button = page.locator('[data-part=claim] button').nth(index);
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await shown.count()).toBe(1);
    expect(await shown.textContent()).toContain(says);
    await page.keyboard.press('Escape');
    expect(await shown.count()).toBe(0);
  }
});

test('axe objects to nothing in claims, also where one is open', async () => {
  const page = await open('/steps/create-cluster/');
  await page.locator('[data-part=claim] button').first().click();
  await expectNoObjections(page, '.sl-markdown-content p:has([data-part=claim])');
});

test.each([360, 1280])('at %i px no line begins with the sign of a claim', async (width) => {
  const page = await open('/steps/create-service/');
  await page.setViewportSize({ width, height: 800 });
  const torn = await page.locator('[data-part=claim]').evaluateAll((all) =>
    all.flatMap((claim) => {
      // A claim in a tab that is not chosen is on no line.
      if (!claim.checkVisibility()) return [];
      const before = claim.previousSibling;
      const length = before?.textContent?.trimEnd().length ?? 0;
      if (!before || length === 0) return [];
      const range = document.createRange();
      range.selectNodeContents(before);
      if (before instanceof Text) {
        range.setStart(before, length - 1);
        range.setEnd(before, length);
      }
      const end = [...range.getClientRects()].at(-1)!;
      const sign = claim.querySelector('button')!.getBoundingClientRect();
      const isBeside = sign.left >= end.right - 2 && sign.top < end.bottom && sign.bottom > end.top;
      return isBeside ? [] : [before.textContent!.slice(-40)];
    }),
  );
  expect(torn).toEqual([]);
});
