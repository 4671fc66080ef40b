import { expect, test } from 'vitest';
import { concepts } from '../../scripts/concepts/index.ts';
import { core } from '../../scripts/tracks/core.ts';
import { Placeholders } from '../../src/engine/placeholders.ts';
import { useBrowser } from './browser.ts';
import {
  expectRecorded,
  press,
  pressAndWait,
  printed,
  recording,
  requests,
  settled,
  status,
  ticks,
  visit,
} from './run-panel.ts';

const { open } = useBrowser();
const { steps } = core;
const finders = steps.filter(({ find }) => find !== undefined).map(({ id }) => id);

test('the whole tutorial runs page by page, and is undone to nothing', async () => {
  const page = await open(`/steps/${steps[0]!.id}/`);
  const names = new Placeholders();
  for (const { id } of steps) {
    await visit(page, `/steps/${id}/`);
    expectRecorded(names, await pressAndWait(page, 'run'));
  }
  expect(await ticks(page)).toEqual(finders);
  expect(await page.locator('account-bar').innerText()).toContain(
    `${finders.length} of the ${finders.length} steps that make something are done`,
  );
  expect(await page.locator('account-bar').innerText()).toContain(
    '1 task running\non AWS: $0.0588 per hour, $42.93 per month',
  );

  const kept: string[] = [];
  for (const { id, undo } of steps.toReversed()) {
    if (!undo) continue;
    await visit(page, `/steps/${id}/`);
    const [undone] = await pressAndWait(page, 'undo');
    expectRecorded(names, [undone!], 'undo');
    if (/^kept /m.test(undone!.text)) kept.push(id);
  }
  expect(kept).toEqual(['create-service-linked-role']);
  expect(await ticks(page)).toEqual(kept);
  expect(await page.locator('account-bar').innerText()).toContain('no tasks running');
  await pressAndWait(page, 'reset');
  expect(await ticks(page)).toEqual([]);
  expect(await page.locator('account-bar').isVisible()).toBe(false);
}, 120_000);

test.each(concepts.map(({ id }) => id))(
  '%s: Run shows an empty account, and a full one',
  async (id) => {
    const path = id === 'costs' ? '/reference/what-does-it-cost/' : `/concepts/${id}/`;
    const page = await open(path);
    const names = new Placeholders();
    const empty = await pressAndWait(page, 'run');
    const first = await requests(page);
    await pressAndWait(page, 'offer');
    const full = await pressAndWait(page, 'run');
    // The calls first, as in the recording: in an ARN an id says what it is an id of.
    names.apply(first + (await requests(page)));
    expect(names.apply(empty[0]!.text)).toBe(recording(`concepts/${id}/empty.txt`));
    expect(names.apply(full[0]!.text)).toBe(recording(`concepts/${id}/full.txt`));
  },
);

test('a line opens to its calls: what was asked, and what AWS answered', async () => {
  const page = await open('/steps/create-log-group/');
  await pressAndWait(page, 'run');
  const line = page.locator('details.run-line', { hasText: 'logs:CreateLogGroup' });
  await line.locator('summary').click();
  expect(await line.locator('pre').first().textContent()).toContain('"logGroupName"');
  const looked = page.locator('details.run-line', { hasText: 'logs:DescribeLogGroups' });
  await looked.locator('summary').click();
  expect(await looked.locator('pre').last().textContent()).toContain('"logGroups": []');
});

test('two tabs share the account, and one waits while the other runs', async () => {
  const first = await open('/steps/create-log-group/');
  const second = await first.context().newPage();
  await second.goto(first.url(), { waitUntil: 'load' });
  // So that what runs is loaded there, and the second press comes in the middle of the first one's run.
  await pressAndWait(second, 'reset');
  await first.locator('input[name=slowly]').check();
  await press(first, 'run');
  await first.locator('.run-line').first().waitFor();
  await press(second, 'run');
  await second.locator('.run-status', { hasText: 'Another tab' }).waitFor();
  await Promise.all([settled(first), settled(second)]);
  expect((await printed(first))[0]!.text).toContain(
    'Done. On AWS, it is billed by the gigabyte, not by the hour.',
  );
  expect((await printed(second))[0]!.text).toContain('Nothing to do: it is already done.');
  await pressAndWait(first, 'undo');
  await second.locator('.run-status', { hasText: 'Not done yet' }).waitFor();
  expect(await ticks(second)).toEqual([]);
});

test('a run that is cut short by a reload goes on', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await page.locator('input[name=slowly]').check();
  await press(page, 'run');
  await page.locator('.run-line', { hasText: '1 pending' }).waitFor();
  await page.reload({ waitUntil: 'load' });
  await settled(page);
  expect(await status(page)).toMatch(/^The last run was interrupted\./);
  await page.locator('input[name=slowly]').uncheck();
  const [again] = await pressAndWait(page, 'run');
  expect(again!.text).toContain('waits    0 s: 0 of 1 running, 1 pending, IN_PROGRESS');
  expect(await ticks(page)).toEqual(finders);
});

test('Stop ends a run at once, and Run goes on from there', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await page.locator('input[name=slowly]').check();
  await press(page, 'run');
  await page.locator('.run-line.good', { hasText: 'created' }).waitFor();
  await press(page, 'stop');
  await settled(page);
  expect(await status(page)).toMatch(/^Stopped\./);
  expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('▶ Run');
  expect(await page.locator('a[aria-current=page] .step-mark').textContent()).toBe('◐, half done');
  await page.locator('input[name=slowly]').uncheck();
  const [again] = await pressAndWait(page, 'run');
  expect(again!.text).toContain('Done. On AWS, it costs $0.0588 per hour');
  expect(await ticks(page)).toEqual(finders);
});

test('Reset leaves a new account', async () => {
  const page = await open('/steps/create-log-group/');
  await pressAndWait(page, 'run');
  await pressAndWait(page, 'reset');
  expect(await status(page)).toBe('The local account is new and empty.');
  expect(await ticks(page)).toEqual([]);
  expectRecorded(new Placeholders(), await pressAndWait(page, 'run'));
});

test('what rests on a step is offered to be undone first', async () => {
  const page = await open('/steps/create-service/', { needsMet: true });
  await pressAndWait(page, 'run');
  await visit(page, '/steps/create-cluster/');
  const [refused] = await pressAndWait(page, 'undo');
  expect(refused!.text).toContain('ClusterContainsServicesException');
  expect(await page.locator('[data-do=offer]').textContent()).toBe('Undo the step after this one');
  await pressAndWait(page, 'offer');
  await pressAndWait(page, 'undo');
  expect(await ticks(page)).not.toContain('create-cluster');
});
