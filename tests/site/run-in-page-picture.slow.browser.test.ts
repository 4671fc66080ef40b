import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { TASK_STATES } from '../../src/engine/picture/boxes.ts';
import { useBrowser } from './browser.ts';
import { boxes, closePicture, openPicture } from './picture-panel.ts';
import { press, pressAndWait, settled, visit } from './run-panel.ts';

const { open } = useBrowser();

test('before anything runs, the picture shows what the tutorial will make, and which step makes it', async () => {
  const page = await open('/steps/create-cluster/');
  await openPicture(page);
  const labels = await boxes(page);
  expect(labels.length).toBeGreaterThan(7);
  expect(labels.filter((label) => !label.endsWith(', not there yet'))).toEqual([]);
  await page.locator('.picture-box[data-words^="service fargate"]').click(CORNER);
  const link = page.locator('.picture-answer a').first();
  expect(await link.textContent()).toBe('Create the service');
  await Promise.all([page.waitForEvent('load'), link.click()]);
  expect(page.url()).toContain('/steps/create-service/');
});

test('it is redrawn as things change, from nothing to a task that runs, and back', async () => {
  const page = await open('/steps/create-service/');
  await pressAndWait(page, 'offer');
  expect(await boxes(page)).toContain('cluster fargate-tutorial, ACTIVE');
  expect(await boxes(page)).toContain('task, not there yet');
  await page.locator('input[name=slowly]').check();
  const states = await watch(page);
  await press(page, 'run');
  await page.locator('.picture-box[data-words$=", RUNNING"]').waitFor();
  expect(await states()).toEqual(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING']);
  await page.locator('input[name=slowly]').uncheck();
  await page.locator('.run-line', { hasText: 'Done.' }).waitFor();
  await settled(page);
  expect(await boxes(page)).toContainEqual(expect.stringMatching(/^task .*, RUNNING$/));
  await pressAndWait(page, 'undo');
  expect(await boxes(page)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^service fargate-tutorial, INACTIVE/),
      expect.stringMatching(/^task .*, STOPPING$/),
    ]),
  );
  await pressAndWait(page, 'wait');
  expect(await boxes(page)).toContain('service fargate-tutorial, not there yet');
});

test('two deployments stand side by side while a change rolls out', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await pressAndWait(page, 'run');
  await visit(page, '/steps/register-task-definition/');
  await page.locator('.run-inputs summary').click();
  await page.locator('[name=memory]').fill('4096');
  await pressAndWait(page, 'run');
  await visit(page, '/steps/create-service/');
  await page.locator('input[name=slowly]').check();
  await press(page, 'run');
  await page.locator('.picture-box[data-words^="deployment, ACTIVE fargate-tutorial:1"]').waitFor();
  const labels = await boxes(page);
  expect(labels).toContainEqual(
    expect.stringMatching(/^deployment, PRIMARY fargate-tutorial:2, IN_PROGRESS/),
  );
  await press(page, 'stop');
  await settled(page);
});

test('a box shows what AWS says about it, by mouse and by keyboard, also while something runs', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await pressAndWait(page, 'run');
  await page.locator('.picture-box[data-words^="task "][data-words$="RUNNING"]').click();
  const [request, reply] = [
    page.locator('.picture-answer pre').first(),
    page.locator('.picture-answer pre').last(),
  ];
  await reply.waitFor();
  expect(JSON.parse((await request.textContent())!)).toMatchObject({ cluster: 'fargate-tutorial' });
  expect(JSON.parse((await reply.textContent())!)).toMatchObject({
    tasks: [{ lastStatus: 'RUNNING', launchType: 'FARGATE' }],
    failures: [],
  });
  await page.locator('[data-picture=close]').click();
  expect(await page.locator('.picture-answer').innerText()).toBe('');
  // The focus is on the box again.
  await page.keyboard.press('Enter');
  await reply.waitFor();
  await page.keyboard.press('Enter');

  await page.locator('input[name=slowly]').check();
  await press(page, 'undo');
  await page.locator('.picture-box[data-words*="DRAINING"]').press('Enter');
  await page.locator('.picture-answer pre', { hasText: '"status": "DRAINING"' }).waitFor();
  expect(await page.locator('step-run').getAttribute('data-busy')).toBe('act');
  await settled(page);
  // A box that was asked about is asked again when it changes.
  await page.locator('.picture-answer pre', { hasText: '"status": "INACTIVE"' }).waitFor();
});

test('each kind of thing can be asked about', async () => {
  const page = await open('/steps/open-app/');
  await pressAndWait(page, 'offer');
  const all = await page.locator('.picture-box[role=button]').all();
  expect(all.length).toBeGreaterThan(10);
  const calls = new Set<string>();
  for (const box of all) {
    await box.click(CORNER);
    const pane = page.locator('.picture-answer pre').first();
    await pane.waitFor();
    calls.add((await pane.getAttribute('aria-label'))!);
  }
  expect(calls.size).toBe(9);
});

test('the same is there in words, and nothing is told by colour alone', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await pressAndWait(page, 'run');
  await page.locator('.picture-words > summary').click();
  expect(await page.getByRole('button', { name: /^task [0-9a-f]+…, RUNNING$/ }).count()).toBe(1);
  const words = await page.locator('.picture-words > ul').innerText();
  for (const label of await boxes(page)) expect(words).toContain(label);
  const signs = await page.locator('.picture-box text.state').allTextContents();
  expect(signs.length).toBeGreaterThan(4);
  for (const sign of signs) expect(sign).toMatch(/^[●◐✗○┄] /);
  const task = page.locator('.picture-box[data-words^="task "]');
  expect(await task.locator('.tick').count()).toBe(TASK_STATES.length);
  expect(await task.locator('.tick.passed').count()).toBe(TASK_STATES.indexOf('RUNNING') + 1);
});

test('the picture is on the next page as it was left, and in another tab', async () => {
  const page = await open('/steps/create-log-group/');
  await pressAndWait(page, 'run');
  await visit(page, '/steps/create-cluster/');
  expect(await page.locator('.picture-canvas').isVisible()).toBe(true);
  expect(await boxes(page)).toContainEqual(expect.stringMatching(/^log group .*, lines kept/));
  const other = await page.context().newPage();
  await other.goto(page.url(), { waitUntil: 'load' });
  await pressAndWait(other, 'offer');
  await page
    .locator('.picture-box[data-words="service-linked role AWSServiceRoleForECS"]')
    .waitFor();
  await pressAndWait(page, 'reset');
  await other
    .locator('.picture-box[data-words^="log group"][data-words$="not there yet"]')
    .waitFor();
});

test('who closes the picture, where it is below the output, keeps it closed', async () => {
  const page = await open('/steps/create-log-group/', { width: 360 });
  await pressAndWait(page, 'run');
  expect(await page.locator('.picture-canvas').isVisible()).toBe(true);
  await closePicture(page);
  await visit(page, '/steps/create-service-linked-role/');
  await pressAndWait(page, 'run');
  expect(await page.locator('.picture-canvas').isVisible()).toBe(false);
});

test('on a phone it opens when it is asked for, and fits', async () => {
  const page = await open('/steps/create-service/', { width: 360, needsMet: true });
  expect(await page.locator('.picture-canvas').isVisible()).toBe(false);
  await openPicture(page);
  await pressAndWait(page, 'run');
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 900 });
    // It is drawn anew when it has another width, a moment later.
    await expect
      .poll(() => wordsOverTheEdge(page), { message: `at ${width} px`, timeout: 5000 })
      .toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test('it needs no Mermaid', async () => {
  const page = await open('/reference/what-does-it-cost/');
  await pressAndWait(page, 'offer');
  expect(await page.locator('.picture-canvas svg').isVisible()).toBe(true);
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  expect(loaded.length).toBeGreaterThan(3);
  expect(loaded.filter((name) => name.includes('mermaid'))).toEqual([]);
});

// --- internal ---

/** Where a box is its own: in the middle may be what is inside it. */
const CORNER = { position: { x: 12, y: 6 } };

function wordsOverTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { right } = document.querySelector('.picture-canvas')!.getBoundingClientRect();
    return [...document.querySelectorAll('.picture-canvas text')]
      .filter((text) => text.getBoundingClientRect().right > right)
      .map((text) => text.textContent);
  });
}

/** Collects the states in which the picture shows a task, in their order. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const states: string[] = [];
    Object.assign(window, { states });
    new MutationObserver(() => {
      for (const box of document.querySelectorAll('.picture-box[data-words^="task "]')) {
        const state = box.getAttribute('data-words')!.split(', ')[1]!;
        if (box.querySelector('.tick') && !states.includes(state)) states.push(state);
      }
    }).observe(document.querySelector('.picture-canvas')!, {
      subtree: true,
      childList: true,
      attributes: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { states: string[] }).states);
}
