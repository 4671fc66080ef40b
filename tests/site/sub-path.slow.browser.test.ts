import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { pressAndWait } from './run-panel.ts';
import { searchFor } from './search.ts';
import { builtPages, serveSite } from '../../quality/browser/serve.ts';

// The whole site once more, as a host would have it that gives it a folder: every address must have the folder in it.
const FOLDER = '.cache/below-a-path';
const BASE = '/fargate';

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
  // Vite takes what vitest says of itself for what the site is told: it would be built for tests, and for the root.
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_ENV|BASE_URL|DEV|PROD|MODE|SSR|TEST|VITEST.*)$/.test(name),
  );
  const { status, stdout, stderr } = spawnSync('npx', ['astro', 'build', '--outDir', FOLDER], {
    env: { ...Object.fromEntries(environment), SITE_BASE: BASE },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`expected a build below ${BASE}, found\n${stdout}\n${stderr}`);
}, 400_000);
const { open } = useBrowser(() => serveSite(FOLDER, BASE));

test.each(['/', '/steps/create-log-group/', '/concepts/the-picture/', '/404.html'])(
  '%s finds all that it needs below a path, and every link leads to a page',
  async (path) => {
    const page = await open(path);
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')!.replace(/#.*/, '')));
    expect(links.length).toBeGreaterThan(3);
    const files = links.map((link) => link.replace(/\/$/, '/index.html'));
    expect(files.filter((file) => !file.startsWith(`${BASE}/`))).toEqual([]);
    expect(files.filter((file) => !existsSync(join(FOLDER, file.slice(BASE.length))))).toEqual([]);
  },
);

test('search, the demonstration and Run work below a path', async () => {
  const page = await open('/');
  const found = await searchFor(page, 'CreateLogGroup');
  expect(found.map((each) => each.path)).toContain(`${BASE}/steps/create-log-group/`);
  await page.keyboard.press('Escape');
  await page.locator('.demo-button').click();
  await page.locator('[data-state=steps]').waitFor();
  await page.goto(new URL('steps/create-log-group/', page.url()).href);
  const [printed] = await pressAndWait(page, 'run');
  expect(printed?.text).toContain('created  log group');
});

test('as many pages are there as at the root', () => {
  expect(builtPages(FOLDER)).toEqual(builtPages());
});
