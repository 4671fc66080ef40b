import { expect, test } from 'vitest';
import { Account, type Region } from '../../../src/local-aws/core/account.ts';
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
