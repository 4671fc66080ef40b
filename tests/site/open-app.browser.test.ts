import { expect, test } from 'vitest';
import { askMany, expectAnswer } from './app-frame.ts';
import { useBrowser } from './browser.ts';
import { pressAndWait, visit } from './run-panel.ts';

const { open } = useBrowser();

test('the app answers in a frame that says that it is simulated, and again when asked', async () => {
  const page = await open('/steps/open-app/');
  expect(await page.locator('.run-app').isVisible()).toBe(false);
  await visit(page, '/concepts/the-picture/');
  await pressAndWait(page, 'run');
  await visit(page, '/steps/open-app/');
  await pressAndWait(page, 'run');
  await expectAnswer(page, 'Hello from revision 1 of fargate-tutorial');
  expect(await page.locator('.run-app .app-address').textContent()).toMatch(/^http:\/\/[\d.]+\/$/);
  expect(await page.locator('.run-app iframe').getAttribute('sandbox')).toBe('');

  expect(await askMany(page)).toBe('Asked 100 times: revision 1 of fargate-tutorial 100 times.');
  await page.locator('.run-app [data-do=open]').click();
  await page.locator('.app-counts:empty').waitFor({ state: 'attached' });
  await expectAnswer(page, 'Hello from revision 1 of fargate-tutorial');

  await pressAndWait(page, 'reset');
  expect(await page.locator('.run-app').isVisible()).toBe(false);
});

test('behind the load balancer the app answers, and after a blue/green deployment its new revision', async () => {
  const page = await open('/steps/attach-load-balancer/', { needsMet: true });
  await pressAndWait(page, 'run');
  await expectAnswer(page, 'Hello from revision 1 of fargate-tutorial');

  await visit(page, '/steps/deploy-blue-green/');
  await pressAndWait(page, 'offer');
  await pressAndWait(page, 'run');
  await expectAnswer(page, 'Hello from revision 1 of fargate-tutorial-blue-green');
  // The port for tests is that step's alone; all others have the address of the users.
  await visit(page, '/steps/attach-load-balancer/');
  await pressAndWait(page, 'run');
  expect(await page.locator('.run-app .app-address').textContent()).toMatch(/amazonaws\.com\/$/);
  expect(await askMany(page)).toBe(
    'Asked 100 times: revision 1 of fargate-tutorial-blue-green 100 times.',
  );
});
