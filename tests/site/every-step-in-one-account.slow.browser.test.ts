import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { tracks } from '../../scripts/tracks/index.ts';
import type { Step } from '../../src/engine/step.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import { useBrowser } from './browser.ts';
import { pressAndWait, recording, status, ticks, visit } from './run-panel.ts';

const { open } = useBrowser();
const steps: readonly Step[] = tracks.flatMap((track) => track.steps);
const made = steps.filter(({ find }) => find !== undefined).map(({ id }) => id);

/** How a program ends that finds nothing to do, by the kind of its step. */
const ENDS_AGAIN: Record<Step['kind'], string> = {
  makes: 'Nothing to do: it is already done.',
  changes: 'Nothing to do: it is already done.',
  reads: 'Done. Nothing was written.',
};

test('every step of every track runs page by page in one account; again it writes nothing; one button deletes all of it', async () => {
  const page = await open(`/steps/${steps[0]!.id}/`);
  for (const { id } of steps) {
    await visit(page, `/steps/${id}/`);
    const [own, ...others] = await pressAndWait(page, 'run');
    expect([id, others]).toEqual([id, []]);
    expect(own!.text, id).toMatch(/^Done\. /m);
    expect(await status(page), id).toMatch(/^✓ /);
  }
  expect(await ticks(page)).toEqual(made);
  expect(await bar(page)).toContain('on AWS: $');

  for (const { id, kind } of steps) {
    await visit(page, `/steps/${id}/`);
    const [own] = await pressAndWait(page, 'run');
    expect(own!.text, id).toContain(ENDS_AGAIN[kind]);
    const calls = await callsOn(page);
    expect(calls.length, id).toBeGreaterThan(0);
    expect([id, calls.filter(([, operation]) => !isRead(operation!))]).toEqual([id, []]);
  }
  expect(await ticks(page)).toEqual(made);

  await visit(page, '/steps/open-app/');
  await page.locator('[data-do=take-back]').click();
  await page.locator('.take-back-status', { hasText: /[✓✗]/ }).waitFor();
  expect(await page.locator('.take-back-status').textContent()).toContain(
    '✓ Everything is deleted',
  );
  expect(await page.locator('.take-back-price strong').textContent()).toBe('$0.0000');
  expect(await ticks(page)).toEqual(['create-service-linked-role']);
  expect(await bar(page)).toContain('no tasks running\nwould be free on AWS');
  await visit(page, '/reference/what-does-it-cost/');
  const [costs] = await pressAndWait(page, 'run');
  expect(costs!.text).toBe(recording('concepts/costs/empty.txt'));
}, 600_000);

// --- internal ---

/** The bar at the foot of the window: what stands in the account, and its price. */
function bar(page: Page): Promise<string> {
  return page.locator('account-bar').innerText();
}

/** The calls on the panel, each as its service and its operation. */
async function callsOn(page: Page): Promise<string[][]> {
  const titles = await page.evaluate(() =>
    [...document.querySelectorAll('step-run .run-exchange pre:first-of-type')].map((pre) =>
      pre.getAttribute('aria-label')!.replace(/, request$/, ''),
    ),
  );
  return titles.map((title) => title.split(':'));
}
