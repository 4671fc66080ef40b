import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();

test('a link in the header of every page leads to the code', async () => {
  const page = await open('/steps/create-cluster/');
  await page.getByRole('banner').getByRole('link', { name: 'Get the code' }).click();
  await page.waitForURL('**/start/get-the-code/');
  expect(await page.locator('h1').textContent()).toBe('Get the code');
});

test.each(['/', '/start/how-it-works/', '/start/get-the-code/'])(
  '%s has the archive where it says how to install, and the commands that unpack and run it',
  async (path) => {
    const page = await open(path);
    const part = page.locator('[data-part=get-the-code]');
    const link = part.getByRole('link', { name: 'Download the code' });
    const archive = await fetch(new URL((await link.getAttribute('href'))!, page.url()));
    expect(archive.status).toBe(200);
    const lines = await part.locator('.ec-line').allInnerTexts();
    expect(lines.map((line) => line.trim())).toEqual([
      'tar xzf fargate-step-by-step.tar.gz',
      'cd fargate-step-by-step',
      'npm ci',
      'npm run tutorial',
    ]);
  },
);

test('the page says the checksum of the archive that the site serves', async () => {
  const page = await open('/start/get-the-code/');
  const archive = await fetch(new URL('/fargate-step-by-step.tar.gz', page.url()));
  const bytes = Buffer.from(await archive.arrayBuffer());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(await page.locator('.checksum code').textContent()).toBe(sha256);
});
