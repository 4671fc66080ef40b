import { expect, test } from 'vitest';
import { expectNoObjections } from './axe.ts';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();

test('each close-up says its language, and can be linked to', async () => {
  const page = await open('/steps/create-cluster/#code-run');
  const links = page.locator('.listing > .code-link');
  const count = await links.count();
  expect(count).toBe(await page.locator('[data-part=code][data-region]').count());
  const hrefs = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')!));
  expect(new Set(hrefs).size).toBe(count);
  const top = await page.locator('#code-run').evaluate((each) => each.getBoundingClientRect().top);
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(300);
  const first = links.first();
  expect(await first.innerText()).toContain('TypeScript');
  await first.focus();
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe(hrefs[0]);
  await expectNoObjections(page, '.listing');
});
