import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { offered, output, turn } from './break-panel.ts';
import { useBrowser } from './browser.ts';
import { press, pressAndWait, settled, status } from './run-panel.ts';

// The panel says of a run what is true of it, and of the next run what that will do.

const { open } = useBrowser();

test('a breakage makes what the step needs first, says so, and then fails as wanted', async () => {
  const page = await open('/steps/create-service/');
  await turn(page, 'image-not-found');
  expect(await status(page)).toMatch(
    /^Run does \d earlier steps, then breaks this one\. First: .+\.$/,
  );
  expect(await offered(page)).toBeUndefined();
  await pressAndWait(page, 'run');
  expect(await page.locator('.run-output .run-about').innerText()).toMatch(
    /^This step needs \d earlier steps: Run does them first/,
  );
  expect(await output(page)).toContain('CannotPullContainerError');
  expect(await status(page)).toMatch(/^✗ It failed, as you wanted\./);
});

test('without a breakage, a step on an empty account names what is missing', async () => {
  const page = await open('/steps/create-service/');
  await pressAndWait(page, 'run');
  expect(await output(page)).toContain('"Create the cluster" (create-cluster)');
  expect(await status(page)).toBe('✗ It failed. The last lines say why.');
  expect(await offered(page)).toMatch(/^Run the \d steps before this one$/);
  const next = page.locator('.run-line a', { hasText: 'npm run tutorial -- --to create-service' });
  expect(await next.getAttribute('href')).toMatch(/\/steps\/create-service\/$/);
});

test('what was switched on and found nothing to strike is not passed over', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await pressAndWait(page, 'run');
  await turn(page, 'image-not-found');
  await pressAndWait(page, 'run');
  expect(await output(page)).toContain('Nothing to do: it is already done.');
  expect(await status(page)).toBe(
    '✓ Nothing went wrong: what you switched on had no chance to happen. No new task was started. Rolling out a new version starts one.',
  );
  expect(await offered(page)).toBe('Roll out a new version');
  await pressAndWait(page, 'offer');
  expect(await output(page)).toContain('CannotPullContainerError');
  expect(await status(page)).toMatch(/^✗ It failed, as you wanted\./);
});

test('a switch that is turned after a failure does not claim it', async () => {
  const page = await open('/steps/create-cluster/');
  await pressAndWait(page, 'run');
  await turn(page, 'throttling');
  expect(await status(page)).not.toContain('as you wanted');
});

test('an interrupted step says that it writes before it waits, and does', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await page.locator('input[name=slowly]').check();
  await press(page, 'run');
  await page.locator('.run-line', { hasText: '1 pending' }).waitFor();
  await press(page, 'stop');
  await settled(page);
  const says = 'Run looks at what is there, makes the calls that finish it, and waits.';
  expect(await status(page)).toContain(says);
  await page.reload({ waitUntil: 'load' });
  expect(await status(page)).toContain(says);

  await page.locator('input[name=slowly]').uncheck();
  await pressAndWait(page, 'run');
  const writes = await writesBeforeTheWait(page);
  expect(writes).not.toEqual([]);
  const prose = (await page.locator('.sl-markdown-content :is(p, li)').allTextContents()).filter(
    (text) => /was stopped while it waited|gave up waiting/.test(text),
  );
  expect(prose).toHaveLength(2);
  for (const text of prose) {
    for (const write of writes) expect(text).toContain(write);
    expect(text).not.toContain('goes on waiting');
  }
});

// --- internal ---

/** The operations that a run sent to change something, before the first line that waits. */
async function writesBeforeTheWait(page: Page): Promise<string[]> {
  const lines = (await page.locator('step-run .run-line').allTextContents()).map((line) =>
    line.trim(),
  );
  const wait = lines.findIndex((line) => line.startsWith('waits'));
  return lines
    .slice(0, wait)
    .flatMap((line) => /^calls\s+ecs:(\w+)/.exec(line)?.[1] ?? [])
    .filter((operation) => !/^(Describe|List|Get)/.test(operation));
}
