import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change, Store } from '../../../src/local-aws/core/store.ts';
import { launchChromium } from '../../../quality/browser/chromium.ts';

// The store itself, in a browser: a server gives the page nothing but modules of the project, without their types.
const server = createServer((request, response) => {
  const module = /^\/(src\/local-aws\/[a-z/-]+\.ts)$/.exec(request.url ?? '')?.[1];
  response.setHeader('content-type', module ? 'text/javascript' : 'text/html');
  response.end(module ? stripTypeScriptTypes(readFileSync(module, 'utf8')) : '<!doctype html>');
});
let browser: Browser;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

test('gives back what was committed, in the order of first writing', async () => {
  const page = await openPage();
  await commit(page, [put('b', '1', 'one'), put('a', '2', 'two')]);
  await commit(page, [put('a', '1', 'three'), put('b', '1', 'changed')]);
  expect(await load(page)).toEqual(['b/1: changed', 'a/2: two', 'a/1: three']);
});

test('a row that was deleted and written again is the newest', async () => {
  const page = await openPage();
  await commit(page, [put('a', '1', 'one'), put('a', '2', 'two')]);
  await commit(page, [{ table: 'a', key: '1', value: undefined }]);
  await commit(page, [put('a', '1', 'again')]);
  expect(await load(page)).toEqual(['a/2: two', 'a/1: again']);
});

test('another page of the same site sees what was committed', async () => {
  const page = await openPage();
  await commit(page, [put('a', '1', 'one')]);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await commit(other, [put('a', '2', 'two'), put('a', '1', 'changed')]);
  expect(await load(page)).toEqual(['a/1: changed', 'a/2: two']);
});

test('clear forgets everything, and the order begins anew', async () => {
  const page = await openPage();
  await commit(page, [put('a', '1', 'one'), put('a', '2', 'two')]);
  await page.evaluate(async () => {
    const store = await openStore();
    await store.load();
    await store.clear();
    await store.commit([
      { table: 'a', key: '2', value: 'first' },
      { table: 'a', key: '1', value: 'second' },
    ]);
    await store.close();
  });
  expect(await load(page)).toEqual(['a/2: first', 'a/1: second']);
});

test('a page that is closed in the middle of many writes loses none that was committed', async () => {
  const page = await openPage();
  const witness = await page.context().newPage();
  await witness.goto(page.url());
  await page.exposeFunction('committed', (count: number) => (last = count));
  let last = 0;
  void page
    .evaluate(async () => {
      const store = await openStore();
      await store.load();
      for (let count = 1; ; count++) {
        await store.commit([
          { table: 'a', key: 'x', value: String(count) },
          { table: 'a', key: 'y', value: String(count) },
        ]);
        await (window as unknown as { committed(count: number): Promise<void> }).committed(count);
      }
    })
    .catch(() => undefined);
  await expect.poll(() => last).toBeGreaterThan(20);
  await page.close();
  const [x, y] = await load(witness);
  expect(Number(x!.split(': ')[1])).toBeGreaterThanOrEqual(last);
  // Both rows of one commit, or none.
  expect(x!.split(': ')[1]).toBe(y!.split(': ')[1]);
});

// --- internal ---

declare function openStore(): Promise<Store>;

async function openPage(): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(`
    window.openStore = async () => {
      const { openIndexedDbStore } = await import('/src/local-aws/stores/indexed-db.ts');
      return openIndexedDbStore('test');
    };
  `);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return page;
}

function put(table: string, key: string, value: string): Change {
  return { table, key, value };
}

function commit(page: Page, changes: Change[]): Promise<void> {
  return page.evaluate(async (given) => {
    const store = await openStore();
    await store.load();
    await store.commit(given);
    await store.close();
  }, changes);
}

function load(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const store = await openStore();
    const rows = [...(await store.load())];
    await store.close();
    return rows.map(({ table, key, value }) => `${table}/${key}: ${value}`);
  });
}
