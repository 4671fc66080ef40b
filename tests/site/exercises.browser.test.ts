import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { exercises } from '../../scripts/exercises/index.ts';
import { useBrowser } from './browser.ts';
import { pressAndWait, visit } from './run-panel.ts';

const { open } = useBrowser();

test('an exercise is judged in the page: not yet on an empty account, and right when it is done', async () => {
  const page = await open('/start/exercises/');
  expect(await page.locator('exercise-list [data-id]').count()).toBe(exercises.length);
  expect(await judge(page, 'scale-to-three', 'failed')).toContain('found no service');

  await visit(page, '/steps/create-service/');
  await page.locator('step-run details.run-inputs summary').click();
  await page.locator('step-run [name=desiredCount]').fill('3');
  await pressAndWait(page, 'offer');
  await pressAndWait(page, 'run');
  await visit(page, '/start/exercises/');
  expect(await judge(page, 'scale-to-three', 'passed')).toContain('runs 3 of 3 tasks');
});

test('an answer is typed where an exercise asks for one', async () => {
  const page = await open('/start/exercises/');
  const wrong = page.locator('[data-id=why-it-stopped] input[name=answer]');
  await wrong.fill('two words');
  expect(await judge(page, 'why-it-stopped', 'failed')).toContain('expected the name of an error');
  await wrong.fill('OutOfMemoryError');
  expect(await judge(page, 'why-it-stopped', 'failed')).toContain('found no stopped task');
});

/** Presses the button of an exercise, waits until it is judged, and returns what was said. */
async function judge(page: Page, id: string, state: string): Promise<string> {
  const exercise = page.locator(`exercise-list [data-id=${id}]`);
  await exercise.locator('[data-do=check]').click();
  await page.waitForSelector(`exercise-list [data-id=${id}][data-state=${state}]`);
  return exercise.locator('.exercise-output').innerText();
}
