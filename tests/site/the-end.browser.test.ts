import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoObjections, objections } from './axe.ts';
import { useBrowser } from './browser.ts';
import { pressAndWait, status, ticks } from './run-panel.ts';

// The last page ends the tutorial: what was made goes, the price falls, and nothing is deleted by a slip.

const { open } = useBrowser();

test('the last page takes everything back, the last step first, and the price falls to zero', async () => {
  const page = await open('/steps/open-app/', { needsMet: true });
  const [run] = await pressAndWait(page, 'run');
  expect(run!.text).toContain('next     npm run cleanup');
  const next = page.locator('.run-line a', { hasText: 'npm run cleanup' });
  await next.click();
  expect(page.url()).toMatch(/#clean-up$/);
  expect(await page.locator('#clean-up').count()).toBe(1);
  expect(await price(page)).toBe('$0.0588');

  const prices = await watchPrice(page);
  await page.locator('[data-do=take-back]').press('Enter');
  await page.locator('.take-back-status', { hasText: '✓' }).waitFor();
  expect(await prices()).toEqual(['$0.0588', '$0.0000']);
  expect(await rows(page)).toEqual([
    'create-service: deleted service fargate-tutorial',
    expect.stringMatching(/^prepare-network: deleted security group sg-/),
    'create-cluster: deleted cluster fargate-tutorial',
    expect.stringMatching(/^register-task-definition: deleted task definition arn:/),
    'create-log-group: deleted log group /ecs/fargate-tutorial',
    'create-task-role: deleted role fargate-tutorial-task-role',
    'create-execution-role: deleted role fargate-tutorial-execution-role',
    'create-service-linked-role: stays',
  ]);
  expect(await page.locator('.take-back-status').textContent()).toContain('nothing costs money');
  expect(await page.locator('[data-do=take-back]').getAttribute('aria-disabled')).toBe('true');
  expect(await ticks(page)).toEqual(['create-service-linked-role']);
  await expectNoObjections(page, 'take-back');
});

test('what was never there has no tick at the end', async () => {
  const page = await open('/steps/open-app/');
  const said = await page.locator('take-back li:visible').allInnerTexts();
  expect(said.length).toBeGreaterThan(5);
  for (const row of said) expect(row).toMatch(/^·[\s\S]*does not exist$/);
});

test('an account that is half taken back is taken back to the end', async () => {
  const page = await open('/steps/open-app/', { needsMet: true });
  await page.locator('input[name=slowly]').check();
  await page.locator('[data-do=take-back]').click();
  await page.locator('[data-step=create-service][data-state=going]').waitFor();
  await page.reload({ waitUntil: 'load' });
  await page.locator('step-run input[name=slowly]').uncheck();
  await page.locator('[data-do=take-back][aria-disabled=false]').waitFor();
  await page.locator('[data-do=take-back]').click();
  await page.locator('.take-back-status', { hasText: '✓' }).waitFor();
  expect(await ticks(page)).toEqual(['create-service-linked-role']);
});

test('Reset is apart from Undo, and asks first', async () => {
  const page = await open('/steps/create-log-group/');
  await pressAndWait(page, 'run');
  expect(await page.locator('.run-buttons [data-do*=reset]').count()).toBe(0);
  await page.locator('[data-do=ask-reset]').click();
  const dialog = page.locator('dialog[open]');
  expect(await dialog.innerText()).toContain('Everything that you made in it is deleted');
  expect(await objections(page, 'dialog.run-ask')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await dialog.count()).toBe(0);
  await page.locator('[data-do=ask-reset]').click();
  await page.locator('[data-do=keep]').click();
  expect(await status(page)).toBe('✓ Done in your local account.');
  expect(await ticks(page)).toEqual(['create-log-group']);
  await pressAndWait(page, 'reset');
  expect(await ticks(page)).toEqual([]);
  // There is nothing else to show, so the recording is there again.
  expect(await page.locator('.run-recorded').isVisible()).toBe(true);
});

test('the whole picture builds the tutorial, and its boxes lead to the pages about them', async () => {
  const page = await open('/concepts/the-picture/');
  await pressAndWait(page, 'run');
  expect(await page.locator('.run-block').count()).toBe(10);
  await page.locator('.picture-box[data-words^="cluster "]').press('Enter');
  const links = page.locator('.picture-pages a');
  expect(await links.allTextContents()).toEqual(['Create the cluster', 'cluster']);
  await page.locator('.picture-box[data-words^="role fargate-tutorial-task"]').press('Enter');
  expect(await links.allTextContents()).toEqual(['Create the task role']);
  expect(await links.first().getAttribute('href')).toMatch(/\/steps\/create-task-role\/$/);
  await pressAndWait(page, 'undo');
  expect(await ticks(page)).toEqual(['create-service-linked-role']);
});

test('the number of a reader’s account is in every policy, and what is copied has it', async () => {
  const page = await open('/steps/create-cluster/');
  await page.locator('[data-part=permissions] > details > summary').click();
  await page.getByLabel('Your account number').fill('1234-5678-9012');
  const policy = page.locator('account-policy');
  const [shown, copied] = [
    () => policy.locator('pre').innerText(),
    () => policy.locator('[data-code]').getAttribute('data-code'),
  ];
  expect(await shown()).toContain(':123456789012:cluster/fargate-tutorial');
  expect(await shown()).not.toContain('111122223333');
  expect(await copied()).toContain(':123456789012:');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    policy.getByRole('button', { name: 'Download the policy' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('fargate-tutorial-create-cluster.json');

  await page.goto(page.url().replace('create-cluster', 'create-task-role'));
  expect(await page.locator('account-policy [data-code]').getAttribute('data-code')).toContain(
    '123456789012',
  );
});

test('who has chosen the console finds it chosen on the next page', async () => {
  const page = await open('/steps/create-cluster/');
  await page.getByRole('tab', { name: 'Console' }).click();
  await page.goto(page.url().replace('create-cluster', 'create-service'));
  const chosen = page.locator('[role=tab][aria-selected=true]');
  expect(await chosen.innerText()).toBe('Console');
  expect(await page.getByText('On the page of your cluster').isVisible()).toBe(true);
});

test('without JavaScript there is the recorded output, the drawing, and no button', async () => {
  const page = await open('/steps/create-cluster/', { noScripts: true });
  expect(await page.locator('.run-recorded .run-line', { hasText: 'Done.' }).isVisible()).toBe(
    true,
  );
  expect(await page.locator('step-run svg.drawing').isVisible()).toBe(true);
  expect(await page.locator('step-run button').filter({ visible: true }).count()).toBe(0);
});

// --- internal ---

async function price(page: Page): Promise<string> {
  return (await page.locator('.take-back-price strong').textContent())!;
}

function rows(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('take-back [data-step]:not([hidden])')].map(
      (row) => `${row.dataset['step']}: ${row.querySelector('.take-back-says')!.textContent}`,
    ),
  );
}

/** Collects the prices that the page shows, in their order. */
async function watchPrice(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const shown = document.querySelector('.take-back-price strong')!;
    const prices = [shown.textContent];
    Object.assign(window, { prices });
    new MutationObserver(() => {
      if (prices.at(-1) !== shown.textContent) prices.push(shown.textContent);
    }).observe(shown, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { prices: string[] }).prices);
}
