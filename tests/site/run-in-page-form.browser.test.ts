import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { pressAndWait, visit } from './run-panel.ts';

const { open } = useBrowser();

test('a size that Fargate has not is marked and refused, in the words of a command', async () => {
  const page = await open('/steps/register-task-definition/');
  await pressAndWait(page, 'offer');
  await fill(page, 'cpu', '512');
  await fill(page, 'memory', '99999');
  const why = 'xpected 1024 to 4096 in steps of 1024 MiB for 512 CPU units.';
  await page.locator('[name=memory][aria-invalid=true]').waitFor();
  expect(await page.locator('#wrong-register-task-definition-memory').textContent()).toBe(
    `E${why}`,
  );
  const [refused] = await pressAndWait(page, 'run');
  expect(refused!.text).toContain(
    '$ npm run step:register-task-definition -- --cpu 512 --memory 99999',
  );
  expect(refused!.text.replaceAll(/\s+/g, ' ')).toContain(`--memory got "99999": e${why}`);
  expect(refused!.text).not.toContain('calls');
  await fill(page, 'memory', '1024');
  const [done] = await pressAndWait(page, 'run');
  expect(done!.text).toContain('Done.');
});

test('a value that the schema refuses is marked, in the words of the schema', async () => {
  const page = await open('/steps/create-service/');
  await fill(page, 'desiredCount', '11');
  const input = page.locator('step-run [name=desiredCount]');
  await page.locator('[aria-invalid=true]').waitFor();
  const words =
    'Expected a whole number from 0 to 10: this is a tutorial, and every task costs money.';
  expect(await page.locator('#wrong-create-service-desiredCount').textContent()).toBe(words);
  expect(await input.getAttribute('aria-describedby')).toContain(
    'wrong-create-service-desiredCount',
  );
  const [refused] = await pressAndWait(page, 'run');
  expect(refused!.text).toContain('--desired-count got "11"');
  await fill(page, 'desiredCount', '2');
  await page.locator('[aria-invalid=false]').waitFor();
  expect(await page.locator('#wrong-create-service-desiredCount').textContent()).toBe('');
});

test('the price follows the inputs, on every page that asks for them', async () => {
  const page = await open('/steps/preflight/');
  await page.locator('.run-inputs summary').click();
  expect(await price(page)).toBe('$0.0588 per hour, $42.93 per month');
  await fill(page, 'desiredCount', '2');
  await page.locator('output', { hasText: '$0.1176 per hour' }).waitFor();
  await page.locator('select[name=architecture]').selectOption('ARM64');
  await page.locator('output', { hasText: '$0.0961 per hour' }).waitFor();
  await visit(page, '/steps/create-service/');
  await page.locator('.run-inputs summary').click();
  expect(await page.locator('step-run [name=desiredCount]').inputValue()).toBe('2');
  expect(await price(page)).toBe('$0.0961 per hour, $70.17 per month');
  await page.locator('button[type=reset]').click();
  await page.locator('output', { hasText: '$0.0481 per hour' }).waitFor();
});

test('the picture follows the image, the architecture and the size', async () => {
  const page = await open('/steps/register-task-definition/', { needsMet: true });
  await pressAndWait(page, 'run');
  const revision = (number: number) =>
    page
      .locator(`.picture-box[data-words^="task definition fargate-tutorial:${number}, "]`)
      .getAttribute('data-words');
  expect(await revision(1)).toMatch(
    /, ACTIVE, X86_64, 1 vCPU, 3 GB, docker\.io\/leesjensen\/cs329:/,
  );
  await fill(page, 'image', 'httpd:2.4');
  await fill(page, 'cpu', '512');
  await page.locator('select[name=architecture]').selectOption('ARM64');
  await pressAndWait(page, 'run');
  expect(await revision(2)).toMatch(/, ACTIVE, ARM64, 0\.5 vCPU, 3 GB, httpd:2\.4$/);
});

// --- internal ---

async function fill(page: Page, input: string, value: string): Promise<void> {
  const control = page.locator(`step-run [name=${input}]`);
  if (!(await control.isVisible())) await page.locator('.run-inputs summary').click();
  await control.fill(value);
}

async function price(page: Page): Promise<string> {
  return (await page.locator('.run-inputs output').textContent())!;
}
