import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';
import { pressAndWait } from './run-panel.ts';

const { open } = useBrowser();
const KIB = 1024;

test('a plain page loads at most 60 KiB, gzipped', async () => {
  const { loaded } = await openAnew('/reference/elsewhere/');
  const size = loaded();
  expect(size).toBeGreaterThan(10 * KIB);
  expect(size).toBeLessThanOrEqual(60 * KIB);
});

test.each(['/concepts/the-picture/', '/concepts/service/', '/steps/create-service/'])(
  '%s, a page with a diagram, loads at most 80 KiB, gzipped, and nothing of Mermaid',
  async (path) => {
    const { page, loaded, files } = await openAnew(path);
    expect(await page.locator('svg.drawing').count()).toBe(1);
    expect(loaded()).toBeLessThanOrEqual(80 * KIB);
    expect(files().filter((file) => /mermaid|cytoscape/.test(file))).toEqual([]);
    const code = files().filter((file) => file.endsWith('.js'));
    expect(code.filter((file) => readFileSync(file, 'utf8').includes('mermaid'))).toEqual([]);
  },
);

test('the landing page loads at most 80 KiB, gzipped, and the demonstration at most 300 KiB more', async () => {
  const { page, loaded } = await openAnew('/');
  const before = loaded();
  expect(before).toBeLessThanOrEqual(80 * KIB);
  await page.locator('.demo-button').click();
  await page.locator('[data-state=playing], [data-state=steps]').waitFor();
  const after = loaded();
  expect(after).toBeGreaterThan(before);
  expect(after - before).toBeLessThanOrEqual(300 * KIB);
  // A step takes it from the browser's cache: it is the same file.
  await page.goto(new URL('/steps/create-log-group/', page.url()).href);
  const here = loaded();
  await pressAndWait(page, 'run');
  expect(loaded()).toBe(here);
});

test('the first Run loads at most 300 KiB more, gzipped, and a later one nothing', async () => {
  const { page, loaded, files } = await openAnew('/steps/create-log-group/');
  expect(files().filter((file) => file.includes('worker'))).toEqual([]);
  const before = loaded();
  await pressAndWait(page, 'run');
  const after = loaded();
  expect(after).toBeGreaterThan(before);
  expect(after - before).toBeLessThanOrEqual(300 * KIB);
  await pressAndWait(page, 'undo');
  expect(loaded()).toBe(after);
});

// --- internal ---

/** Opens a page in a tab of its own, and adds up what it asks for: bytes, gzipped as a host would send them. */
async function openAnew(path: string) {
  const elsewhere = await open('/404.html', { newBrowser: true });
  const site = elsewhere.url().replace('/404.html', '');
  const page = await elsewhere.context().newPage();
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(request.url().slice(site.length)));
  await page.goto(site + path, { waitUntil: 'networkidle' });
  const files = () => [...asked].map(fileOf);
  return { page, files, loaded: () => sizeOf(files()) };
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

function fileOf(path: string): string {
  return join('dist', path.endsWith('/') ? `${path}index.html` : path);
}
