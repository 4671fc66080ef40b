import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../../src/local-aws/core/store.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { usedLocally as services } from '../../../scripts/services.ts';
import { sqliteStore } from '../../../src/local-aws/stores/sqlite.ts';
import { clientsOf } from '../../local.ts';

/** A file that is gone after the test. */
function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-sqlite-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'account.sqlite');
}

function put(key: string): Change {
  return { table: 'a', key, value: key };
}

/** A row that SQLite refuses: every row has a key. */
const IMPOSSIBLE = { table: 'a', key: null as unknown as string, value: '' };

test('a commit that fails in the middle leaves nothing of it, and the next one is kept', async () => {
  const file = newFile();
  const store = sqliteStore(file, 'a test');
  await store.commit([put('1')]);
  const failing = () => store.commit([{ ...put('1'), value: undefined }, put('2'), IMPOSSIBLE]);
  expect(failing).toThrow('NOT NULL constraint failed');
  expect(failing).toThrow('NOT NULL constraint failed');
  await store.commit([put('3')]);
  expect([...(await store.load())]).toEqual([put('1'), put('3')]);
  await store.close();
  const again = sqliteStore(file, 'a test');
  expect([...(await again.load())]).toEqual([put('1'), put('3')]);
  await again.close();
});

test('an account goes on after a write to its file has failed, and the file has what was answered', async () => {
  const file = newFile();
  const sqlite = sqliteStore(file, 'a test');
  let fails = false;
  const commit = (changes: readonly Change[]) =>
    sqlite.commit(fails ? [...changes, IMPOSSIBLE] : changes);
  const aws = await LocalAws.open({ store: { ...sqlite, commit }, services });
  const make = (logGroupName: string) =>
    clientsOf(aws).logs.send(new CreateLogGroupCommand({ logGroupName }));
  await make('/a');
  fails = true;
  await expect(make('/b')).rejects.toThrow('NOT NULL constraint failed');
  await expect(make('/c')).rejects.toThrow('NOT NULL constraint failed');
  fails = false;
  await make('/d');
  await aws.close();
  const again = await LocalAws.open({ store: sqliteStore(file, 'a test'), services });
  const { logGroups } = await clientsOf(again).logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups!.map(({ logGroupName }) => logGroupName)).toEqual(['/a', '/d']);
  await again.close();
});

test.runIf(process.platform === 'linux')(
  'a folder in which nobody can make anything is told as one',
  () => {
    expect(() => sqliteStore('/proc/account.sqlite', 'a test')).toThrow(
      expect.objectContaining({
        problem: 'foreign',
        message: 'cannot be a file there (ENOENT)',
      }),
    );
  },
);
