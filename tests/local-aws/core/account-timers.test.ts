import { expect, test } from 'vitest';
import { Account, type Region, type TimerFailure } from '../../../src/local-aws/core/account.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';

async function open() {
  const account = await Account.open({ store: memoryStore() });
  const called: string[] = [];
  account.onTimer('test', (subject) => called.push(subject));
  const region: Region = account.region('us-east-1');
  return { account, region, called };
}

test('time stops at each thing that happens, in order', async () => {
  const { account, region, called } = await open();
  await account.transaction(() => {
    region.schedule('test', 'later', 2000);
    region.schedule('test', 'sooner', 1000);
    region.schedule('test', 'never', 500);
    account.cancel('test', 'never');
  });
  expect(account.nextEvent).toBe(account.now + 1000);
  expect(await account.sleep(60_000)).toBe(1000);
  expect(await account.sleep(60_000)).toBe(1000);
  expect(await account.sleep(60_000)).toBe(60_000);
  expect(called).toEqual(['sooner', 'later']);
});

test('what a failed operation called off still happens, and what it planned does not', async () => {
  const { account, region, called } = await open();
  await account.transaction(() => region.schedule('test', 'kept', 1000));
  expect(account.nextEvent).toBe(account.now + 1000);
  await expect(
    account.transaction(() => {
      account.cancel('test', 'kept');
      region.schedule('test', 'planned', 500);
      expect(account.nextEvent).toBe(account.now + 500);
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
  await account.advanceTo(account.now + 5000);
  expect(called).toEqual(['kept']);
});

/** An account whose timers of the kind `broken` throw; `failing` is what then fails what they concerned. */
async function openBroken(failing?: TimerFailure) {
  const bugs: string[] = [];
  const onBug = (bug: unknown) => bugs.push((bug as Error).message);
  const account = await Account.open({ store: memoryStore(), onBug });
  const table = account.table<{ why: string }>('test');
  const called: string[] = [];
  account.onTimer('test', (subject) => called.push(subject));
  const broken = (subject: string, region: Region) => {
    table.put('half', { why: 'it was written before the throw' });
    region.schedule('test', `planned by ${subject}`, 100);
    throw new TypeError('x is not iterable');
  };
  account.onTimer('broken', broken, failing);
  await account.transaction(() => {
    const region = account.region('us-east-1');
    region.schedule('broken', 'web', 1000);
    region.schedule('test', 'other', 2000);
  });
  return { account, table, called, bugs };
}

const BUG = 'The timer broken of web in us-east-1 threw: x is not iterable';

test('a timer that throws fails what it concerned, is told, and is gone; the others go on', async () => {
  const { account, table, called, bugs } = await openBroken((subject, { account: its }, why) => {
    its.table<{ why: string }>('test').put(subject, { why });
  });
  const began = account.now;
  expect(await account.sleep(60_000)).toBe(1000);
  expect(table.all()).toEqual([{ why: 'The local AWS has a bug: x is not iterable' }]);
  await account.advanceTo(began + 60_000);
  expect([called, bugs]).toEqual([['other'], [BUG]]);
});

test('a timer that throws and has no owner to fail is told, and is gone', async () => {
  const { account, table, called, bugs } = await openBroken();
  await account.advanceTo(account.now + 60_000);
  expect([table.all(), called, bugs]).toEqual([[], ['other'], [BUG]]);
});

test('an owner that cannot be failed leaves nothing behind, and both bugs are told', async () => {
  const { account, table, called, bugs } = await openBroken((subject, region) => {
    region.account.table<{ why: string }>('test').put(subject, { why: 'half' });
    throw new Error('nor can it fail');
  });
  await account.advanceTo(account.now + 60_000);
  expect([table.all(), called]).toEqual([[], ['other']]);
  expect(bugs).toEqual([BUG, 'The timer broken of web in us-east-1 threw: nor can it fail']);
});

test('a timer of a kind that nobody knows is told, and is gone', async () => {
  const { account, called, bugs } = await openBroken();
  await account.transaction(() => account.region('us-east-1').schedule('unknown', 'web', 500));
  await account.advanceTo(account.now + 60_000);
  expect(called).toEqual(['other']);
  expect(bugs[0]).toContain('no service that is there has timers of the kind "unknown"');
});

test('a fork meets the same bug, and tells nobody', async () => {
  const { account, called, bugs } = await openBroken();
  const fork = account.fork();
  await fork.advanceTo(fork.now + 60_000);
  expect([called, bugs, account.nextEvent]).toEqual([['other'], [], account.now + 1000]);
});
