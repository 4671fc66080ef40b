import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { pressAndWait } from './run-panel.ts';
import { searchFor } from './search.ts';
import { builtPages } from './serve.ts';

// A page that breaks its policy says so on the console, and what a page says there fails its test.
const { open } = useBrowser();

test.each(builtPages())('%s has a policy without unsafe scripts, and keeps it', async (path) => {
  const page = await open(path);
  const policy = page.locator('head > meta[http-equiv=Content-Security-Policy]');
  expect(await policy.count()).toBe(1);
  const content = (await policy.getAttribute('content'))!;
  const scripts = /script-src ([^;]*)/.exec(content)![1]!.split(' ');
  expect(scripts).toContain("'self'");
  expect(scripts.filter((source) => !/^'(self|wasm-unsafe-eval|sha256-.*)'$/.test(source))).toEqual(
    [],
  );
  for (const name of ['base-uri', 'form-action', 'object-src']) {
    expect(content).toContain(`${name} 'none'`);
  }
});

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
