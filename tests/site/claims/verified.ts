import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import ledger from '../../../steps.lock.json' with { type: 'json' };

/** The footer says when the page was verified and with what, and a step's how many laws it keeps. */
export async function expectVerified(page: Page, path: string): Promise<void> {
  const text = await page.locator('.verified').innerText();
  const { date } = ledger.verified;
  expect(text).toMatch(/^Last verified on \d+ \w+ \d{4}, with AWS SDK 3\.\d+\.\d+ and local AWS /);
  expect(new Date(`${/on (.*?),/.exec(text)![1]} UTC`).toISOString().slice(0, 10)).toBe(date);
  const program = Object.values(ledger.steps).find(({ page }) => path === `/${page}/`);
  if (program) expect(text).toContain(`${program.laws.length} law`);
}
