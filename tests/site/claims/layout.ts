import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Nothing has moved since the page began to load. */
export async function expectStill(page: Page): Promise<void> {
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 200);
      }),
  );
  expect(shift, 'layout shift').toBe(0);
}

/** The page, at the width that it has, does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { width } = page.viewportSize()!;
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scrollWidth, `at ${width} px`).toBeLessThanOrEqual(width);
}

/** A drawing that is shown on a phone is all in sight: none scrolls sideways, not even by a few pixels. */
export async function expectDrawingsInSight(page: Page): Promise<void> {
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll('.diagram')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ scrollWidth, clientWidth }) => `a drawing of ${scrollWidth} px in ${clientWidth} px`),
  );
  expect(hidden).toEqual([]);
}

/** The drawings hold their texts, in letters that can be read, and those that scroll do so by the keyboard too. */
export async function expectDrawingsFit(page: Page): Promise<void> {
  const wrong = await page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('svg.drawing')].flatMap((drawing) => {
      const box = drawing.getBoundingClientRect();
      // Where the picture of the account is, the drawing for those without JavaScript is not.
      if (box.width === 0) return [];
      const wide = [...drawing.querySelectorAll('text')].filter((text) => {
        const { left, right } = text.getBoundingClientRect();
        return left < box.left - 1 || right > box.right + 1;
      });
      const frame = drawing.parentElement!;
      const scrolls = frame.scrollWidth > frame.clientWidth;
      return [
        ...wide.map((text) => `outside of the drawing: ${text.textContent}`),
        ...(scrolls && frame.tabIndex < 0 ? ['scrolls, and not by the keyboard'] : []),
        ...(parseFloat(getComputedStyle(drawing.querySelector('.node text')!).fontSize) *
          (box.width / drawing.viewBox.baseVal.width) <
        11
          ? ['letters of less than 11 px']
          : []),
      ];
    }),
  );
  expect(wrong).toEqual([]);
}
