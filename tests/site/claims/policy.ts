import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The page has a Content-Security-Policy without unsafe scripts. One that breaks its policy says so on the console, which fails the test. */
export async function expectPolicy(page: Page): Promise<void> {
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
}
