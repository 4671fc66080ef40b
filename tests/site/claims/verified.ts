import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { LAWS } from '../../../src/engine/recorded-law-names.ts';
import { steps } from '../../../scripts/steps/index.ts';
import recorded from '../../../src/site/data/recorded.json' with { type: 'json' };

/** The footer says when the output was recorded and on what, and what is checked: of a step, how many rules it keeps. */
export async function expectVerified(page: Page, path: string): Promise<void> {
  const text = await page.locator('.verified').innerText();
  expect(text).toMatch(
    /^The output on these pages was last recorded on \d+ \w+ \d{4}, with AWS SDK 3\.\d+\.\d+ on the local AWS [\d.]+ and not on live AWS\. Checked on every change: the names, numbers and links in (the \d+\u00a0sections? of )?this page/,
  );
  const day = new Date(`${/recorded on (.*?), with/.exec(text)![1]} UTC`)
    .toISOString()
    .slice(0, 10);
  expect(day).toBe(recorded.date);
  const step = steps.find(({ id }) => path === `/steps/${id}/`);
  if (step) expect(text).toContain(`${LAWS[step.kind].length}\u00a0rule`);
}
