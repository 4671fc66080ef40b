import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateVpcCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Account } from '../../../src/local-aws/core/account.ts';
import type { Change, Store } from '../../../src/local-aws/core/store.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { usedLocally as services } from '../../../scripts/services.ts';
import { memoryStore, type Rows } from '../../../src/local-aws/stores/memory.ts';
import { clientsOf } from '../../local.ts';

/** A store in memory that can be made to refuse the next commit, after it has thought about it. */
function openStore() {
  const rows: Rows = new Map();
  const memory = memoryStore(rows);
  let asked: (() => void) | undefined;
  const store: Store = {
    ...memory,
    async commit(changes: readonly Change[]) {
      if (!asked) return memory.commit(changes);
      asked();
      asked = undefined;
      await pause(20);
      throw new Error('the disk is full');
    },
  };
  /** The promise is kept as soon as there is a commit to refuse. */
  const refuseNext = (): Promise<void> => new Promise((resolve) => (asked = resolve));
  return { rows, store, refuseNext };
}

async function open() {
  const { rows, store, refuseNext } = openStore();
  const aws = await LocalAws.open({ store, services });
  const clients = clientsOf(aws);
  const again = async () => LocalAws.open({ store: memoryStore(new Map(rows)), services });
  return { aws, ...clients, refuseNext, again };
}

type LogsClient = Awaited<ReturnType<typeof open>>['logs'];

async function groups(logs: LogsClient): Promise<unknown[]> {
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
  return logGroups!.map(({ logGroupName }) => logGroupName);
}

test('a call that the store cannot keep fails and leaves nothing behind', async () => {
  const { aws, logs, refuseNext, again } = await open();
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }));
  const before = [await aws.inventory(), aws.account.version, aws.account.now];
  void refuseNext();
  const make = () => logs.send(new CreateLogGroupCommand({ logGroupName: '/b' }));
  await expect(make()).rejects.toThrow('the disk is full');
  expect([await aws.inventory(), aws.account.version, aws.account.now]).toEqual(before);
  await make();
  expect(await groups(logs)).toEqual(['/a', '/b']);
  expect(await groups(clientsOf(await again()).logs)).toEqual(['/a', '/b']);
});

test('nobody sees what is not kept yet, and whoever comes meanwhile is served after it', async () => {
  const { aws, logs, refuseNext } = await open();
  const before = await aws.inventory();
  const asked = refuseNext();
  const make = () => logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }));
  const refused = expect(make()).rejects.toThrow('the disk is full');
  await asked;
  const [inventory, seen] = await Promise.all([aws.inventory(), groups(logs), make()]);
  await refused;
  expect([inventory, seen]).toEqual([before, []]);
  expect(await groups(logs)).toEqual(['/a']);
});

test('a Region that could not be kept when it was first asked for has its default VPC the next time', async () => {
  const { ec2, refuseNext } = await open();
  void refuseNext();
  const vpcs = async () => (await ec2.send(new DescribeVpcsCommand({}))).Vpcs!;
  await expect(vpcs()).rejects.toThrow('the disk is full');
  expect(await vpcs()).toMatchObject([{ IsDefault: true }]);
  void refuseNext();
  await expect(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }))).rejects.toThrow();
  expect(await vpcs()).toHaveLength(1);
});

test('what was to happen when the store refused happens at the next try, and once', async () => {
  const { store, refuseNext } = openStore();
  const account = await Account.open({ store });
  const called: string[] = [];
  account.onTimer('test', (subject, region) => {
    called.push(subject);
    if (subject === 'first') region.schedule('test', 'second', 1000);
  });
  await account.transaction(() => account.region('us-east-1').schedule('test', 'first', 1000));
  const before = account.now;
  void refuseNext();
  await expect(account.sleep(60_000)).rejects.toThrow('the disk is full');
  expect([account.now, account.nextEvent]).toEqual([before, before + 1000]);
  await account.advanceTo(before + 5000);
  expect(called).toEqual(['first', 'first', 'second']);
});

/** An account with a timer that counts and sets the next, an hour long every second. */
async function openTicking() {
  const { store, refuseNext } = openStore();
  let commits = 0;
  const account = await Account.open({
    store: {
      ...store,
      commit(changes) {
        commits++;
        return store.commit(changes);
      },
    },
  });
  const table = account.table<{ ticks: number }>('test');
  account.onTimer('test', (subject, region) => {
    table.put(subject, { ticks: (table.get(subject)?.ticks ?? 0) + 1 });
    region.schedule('test', subject, 1000);
  });
  await account.transaction(() => account.region('us-east-1').schedule('test', 'a', 1000));
  const commitsOf = async (work: () => Promise<unknown>) => {
    commits = 0;
    await work();
    return commits;
  };
  return { account, table, refuseNext, commitsOf };
}

test('a deletion that is taken back leaves everything in its order', async () => {
  const account = await Account.open({ store: openStore().store });
  const table = account.table<{ of: string; key: string }>('test', { of: ({ of }) => of });
  const put = (key: string) => table.put(key, { of: 'all', key });
  await account.transaction(() => ['a', 'b', 'c', 'd'].forEach(put));
  const before = [table.all(), table.by('of', 'all')];
  const refused = account.transaction(() => {
    table.delete('b');
    table.delete('a');
    put('e');
    throw new Error('refused');
  });
  await expect(refused).rejects.toThrow('refused');
  expect([table.all(), table.by('of', 'all')]).toEqual(before);
  await account.transaction(() => put('e'));
  expect(table.all()).toHaveLength(5);
});

test('the work of many timers is committed together, and that of one at once', async () => {
  const { account, table, commitsOf } = await openTicking();
  const hour = () => account.advanceTo(account.now + 3_600_000);
  expect(await commitsOf(hour)).toBeLessThan(60);
  expect(table.get('a')).toEqual({ ticks: 3600 });
  expect(await commitsOf(() => account.sleep(1000))).toBe(1);
  expect(await commitsOf(() => account.transaction(() => table.put('b', { ticks: 0 })))).toBe(1);
});

test('when the store refuses the work of several timers, none of it stays, and time neither', async () => {
  const { account, table, refuseNext } = await openTicking();
  await account.advanceTo(account.now + 5000);
  const before = account.now;
  void refuseNext();
  await expect(account.advanceTo(before + 10_000)).rejects.toThrow('the disk is full');
  expect([account.now, account.nextEvent, table.get('a')]).toEqual([
    before,
    before + 1000,
    { ticks: 5 },
  ]);
  await account.advanceTo(before + 10_000);
  expect(table.get('a')).toEqual({ ticks: 15 });
});

test('while the store takes a change, nothing else may be written', async () => {
  const { store } = openStore();
  const account = await Account.open({ store });
  const table = account.table<{ name: string }>('test');
  const first = account.transaction(() => table.put('a', { name: 'a' }));
  expect(() => table.put('b', { name: 'b' })).toThrow('was written outside a transaction');
  await expect(account.transaction(() => undefined)).rejects.toThrow(
    'a transaction is already open',
  );
  await first;
  await account.transaction(() => table.put('b', { name: 'b' }));
  expect(table.all()).toEqual([{ name: 'a' }, { name: 'b' }]);
});
