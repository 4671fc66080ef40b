import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { turn } from './break-panel.ts';
import { useBrowser } from './browser.ts';
import { openPicture } from './picture-panel.ts';
import { press, settled } from './run-panel.ts';

// axe looks at a page as it rests. Here each button is pointed at and reached by keyboard, at rest and while it is busy.

const { open } = useBrowser();

/** The contrast that WCAG 2.2 asks of text: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEGIBLE = 4.5;

test.each(['light', 'dark'] as const)(
  'the label of every button can be read, %s, at rest and busy',
  async (theme) => {
    const page = await open('/steps/create-service/', { theme, needsMet: true });
    await page.locator('.run-inputs summary').click();
    await turn(page, 'role-propagation');
    await openPicture(page);
    await page.locator('.picture-box[role=button]').first().click();
    await expectLegible(page, 'step-run button', 6);

    await page.locator('input[name=slowly]').check();
    await press(page, 'run');
    await page.locator('.run-line').first().waitFor();
    await expectLegible(page, 'step-run button', 8);
    expect(await page.locator('step-run').getAttribute('data-busy')).toBe('act');

    // Whoever has come to it by keyboard is still there after AWS was asked again.
    const close = page.locator('[data-picture=close]');
    await close.focus();
    const written = await page.locator('.run-line').count();
    await expect.poll(() => page.locator('.run-line').count()).toBeGreaterThan(written + 2);
    expect(await close.evaluate((button) => button === document.activeElement)).toBe(true);
    await press(page, 'stop');
    await settled(page);
  },
);

test.each(['light', 'dark'] as const)(
  'the label of every button of the calculator can be read, %s',
  async (theme) => {
    const page = await open('/reference/calculator/', { theme });
    await expectLegible(page, 'cost-calculator button', 2);
  },
);

// --- internal ---

async function expectLegible(page: Page, buttons: string, atLeast: number): Promise<void> {
  const seen: Locator[] = [];
  // The button that submits a form by the Enter key is for no eye.
  for (const button of await page.locator(`${buttons}:not(.sr-only)`).all()) {
    if (await button.isVisible()) seen.push(button);
  }
  expect(seen.length).toBeGreaterThanOrEqual(atLeast);
  const illegible: string[] = [];
  for (const button of seen) {
    const name = (await button.innerText()).trim();
    await button.focus();
    const focused = await contrastOf(button);
    if (focused < LEGIBLE) illegible.push(`${name}, with the focus: ${focused.toFixed(2)}`);
    await pointAt(page, button);
    const hovered = await contrastOf(button);
    if (hovered < LEGIBLE) illegible.push(`${name}, pointed at: ${hovered.toFixed(2)}`);
  }
  await page.mouse.move(0, 0);
  expect(illegible).toEqual([]);
}

/** Playwright's own `hover` waits until nothing moves, and while something runs the picture does. */
async function pointAt(page: Page, button: Locator): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const at = await button.evaluate((element) => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await page.mouse.move(at.x, at.y);
    if (await button.evaluate((element) => element.matches(':hover'))) return;
  }
  throw new Error(`the pointer does not reach "${await button.innerText()}"`);
}

/** The contrast of a label with what is behind it, once every change of colour is over. */
function contrastOf(button: Locator): Promise<number> {
  return button.evaluate(async (element) => {
    await Promise.all(element.getAnimations().map(({ finished }) => finished));
    const behind: number[][] = [];
    for (let each: Element | null = element; each; each = each.parentElement) {
      behind.push(rgba(getComputedStyle(each).backgroundColor));
      if (behind.at(-1)![3] === 1) break;
    }
    const ground = behind.reduceRight((below, above) => over(above, below), [255, 255, 255, 1]);
    const label = over(rgba(getComputedStyle(element).color), ground);
    const [dark, light] = [luminance(ground), luminance(label)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);

    /** A canvas knows every way to write a colour. */
    function rgba(color: string): number[] {
      const context = document.createElement('canvas').getContext('2d')!;
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      return [red!, green!, blue!, alpha! / 255];
    }
    function over(above: number[], below: number[]): number[] {
      const alpha = above[3]!;
      return [...below.slice(0, 3).map((value, i) => above[i]! * alpha + value * (1 - alpha)), 1];
    }
    function luminance(color: number[]): number {
      const [red, green, blue] = color
        .slice(0, 3)
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    }
  });
}
