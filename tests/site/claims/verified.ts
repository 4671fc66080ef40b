import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { LAWS } from '../../../src/engine/recorded-law-names.ts';
import { steps } from '../../../scripts/steps/index.ts';
import recorded from '../../../src/site/data/recorded.json' with { type: 'json' };

/** The footer says when the page was verified and with what, and a step's how many laws it keeps. */
export async function expectVerified(page: Page, path: string): Promise<void> {
  const text = await page.locator('.verified').innerText();
  expect(text).toMatch(
    /^Last verified on \d+ \w+ \d{4} with AWS SDK 3\.\d+\.\d+ and local AWS [\d.]+, not against live AWS: /,
  );
  const day = new Date(`${/on (.*?) with/.exec(text)![1]} UTC`).toISOString().slice(0, 10);
  expect(day).toBe(recorded.date);
  const step = steps.find(({ id }) => path === `/steps/${id}/`);
  if (step) expect(text).toContain(`${LAWS[step.kind].length} law`);
}
