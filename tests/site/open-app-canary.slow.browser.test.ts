import { expect, test } from 'vitest';
import { askMany } from './app-frame.ts';
import { useBrowser } from './browser.ts';
import { press, settled } from './run-panel.ts';

const { open } = useBrowser();

test('while a canary bakes, one answer in ten is the new revision', async () => {
  const page = await open('/steps/deploy-canary/', { needsMet: true });
  await page.locator('input[name=slowly]').check();
  await press(page, 'run');
  const baking = page.locator('.run-line', { hasText: '90 reach the old revision' });
  await baking.waitFor({ timeout: 90_000 });
  const said = await askMany(page);
  const [, old, canary] =
    /revision 1 of fargate-tutorial (\d+) times, revision 1 of fargate-tutorial-canary (\d+) times/.exec(
      said,
    ) ?? [said];
  expect(Number(old) + Number(canary), said).toBe(100);
  expect(Math.abs(Number(canary) - 10)).toBeLessThanOrEqual(3);
  await press(page, 'stop');
  await settled(page);
});
