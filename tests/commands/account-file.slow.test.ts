import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, expect, test, vi } from 'vitest';
import { BUNDLES } from './bundle.ts';
import { environment, finish, newAccountFile, run, type Outcome } from './command.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000, maxConcurrency: 3 });

/** An account with some steps done, as bytes. */
let whole: Buffer;
beforeAll(async () => {
  const file = newAccountFile();
  const made = await run(file, 'tutorial', '--to', 'create-log-group');
  expect(made.code).toBe(0);
  whole = readFileSync(file);
});

/** A file with an account in it, changed as a hostile disk would change it. */
function account(change: (file: string) => void): string {
  const file = newAccountFile();
  writeFileSync(file, whole);
  change(file);
  return file;
}

function overwrite(file: string, at: number, length: number): void {
  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.alloc(length, 0xa5), 0, length, at);
  closeSync(opened);
}

/** One line that says what is wrong, one with the next command, and nothing else. */
function expectLines(
  { stderr, code }: Outcome,
  message: string | RegExp,
  next: string | RegExp,
): void {
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(typeof message === 'string' ? escaped(message) : message),
    expect.stringMatching(typeof next === 'string' ? escaped(`next     ${next}`) : next),
  ]);
  expect(code).toBe(2);
}

function escaped(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}

const DAMAGES: [string, (file: string) => void][] = [
  ['a page of its tables overwritten', (file) => overwrite(file, 4096, 4096)],
  [
    'every page but the first overwritten',
    (file) => overwrite(file, 4096, statSync(file).size - 4096),
  ],
  ['the schema overwritten', (file) => overwrite(file, 100, 3900)],
  ['its end cut off', (file) => truncateSync(file, 8192)],
  ['a cut in the middle of a page', (file) => truncateSync(file, 5000)],
];

test.concurrent.for(DAMAGES)(
  'an account with %s is told in one line, and reset makes a new one',
  async ([, damage], context) => {
    const file = account(damage);
    const found = await run(file, 'status');
    expectLines(found, /The file of the local account, \S+, is damaged \(.+\)\./, 'npm run reset');
    const before = readdirSync(dirname(file)).filter((name) => !name.startsWith(basename(file)));
    context.expect(before).toEqual([]);
    context.expect(await run(file, 'reset')).toMatchObject({ code: 0, stderr: '' });
    context.expect(readdirSync(dirname(file))).toEqual([]);
    context.expect(await run(file, 'status')).toMatchObject({ code: 0, stderr: '' });
  },
);

test.concurrent('a value that is damaged is told too, wherever it is read', async (context) => {
  const file = account((damaged) => {
    const database = new DatabaseSync(damaged);
    database.exec(`UPDATE entity SET value = '{"half' WHERE kind LIKE 'iam/%'`);
    database.close();
  });
  const found = await run(file, 'run', 'create-task-role');
  expectLines(found, 'is damaged (a value in it is no JSON).', 'npm run reset');
  context.expect(found.stderr).not.toContain('    at ');
});

test.concurrent('our file stays ours when its header is destroyed', async (context) => {
  const file = newAccountFile();
  context.expect((await run(file, 'status')).code).toBe(0);
  writeFileSync(file, 'overwritten', { flag: 'r+' });
  expectLines(await run(file, 'status'), 'is damaged (it is no SQLite database', 'npm run reset');
  context.expect((await run(file, 'reset')).code).toBe(0);
  context.expect((await run(file, 'status')).code).toBe(0);
});

const FOREIGN: [string, (file: string) => void][] = [
  ['a text', (file) => writeFileSync(file, 'this is no database, but somebody needs it')],
  [
    "somebody else's database",
    (file) => {
      const database = new DatabaseSync(file);
      database.exec("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')");
      database.close();
    },
  ],
  [
    'a database of another program that says so',
    (file) => {
      const database = new DatabaseSync(file);
      database.exec('PRAGMA application_id = 7; CREATE TABLE entity (kind, key, value)');
      database.close();
    },
  ],
];

test.concurrent.for(FOREIGN)(
  '%s is refused by every command, and is neither renamed nor changed',
  async ([, make], context) => {
    const file = newAccountFile();
    make(file);
    const [before, mode] = [readFileSync(file), statSync(file).mode];
    for (const script of ['status', 'reset', 'local-aws']) {
      const found = await run(file, script);
      expectLines(found, 'is not ours: expected an account of the', 'unset LOCAL_AWS_FILE');
    }
    context.expect(readFileSync(file)).toEqual(before);
    context.expect(statSync(file).mode).toBe(mode);
    context.expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  },
);

test.concurrent('the log of a database of another program is not touched', async (context) => {
  const file = newAccountFile();
  const database = new DatabaseSync(file);
  context.onTestFinished(() => database.close());
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE recipes (name TEXT)');
  const log = readFileSync(`${file}-wal`);
  context.expect(log.length).toBeGreaterThan(0);
  expectLines(await run(file, 'reset'), 'is not ours', 'unset LOCAL_AWS_FILE');
  context.expect(readFileSync(`${file}-wal`)).toEqual(log);
});

test.concurrent(
  'an account of another version is told, and reset makes a new one',
  async (context) => {
    const file = account((old) => {
      const database = new DatabaseSync(old);
      database.exec('PRAGMA user_version = 99');
      database.close();
    });
    expectLines(await run(file, 'status'), 'expected layout 1, found 99', 'npm run reset');
    context.expect((await run(file, 'reset')).code).toBe(0);
  },
);

test.concurrent('a directory, and a folder that is a file, are told', async () => {
  const directory = newAccountFile();
  mkdirSync(directory);
  const inFile = join(
    account(() => undefined),
    'account.sqlite',
  );
  for (const script of ['status', 'reset'])
    expectLines(await run(directory, script), 'is no file', 'unset LOCAL_AWS_FILE');
  expectLines(await run(inFile, 'status'), /cannot be a file there \((ENOTDIR|EEXIST)\)/, 'unset');
});

/** Runs a command as a user who owns nothing: root may do everything. Its bundle is read by everybody. */
function asNobody(file: string, script: string): Promise<Outcome> {
  const bundle = join(BUNDLES, `${script}.mjs`);
  return finish(
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', bundle], {
      env: { ...environment(file), NODE_COMPILE_CACHE: '' },
      ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    }),
  );
}

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

test.concurrent('a folder, and a file, in which nobody may write are told', async (context) => {
  const readOnly = account((file) => {
    if (isRoot) chownSync(file, NOBODY, NOBODY);
    chmodSync(file, 0o400);
    chmodSync(dirname(file), 0o755);
  });
  const denied = /permission denied \((EACCES|EPERM)\)/;
  expectLines(await asNobody(readOnly, 'status'), denied, 'unset LOCAL_AWS_FILE');

  const folder = newAccountFile();
  chmodSync(dirname(folder), 0o555);
  expectLines(await asNobody(folder, 'status'), denied, 'unset LOCAL_AWS_FILE');
  context.expect(existsSync(folder)).toBe(false);
  // An account that may not be deleted is not said to be.
  const kept = account((file) => chmodSync(dirname(file), 0o555));
  if (isRoot) chownSync(kept, NOBODY, NOBODY);
  expectLines(await asNobody(kept, 'reset'), denied, 'unset LOCAL_AWS_FILE');
  context.expect(existsSync(kept)).toBe(true);
});

test.skipIf(!isRoot)('the file of another owner is told, and stays as it is', async () => {
  const file = account((theirs) => chmodSync(dirname(theirs), 0o777));
  chmodSync(file, 0o600);
  expectLines(await asNobody(file, 'status'), 'permission denied (EACCES)', 'unset');
  expect(readFileSync(file)).toEqual(whole);
  // Everybody may write to it, and still it is not theirs to close to others.
  chmodSync(file, 0o666);
  expectLines(await asNobody(file, 'status'), 'permission denied (EPERM)', 'unset');
});

test('a file that may not grow is told in one line, and reset works', async () => {
  const file = newAccountFile();
  const bundle = join(BUNDLES, 'tutorial.mjs');
  // The limit of sh is in blocks of 512 bytes: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
  const limited = `ulimit -f 200; exec "${process.execPath}" --disable-warning=ExperimentalWarning "${bundle}"`;
  const env = { ...environment(file), NODE_COMPILE_CACHE: '' };
  const outcome = await finish(spawn('sh', ['-c', limited], { env }));
  expectLines(outcome, /cannot be (read or )?written: .+ \(.+\)\./, /^next {5}/);
  expect(outcome.stdout).toContain('create');
  expect((await run(file, 'reset')).code).toBe(0);
  expect(readdirSync(dirname(file))).toEqual([]);
});

/** Makes a disk of that size in a folder; only root may, and not in every container. */
function disk(folder: string, size: string): boolean {
  if (!isRoot || process.platform !== 'linux') return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0;
}

test('a full disk is told in one line, what was answered is kept, and reset works', async (context) => {
  const file = newAccountFile();
  if (!disk(dirname(file), '128k')) return context.skip('no disk can be mounted here');
  context.onTestFinished(() => void spawnSync('umount', [dirname(file)]));
  const outcome = await run(file, 'tutorial');
  expectLines(
    outcome,
    'there is no space left on its disk (database or disk is full)',
    'npm run reset',
  );
  const again = await run(file, 'cleanup');
  // It ends at the first step that meets it, and does not say it of each.
  expect(again.stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  expect((await run(file, 'reset')).code).toBe(0);
  expect((await run(file, 'status')).code).toBe(0);
});

test('the account is for its owner alone, with its log and all that stands beside it', async () => {
  const file = account((old) => chmodSync(old, 0o644));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(BUNDLES, 'local-aws.mjs'), '--port', '0'],
    { env: environment(file) },
  );
  const ended = finish(child);
  await new Promise<void>((ready) => child.stdout.once('data', () => ready()));
  const modes = Object.fromEntries(
    readdirSync(dirname(file)).map((name) => [
      name,
      (statSync(join(dirname(file), name)).mode & 0o777).toString(8),
    ]),
  );
  child.kill('SIGTERM');
  await ended;
  expect(modes).toMatchObject({
    'account.sqlite': '600',
    'account.sqlite-wal': '600',
    'account.sqlite.holder': '600',
  });
  expect(new Set(Object.values(modes))).toEqual(new Set(['600']));
});
