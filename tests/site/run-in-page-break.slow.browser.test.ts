import { expect, test } from 'vitest';
import { breakagesOf } from '../../src/site/browser/breakages.ts';
import { offered, output, turn } from './break-panel.ts';
import { useBrowser } from './browser.ts';
import { boxes } from './picture-panel.ts';
import { pressAndWait, status, ticks } from './run-panel.ts';

const { open } = useBrowser();
const CASES = ['create-cluster', 'create-service'].flatMap((step) =>
  breakagesOf(step).map(({ id, symptom }) => ({ step, id, symptom })),
);

test('there is something to break', () => {
  expect(CASES.length).toBeGreaterThan(8);
});

test.each(CASES)(
  '$step, $id: AWS says so, and switched off it is mended',
  async ({ step, id, symptom }) => {
    const page = await open(`/steps/${step}/`, { needsMet: true });
    await turn(page, id);
    await pressAndWait(page, 'run');
    expect(await output(page)).toContain(symptom);
    await turn(page, id);
    await pressAndWait(page, 'run');
    expect(await output(page)).toMatch(/Done\.|Nothing to do: it is already done\./);
    expect(await ticks(page)).toContain(step);
  },
);

test('a change that fails is rolled back, and the old task runs on until it is mended', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await pressAndWait(page, 'run');
  await turn(page, 'image-not-found');
  expect(await status(page)).toBe(
    '✓ The service is running. What you switched on affects only new tasks.',
  );
  expect(await offered(page)).toBe('Roll out a new version');

  await pressAndWait(page, 'offer');
  expect(await output(page)).toContain('ECS deployment circuit breaker: tasks failed to start.');
  expect(await status(page)).toMatch(/^✗ It failed, as you wanted\./);
  expect(await boxes(page)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^deployment, .* fargate-tutorial:2, FAILED/),
      expect.stringMatching(/^deployment, ACTIVE fargate-tutorial:1, COMPLETED, 1 running/),
    ]),
  );
  expect(await page.locator('.picture-says').innerText()).toContain('rolling back to deployment');

  const says = page.locator('.picture-says');
  for (let minutes = 0; minutes < 5; minutes++) await pressAndWait(page, 'wait');
  expect(await says.innerText()).toContain('has reached a steady state');
  expect(await boxes(page)).toContainEqual(
    expect.stringMatching(/^deployment, PRIMARY fargate-tutorial:1, COMPLETED, 1 running/),
  );
  await turn(page, 'image-not-found');
  const [mended] = await pressAndWait(page, 'run');
  expect(mended!.text).toContain('Done. On AWS, it costs');
  expect(await boxes(page)).toContainEqual(
    expect.stringMatching(/^deployment, PRIMARY fargate-tutorial:2, COMPLETED, 1 running/),
  );
});

test('a cluster that is there has no call to go wrong, so its undo is offered first', async () => {
  const page = await open('/steps/create-cluster/', { needsMet: true });
  await pressAndWait(page, 'run');
  await turn(page, 'role-race');
  expect(await offered(page)).toBe('Undo it first');
  await pressAndWait(page, 'offer');
  await pressAndWait(page, 'run');
  expect(await output(page)).toContain('Unable to assume the service linked role');
  expect(await ticks(page)).toContain('create-cluster');
});

test('what a page says of failures leads to its switches', async () => {
  const page = await open('/steps/create-service/');
  const switches = page.locator('.run-switches');
  expect(await switches.isVisible()).toBe(false);
  await page.locator('.break-link a').click();
  await switches.waitFor();
  await page.locator('.run-break > summary').click();
  expect(await switches.isVisible()).toBe(false);
  await page.locator('.break-link a').click();
  await switches.waitFor();
});

test('a switch is turned by keyboard, and says whether it is on', async () => {
  const page = await open('/steps/create-cluster/');
  await page.locator('.run-break > summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const first = page.getByRole('switch', { name: 'The service-linked role is too new' });
  expect(await first.isChecked()).toBe(true);
  expect(await page.locator('.run-break .run-changes').textContent()).toBe('1 on');
  expect(
    await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle),
  ).not.toBe('none');
});
