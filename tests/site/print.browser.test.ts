import { expect, test } from 'vitest';
import { tracks } from '../../scripts/tracks/index.ts';
import { useBrowser } from './browser.ts';
import { searchFor } from './search.ts';

const { open } = useBrowser();

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
    expect(await content.locator('button, input, dialog, details, [role=tab]').count()).toBe(0);
  },
);

test('on paper there is no sidebar and no way to other pages', async () => {
  const page = await open('/print/core/');
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['#starlight__sidebar', '.pagination-links', 'site-search']) {
    expect(await page.locator(hidden).filter({ visible: true }).count(), hidden).toBe(0);
  }
  expect(await page.locator('.printed-step').first().isVisible()).toBe(true);
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
