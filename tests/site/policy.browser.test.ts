import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { pressAndWait } from './run-panel.ts';
import { searchFor } from './search.ts';

// A page that breaks its policy says so on the console, and what a page says there fails its test.
const { open } = useBrowser();

test('what is pressed keeps the policy: search, theme, copy, Run', async () => {
  const page = await open('/steps/create-log-group/');
  expect((await searchFor(page, 'CreateLogGroup')).length).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await page.locator('starlight-theme-select select').first().selectOption('dark');
  await page.locator('[data-part=code] .copy button').first().click();
  await pressAndWait(page, 'run');
  expect(await page.locator('.run-output').textContent()).toContain('created');
});

test('a script that somebody has put into a page is not run', async () => {
  const page = await open('/steps/create-log-group/');
  // The browser says on the console what it blocked.
  page.removeAllListeners('console');
  const blocked = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) =>
          resolve(event.effectiveDirective),
        );
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.body.append(script);
        setTimeout(() => resolve('nothing'), 2000);
      }),
  );
  expect(blocked).toBe('script-src-elem');
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
});
