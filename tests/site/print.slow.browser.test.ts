import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { tracks } from '../../scripts/tracks/index.ts';
import { useBrowser } from './browser.ts';
import { expectWholePage } from './claims/whole-page.ts';
import { searchFor } from './search.ts';

const { open } = useBrowser();

/** Words that make sense only beside a panel, or on a fold. */
const PRESSING =
  /.*(?:\b[Pp]ress(?: _?[A-Z]|ed\b)|\bthe panel\b|\bOn this page\b|more error messages|The commands, \d+ lines).*/g;

test.each(tracks)(
  'every step of $id is on one page, and nothing there can be pressed',
  async ({ id, steps }) => {
    const page = await open(`/print/${id}/`);
    const content = page.locator('.sl-markdown-content');
    const titles = await content.locator('h2').allTextContents();
    expect(titles).toEqual(steps.map(({ title }, index) => `${index + 1}. ${title}`));
    for (const step of steps) {
      const text = await content.locator(`.printed-step:has(#${step.id})`).innerText();
      expect(text).toContain(`$ npm run step:${step.id}`);
    }
    const words = await content.innerText();
    expect(words.match(PRESSING)).toBeNull();
    expect(await content.locator('take-back').count()).toBe(0);
    expect(await content.locator('button, input, dialog, details, [role=tab]').count()).toBe(0);
  },
);

test.each(tracks)('$id shows what ran, stands still, fits, and pleases axe', async ({ id }) => {
  await expectWholePage(await open(`/print/${id}/`), `/print/${id}/`);
});

test.each(tracks)('no drawing of $id is cut off on a screen', async ({ id }) => {
  const page = await open(`/print/${id}/`);
  const cut = await page.locator('.drawing').evaluateAll((drawings) =>
    drawings
      .filter((each) => {
        const frame = each.closest('figure')!.getBoundingClientRect();
        return each.getBoundingClientRect().right > frame.right + 1;
      })
      .map((each) => each.getAttribute('aria-labelledby')),
  );
  expect(cut).toEqual([]);
});

test('on paper there is no sidebar and no way to other pages', async () => {
  const page = await open('/print/core/');
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['#starlight__sidebar', '.pagination-links', 'site-search']) {
    expect(await page.locator(hidden).filter({ visible: true }).count(), hidden).toBe(0);
  }
  expect(await page.locator('.printed-step').first().isVisible()).toBe(true);
});

/** The path of each element that is drawn, with the colours of its text, its ground and its lines. */
const colours = (page: Page) =>
  page.locator('main').evaluate((main) =>
    [...main.querySelectorAll('*')]
      .filter((each) => each.checkVisibility())
      .map((each) => {
        const { color, backgroundColor, fill, stroke } = getComputedStyle(each);
        const name = `${each.tagName} ${each.getAttribute('class') ?? ''}`;
        return `${name}: ${[color, backgroundColor, fill, stroke].join(' ')}`;
      }),
  );

test.each([
  '/',
  '/concepts/cluster/',
  '/print/scale/',
  '/reference/calculator/',
  '/reference/when-it-fails/',
  '/steps/scale-on-alarm/',
])('%s is printed in the colours of the day, whatever the theme', async (path) => {
  const onPaper = async (theme: 'light' | 'dark') => {
    const page = await open(path, { theme });
    await page.emulateMedia({ media: 'print', colorScheme: theme });
    return colours(page);
  };
  const light = await onPaper('light');
  expect(light.length).toBeGreaterThan(20);
  const dark = await onPaper('dark');
  expect(dark.filter((each, index) => each !== light[index])).toEqual([]);
});

test.each(['/print/scale/', '/reference/elsewhere/', '/reference/what-does-it-cost/'])(
  'nothing on %s is wider than the paper',
  async (path) => {
    const page = await open(path, { width: 718 });
    await page.emulateMedia({ media: 'print' });
    const wider = await page.locator('main').evaluate((main) =>
      [...main.querySelectorAll('*')]
        .filter((each) => each.checkVisibility())
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .map((each) => `${each.tagName}: ${each.textContent?.slice(0, 40)}`),
    );
    expect(wider).toEqual([]);
  },
);

test('a chart has its colours on a page for printing', async () => {
  const page = await open('/print/scale/');
  const line = page.locator('.scaling .cpu').first();
  expect(await line.evaluate((each) => getComputedStyle(each).fill)).toBe('none');
});

test('a step leads to the page for printing, and so does the first page', async () => {
  const step = await open('/steps/create-cluster/');
  expect(await step.locator('.which-step a').getAttribute('href')).toMatch(/\/print\/core\/$/);
  const first = await open('/');
  for (const { id } of tracks) {
    expect(await first.locator(`.curriculum a[href$="/print/${id}/"]`).count()).toBe(1);
  }
});

test('the search finds the page of a step and not the one for printing', async () => {
  const found = await searchFor(await open('/'), 'PutRetentionPolicy');
  expect(found.map(({ path }) => path)).toContain('/steps/create-log-group/');
  expect(found.filter(({ path }) => path.startsWith('/print/'))).toEqual([]);
});
