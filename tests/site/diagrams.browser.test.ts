import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { builtPages } from '../../quality/browser/serve.ts';
import { setTheme } from './set-theme.ts';

const { open } = useBrowser();
const source = (path: string) => readFileSync(`dist${path.replace(/\/$/, '/index.html')}`, 'utf8');
const pages = builtPages().filter((path) => source(path).includes('class="drawing"'));

test('there are pages with diagrams, of steps and of concepts', () => {
  expect(pages.filter((path) => path.startsWith('/steps/')).length).toBeGreaterThan(0);
  expect(pages.filter((path) => path.startsWith('/concepts/')).length).toBeGreaterThan(0);
});

test.each(pages)('%s shows its diagrams, code and output without JavaScript', async (path) => {
  const page = await open(path, { noScripts: true });
  const drawings = await page.evaluate(() =>
    [...document.querySelectorAll('svg.drawing')].map((drawing) => {
      const { width, height } = drawing.getBoundingClientRect();
      return {
        size: Math.min(width, height),
        texts: [...drawing.querySelectorAll('text')].map(
          (text) =>
            text.checkVisibility({ visibilityProperty: true }) &&
            text.getBoundingClientRect().width > 0,
        ),
        tooWide: [...drawing.querySelectorAll('.node:has(> rect) > text')].filter(
          (text) =>
            text.getBoundingClientRect().width >
            text.parentElement!.querySelector('rect')!.getBoundingClientRect().width - 4,
        ).length,
      };
    }),
  );
  expect(drawings.length).toBeGreaterThan(0);
  for (const { size, texts, tooWide } of drawings) {
    expect(size).toBeGreaterThan(40);
    expect(texts).toContain(true);
    expect(texts).not.toContain(false);
    expect(tooWide).toBe(0);
  }
  expect(await page.locator('pre.mermaid').count()).toBe(0);
  const blocks = await page.evaluate(() =>
    [...document.querySelectorAll(':is([data-part=transcript], [data-part=code]) pre')].map(
      (block) =>
        block.checkVisibility({ visibilityProperty: true }) ||
        block.closest('details:not([open])') !== null,
    ),
  );
  expect(blocks).not.toContain(false);
});

test('the colours of a diagram follow the theme', async () => {
  const page = await open(pages.at(-1)!);
  const colour = () =>
    page
      .locator('svg.drawing .node text')
      .first()
      .evaluate((text) => getComputedStyle(text).fill);
  const light = await colour();
  await setTheme(page, 'dark');
  expect(await colour()).not.toBe(light);
});

test.each(['light', 'dark'] as const)(
  'by %s the frame of a group can be seen on its ground, and that of a box is clear, also of one that is not there yet',
  async (theme) => {
    const page = await open('/concepts/service/');
    await setTheme(page, theme);
    await page.locator('.picture-box[data-mood=planned]').first().waitFor();
    const contrasts = await page.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d')!;
      const luminance = (colour: string) => {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map(
          (each) => (each <= 10 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4),
        );
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const contrastOf = (frame: string, ground = frame) => {
        const { stroke } = getComputedStyle(document.querySelector(frame)!);
        const { fill } = getComputedStyle(document.querySelector(ground)!);
        const both = [luminance(fill), luminance(stroke)].sort((a, b) => b - a);
        return (both[0]! + 0.05) / (both[1]! + 0.05);
      };
      return {
        group: contrastOf('.subgraph > rect'),
        groupInAccount: contrastOf('.picture-group > rect'),
        box: contrastOf('.node > rect'),
        planned: contrastOf('.picture-box[data-mood=planned] > rect', '.picture-group > rect'),
      };
    });
    expect(contrasts.group).toBeGreaterThan(1.6);
    expect(contrasts.groupInAccount).toBeGreaterThan(1.5);
    expect(contrasts.box).toBeGreaterThan(3);
    expect(contrasts.planned).toBeGreaterThan(3);
  },
);
