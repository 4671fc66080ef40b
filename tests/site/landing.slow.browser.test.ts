import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoObjections } from './axe.ts';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();

test('the button starts a deployment that fails, and it ends rolled back by itself', async () => {
  const page = await openMoving();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const seen = await watch(page);
  await page.locator('.demo-button').click();
  await page.locator('.demo-button', { hasText: 'Pause' }).waitFor();
  await ended(page);
  expect(asked.filter((url) => url.includes('/worker-'))).toHaveLength(1);

  const { captions, states } = await seen();
  expect(captions).toEqual([
    expect.stringContaining('Revision 1 is running.'),
    expect.stringContaining('keeps revision 1 running in the meantime'),
    expect.stringContaining('1 task has failed'),
    expect.stringContaining('2 tasks have failed'),
    expect.stringContaining('rolls back to revision 1'),
    expect.stringContaining('Rolled back. Revision 1 is deployed again'),
  ]);
  expect(states).toContain('✗ FAILED');
  expect(states).toContain('◐ DEPROVISIONING');
  const said = await page.locator('.demo-said').innerText();
  expect(said).toContain('deployment failed: tasks failed to start.');
  expect(said).toContain('rolling back to deployment ecs-svc/');
  expect(said).toContain('CannotPullContainerError');
  expect(said).toMatch(/has reached a steady state\.$/);
  expect(await page.locator('.demo-next').isVisible()).toBe(true);

  // The reader's own account is another one.
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  const kept = await page.evaluate(() => Object.keys(localStorage));
  expect(kept.filter((key) => key.startsWith('fargate'))).toEqual([]);
  expect(await page.locator('account-bar').isVisible()).toBe(false);
});

test('before the button is pressed, the page loads nothing that runs steps', async () => {
  const elsewhere = await open('/404.html', { newBrowser: true });
  const asked: string[] = [];
  elsewhere.on('request', (request) => asked.push(request.url()));
  await elsewhere.goto(elsewhere.url().replace('404.html', ''), { waitUntil: 'networkidle' });
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((url) => url.includes('worker'))).toEqual([]);
});

test('Pause holds it, and it goes on from there', async () => {
  const page = await openMoving();
  const button = page.locator('.demo-button');
  await button.click();
  await page.locator('.demo-caption', { hasText: '1 task has failed' }).waitFor();
  await button.press('Enter');
  const at = await page.locator('.demo-clock').textContent();
  await page.waitForTimeout(2000);
  expect(await page.locator('.demo-clock').textContent()).toBe(at);
  await button.press('Enter');
  await ended(page);
  await button.click();
  await page.locator('.demo-caption', { hasText: 'Revision 1 is running.' }).waitFor();
});

test('with less motion it shows a step at each press, and moves by itself never', async () => {
  const page = await open('/');
  const button = page.locator('.demo-button');
  await button.click();
  await page.locator('.demo-button', { hasText: 'Next step, 2 of 5' }).waitFor();
  const seen = await watch(page);
  await page.waitForTimeout(2000);
  expect((await seen()).captions).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect(await button.innerText()).toBe('▶ Next step, 5 of 5');
  await page.keyboard.press('Enter');
  expect(await page.locator('failed-deployment').getAttribute('data-state')).toBe('ended');
  expect((await seen()).captions).toHaveLength(4);
  expect(await page.locator('.demo-caption').innerText()).toMatch(/^Rolled back\./);
});

test('without JavaScript there are five stills, and nothing to press', async () => {
  const page = await open('/', { noScripts: true });
  expect(await page.locator('.demo-button').isVisible()).toBe(false);
  const stills = page.locator('.demo-stills li');
  expect(await stills.count()).toBe(5);
  expect(await stills.locator('svg text', { hasText: '✗ FAILED' }).first().isVisible()).toBe(true);
  expect(await stills.last().innerText()).toContain('Rolled back.');
  expect(await page.locator('.demo-canvas svg:visible').count()).toBe(1);
});

test.each([
  [1280, 800],
  [360, 740],
])(
  'at %i × %i the picture is on the screen once it runs, in the room that was kept for it',
  async (width, height) => {
    const page = await open('/');
    await page.setViewportSize({ width, height });
    const inSight = async (selector: string) => {
      const { y } = (await page.locator(selector).boundingBox())!;
      return y > 0 && y < height - 100;
    };
    const room = async () => (await page.locator('.demo-panel').boundingBox())!.height;
    const before = await room();
    expect(await inSight('.demo-button')).toBe(true);
    await page.locator('.demo-button').click();
    await page.locator('[data-state=steps]').waitFor();
    for (const each of ['.demo-button', '.demo-caption', '.demo-canvas']) {
      expect([each, await inSight(each)]).toEqual([each, true]);
    }
    while ((await page.locator('[data-state=steps]').count()) > 0) {
      expect(await room()).toBe(before);
      await page.locator('.demo-button').click();
    }
    expect(await room()).toBe(before);
    await expectNoObjections(page, 'failed-deployment');
  },
);

test('the map has every page, and ticks what the reader has done', async () => {
  const page = await open('/steps/create-log-group/');
  await page.locator('step-run [data-do=run]').click();
  await page.locator('step-run[data-busy=""] .run-block').waitFor();
  await page.goto(new URL('/', page.url()).href);
  const ticked = page.locator('.curriculum a:has(.step-mark)');
  expect(await ticked.allInnerTexts()).toEqual([expect.stringContaining('Create the log group')]);
});

// --- internal ---

/** The landing page as a reader sees it who has not asked for less motion. */
async function openMoving(): Promise<Page> {
  const page = await open('/', { newBrowser: true });
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  return page;
}

function ended(page: Page): Promise<void> {
  return page.locator('failed-deployment[data-state=ended]').waitFor({ timeout: 60_000 });
}

/** From now on notes what the demonstration says and shows; what is returned tells it. */
async function watch(page: Page) {
  await page.evaluate(() => {
    const noted = { captions: [] as string[], states: [] as string[] };
    Object.assign(window, { noted });
    const [caption, canvas] = ['.demo-caption', '.demo-canvas'].map((selector) =>
      document.querySelector(selector)!,
    );
    let last = caption!.textContent.trim();
    new MutationObserver(() => {
      const text = caption!.textContent.trim();
      if (text !== last) noted.captions.push(text);
      last = text;
    }).observe(caption!, { childList: true, characterData: true, subtree: true });
    new MutationObserver(() => {
      for (const each of canvas!.querySelectorAll('text.state'))
        noted.states.push(each.textContent);
    }).observe(canvas!, { childList: true, subtree: true });
  });
  return () =>
    page.evaluate(
      () => (window as unknown as { noted: { captions: string[]; states: string[] } }).noted,
    );
}
