import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { objections } from './axe.ts';
import { useBrowser } from './browser.ts';

const { open } = useBrowser();
const PAGE = '/reference/calculator/';

test('it begins with the container of the notes', async () => {
  const page = await open(PAGE);
  expect(await total(page, 'fargate')).toBe('$42.93');
  expect(await total(page, 'ec2')).toBe('$36.42');
  expect(await total(page, 'lambda')).toBe('$8.73');
  await expectText(page, 'even.fargateEc2', 'below 619 hours a month');
});

test('what is changed changes the figures, the break-evens, the charts, their tables and the address', async () => {
  const page = await open(PAGE);
  const before = await charts(page);
  await page.getByLabel('Hours per month', { exact: true }).fill('176');
  // 176 x (0.053815 + 0.005)
  await expectText(page, 'fargate.total', '$10.35');
  await page.getByLabel('Public IPv4 addresses').uncheck();
  await page.getByLabel('Architecture').selectOption('ARM64');
  // 176 x (0.03238 + 3 x 0.00356)
  await expectText(page, 'fargate.total', '$7.58');
  await expectText(page, 'summary', 'Fargate: $7.58; EC2, one t4g.medium: $26.93; Lambda: $');
  await page.waitForURL('**/?architecture=ARM64&hours=176&public-ipv4=no');
  await page.waitForFunction(
    (old) => document.querySelector('.chart')!.outerHTML !== old,
    before[0]!,
  );
  await expect.poll(async () => (await charts(page))[1]).not.toBe(before[1]);
  const table = page.locator('[data-plot=hours] table');
  await expect.poll(() => table.textContent()).toContain('176yours$7.58$26.93');
});

test('a link brings the figures back, and Defaults takes them away', async () => {
  const page = await open(
    `${PAGE}?cpu=4096&memory=9216&desired-count=3&requests=5000000&nat-gateway=yes`,
  );
  // 730 x 3 x (4 x 0.04048 + 9 x 0.004445 + 0.005) + 730 x 0.05. The code that reads the link comes after the page.
  await expectText(page, 'fargate.total', '$489.67');
  expect(await page.getByLabel('CPU').inputValue()).toBe('4096');
  expect(await page.getByLabel('Memory').inputValue()).toBe('9216');
  expect(await page.getByLabel('Tasks').inputValue()).toBe('3');
  expect(await page.getByLabel('NAT gateway', { exact: true }).isChecked()).toBe(true);
  await expectText(page, 'ec2.total', 'not possible');
  await expectText(page, 'why', 'One task does not fit on a t3.medium');
  await page.getByRole('button', { name: 'Defaults' }).click();
  await expectText(page, 'fargate.total', '$42.93');
  await page.waitForURL((url) => url.search === '');
  expect(await page.getByLabel('Memory').inputValue()).toBe('3072');
});

test('another processor brings its sizes of memory, and keeps the nearest', async () => {
  const page = await open(PAGE);
  const memory = page.getByLabel('Memory');
  await page.getByLabel('CPU').selectOption('256');
  await expect
    .poll(() => memory.locator('option').allTextContents())
    .toEqual(['0.5 GB', '1 GB', '2 GB']);
  expect(await memory.inputValue()).toBe('2048');
  await page.getByLabel('CPU').selectOption('16384');
  expect(await memory.inputValue()).toBe('32768');
});

test('what is wrong is said beside its field, and nothing is computed from it', async () => {
  const page = await open(PAGE);
  const hours = page.getByLabel('Hours per month', { exact: true });
  await hours.fill('800');
  await expectText(page, 'summary', 'Not computed: mend what is marked.');
  expect(await hours.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('#wrong-hours').textContent()).toBe(
    'expected a number from 0 to 730, found "800".',
  );
  expect(await total(page, 'fargate')).toBe('$42.93');
  await hours.fill('365');
  await expectText(page, 'fargate.total', '$21.47');
  expect(await page.locator('#wrong-hours').textContent()).toBe('');
});

test('a link with a size that there is not is said', async () => {
  const page = await open(`${PAGE}?memory=9999`);
  // The code that reads the link comes after the page.
  await page.locator('#wrong-memory', { hasText: 'found "9999"' }).waitFor();
  await expectText(page, 'summary', 'Not computed');
  expect(await page.getByLabel('Memory').inputValue()).toBe('3072');
});

test('without JavaScript the defaults are there, with both charts and no form', async () => {
  const page = await open(PAGE, { noScripts: true });
  expect(await page.locator('cost-calculator form').isVisible()).toBe(false);
  expect(await total(page, 'fargate')).toBe('$42.93');
  await expectText(page, 'for', '1 task of 1 vCPU and 3 GB on X86_64');
  expect(await page.locator('svg.chart').count()).toBe(2);
  for (const chart of await page.locator('svg.chart').all())
    expect(await chart.isVisible()).toBe(true);
});

test('by keyboard alone: a field, a switch and the button', async () => {
  const page = await open(PAGE);
  await page.getByLabel('CPU').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('2');
  await expectText(page, 'fargate.total', '$85.87');
  for (let press = 0; press < 5; press++) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expectText(page, 'fargate.total', '$78.57');
});

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 360],
  ['dark', 360],
] as const)(
  '%s, %i px: axe objects to nothing, with a failure and with all open',
  async (theme, width) => {
    const page = await open(PAGE, { theme, width });
    await page.getByLabel('Tasks').fill('none');
    for (const summary of await page.locator('cost-calculator summary').all())
      await summary.click();
    expect(await objections(page, 'cost-calculator')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  },
);

test('what a screen reader hears is polite, and the charts have words', async () => {
  const page = await open(PAGE);
  expect(await page.locator('[data-slot=summary]').getAttribute('role')).toBe('status');
  const chart = page.getByRole('img', { name: /^By hours USD per month, from 0 to 730/ });
  expect(await chart.count()).toBe(1);
});

test('printed, the figures are there and the form is not', async () => {
  const page = await open(PAGE);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('cost-calculator form').isVisible()).toBe(false);
  expect(await page.locator('.calc-bills').isVisible()).toBe(true);
});

test('the page loads at most 60 KiB gzipped, and what computes and draws only when a reader turns to the form', async () => {
  const elsewhere = await open('/404.html', { newBrowser: true });
  const site = elsewhere.url().replace('/404.html', '');
  const page = await elsewhere.context().newPage();
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(request.url().slice(site.length)));
  await page.goto(site + PAGE, { waitUntil: 'networkidle' });
  const first = [...asked];
  expect(size(first)).toBeLessThanOrEqual(60 * 1024);
  expect(first.filter((file) => /d3-|cost-form/.test(file))).toEqual([]);
  await page.getByLabel('Hours per month', { exact: true }).fill('100');
  await page.waitForFunction(() =>
    document.querySelector('[data-plot=hours] desc')!.textContent.includes('meet'),
  );
  await page.waitForLoadState('networkidle');
  expect([...asked].some((file) => file.includes('d3-'))).toBe(true);
  expect(size([...asked]) - size(first)).toBeLessThanOrEqual(30 * 1024);
});

// --- internal ---

function total(page: Page, place: string): Promise<string> {
  return page.locator(`[data-slot='${place}.total']`).innerText();
}

/** Waits until a slot has the text. */
async function expectText(page: Page, slot: string, text: string): Promise<void> {
  const found = page.locator(`[data-slot='${slot}']`).filter({ hasText: text });
  await found.waitFor({ timeout: 5000 });
}

function charts(page: Page): Promise<string[]> {
  return page.locator('svg.chart').evaluateAll((all) => all.map((each) => each.outerHTML));
}

function size(paths: readonly string[]): number {
  return paths
    .map((path) => join('dist', path.endsWith('/') ? `${path}index.html` : path))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

test('the result is in sight while a figure changes, and the keyboard’s focus is not behind it', async () => {
  for (const [width, height] of [
    [1280, 800],
    [360, 740],
  ] as const) {
    const page = await open('/reference/calculator/', { width });
    await page.setViewportSize({ width, height });
    for (const name of ['cpu', 'requests', 'nat-gb']) {
      const field = page.locator(`cost-calculator [name^=${name}]`).first();
      await field.focus();
      const [summary, control] = await Promise.all([
        page.locator('.calc-summary').boundingBox(),
        field.boundingBox(),
      ]);
      expect(summary!.y + summary!.height, name).toBeLessThanOrEqual(height + 1);
      expect(control!.y + control!.height, name).toBeLessThanOrEqual(summary!.y + 1);
    }
  }
});
