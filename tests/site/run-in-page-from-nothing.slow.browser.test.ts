import { test } from 'vitest';
import { steps } from '../../scripts/steps/index.ts';
import { Placeholders } from '../../src/engine/placeholders.ts';
import { useBrowser } from './browser.ts';
import { expectRecorded, pressAndWait } from './run-panel.ts';

const { open } = useBrowser();

test.each(steps.map(({ id }) => id))('%s: Run prints what the page shows', async (id) => {
  const page = await open(`/steps/${id}/`);
  const names = new Placeholders();
  if (await page.locator('step-run [data-do=offer]').isVisible()) {
    expectRecorded(names, await pressAndWait(page, 'offer'));
  }
  expectRecorded(names, await pressAndWait(page, 'run'));
});
