import { expect, test } from 'vitest';
import type { Change, Store } from '../../../src/local-aws/core/store.ts';
import { memoryStore, type Rows } from '../../../src/local-aws/stores/memory.ts';
import { orMemory } from '../../../src/local-aws/stores/or-memory.ts';

test('as long as the lasting store works, it has everything and nobody is told', async () => {
  const rows: Rows = new Map();
  const store = await orMemory(() => Promise.resolve(memoryStore(rows)), fail);
  await store.commit([put('1', 'one')]);
  await store.commit([{ table: 'a', key: '1', value: undefined }, put('2', 'two')]);
  expect([...rows.values()]).toEqual([put('2', 'two')]);
  expect([...(await store.load())]).toEqual([put('2', 'two')]);
});

test('begins with what the lasting store holds', async () => {
  const lasting = memoryStore();
  await lasting.commit([put('1', 'one'), put('2', 'two')]);
  const store = await orMemory(() => Promise.resolve(lasting), fail);
  expect([...(await store.load())]).toEqual([put('1', 'one'), put('2', 'two')]);
});

test('where the lasting store cannot be opened, memory does, and it is said why', async () => {
  const reasons: unknown[] = [];
  const store = await orMemory(
    () => Promise.reject(new Error('denied')),
    (why) => reasons.push(why),
  );
  await store.commit([put('1', 'one')]);
  expect([...(await store.load())]).toEqual([put('1', 'one')]);
  expect(reasons).toEqual([new Error('denied')]);
});

test('a write that fails is kept in memory with all before it, and is said once', async () => {
  const reasons: unknown[] = [];
  const rows: Rows = new Map();
  const store = await orMemory(
    () => Promise.resolve(fullAfter(2, memoryStore(rows))),
    (why) => reasons.push(why),
  );
  for (const key of ['1', '2', '3', '4']) await store.commit([put(key, key)]);
  expect([...(await store.load())]).toEqual(['1', '2', '3', '4'].map((key) => put(key, key)));
  // The rows that were kept by then stay as they were: an account of an earlier moment, and whole.
  expect([...rows.values()]).toEqual([put('1', '1'), put('2', '2')]);
  expect(reasons).toEqual([new Error('full')]);
});

// --- internal ---

function put(key: string, value: string): Change & { value: string } {
  return { table: 'a', key, value };
}

function fail(why: unknown): never {
  throw why;
}

function fullAfter(commits: number, store: Store): Store {
  let left = commits;
  return {
    ...store,
    async commit(changes) {
      if (left-- <= 0) throw new Error('full');
      await store.commit(changes);
    },
  };
}
