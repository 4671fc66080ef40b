import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { promotion } from '../../quality/harness/promote.ts';
import { record } from '../../quality/harness/record-steps.ts';
import { concepts } from '../../scripts/concepts/index.ts';
import { steps } from '../../scripts/steps/index.ts';
import type { Step } from '../../src/engine/step.ts';
import { finish, newAccountFile, printed, start, startWith, type Outcome } from './command.ts';

// Each of these starts processes, one after the other.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

/** Credentials of a reader, unlike any text of ours: in no output and in no file may a part of them stand. */
const PLANTED = {
  AWS_ACCESS_KEY_ID: 'AKIAPLANTEDKEY7Q3ZLX',
  AWS_SECRET_ACCESS_KEY: 'pL4nt3d+s3cret/0f-the-Reader-wXyZ0123456',
  AWS_SESSION_TOKEN: 'FwoGZXpl4nt3dS3ss10nT0ken//////////wEaDPlantedByATest=',
};

/** The same from a credential_process: another three. */
const PROCESSED = {
  Version: 1,
  AccessKeyId: 'ASIAPR0CESSEDKEY5TVB',
  SecretAccessKey: 'Pr0c3ssed/s3cret+0f-the-Reader-kLmN9876543',
  SessionToken: 'IQoJb3JpPr0c3ssedS3ss10nT0ken//////////wEaCXVzPrinted=',
};

const SECRETS = [
  ...Object.values(PLANTED),
  ...Object.values(PROCESSED).filter((value) => typeof value === 'string'),
];

const ACCOUNT = '111122223333';
const AWS = ['--target', 'aws', '--region', 'us-east-1', '--account', ACCOUNT];

/** Stands for AWS, as a process of its own: what it logs and stores is looked at too. */
let server: ReturnType<typeof start>;
let served: Promise<Outcome>;
let url: string;
const account = newAccountFile();
/** The folders in which anything may be written. */
const folders = [dirname(account)];

beforeAll(async () => {
  server = start(account, 'local-aws', '--port', '0');
  let output = '';
  server.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  served = finish(server);
  await printed(server, 'AWS_SECRET_ACCESS_KEY');
  url = /AWS_ENDPOINT_URL=(\S+)/.exec(output)![1]!;
});
afterEach(() => faults('DELETE'));
afterAll(() => void server.kill('SIGKILL'));

/** A home of the reader whose profile runs a program for credentials. */
function home(): string {
  const folder = dirname(newAccountFile());
  folders.push(folder);
  mkdirSync(join(folder, '.aws'));
  const key = join(folder, 'credentials-program.json');
  writeFileSync(key, JSON.stringify(PROCESSED));
  writeFileSync(join(folder, '.aws/config'), `[profile dev]\ncredential_process = cat ${key}\n`);
  return folder;
}

const WAYS: [string, () => Record<string, string>][] = [
  ['variables', () => PLANTED],
  ['a credential_process', () => ({ HOME: home(), AWS_PROFILE: 'dev' })],
];

/** Commands of all kinds, in an order in which each has something to do; and the calls that fail meanwhile. */
const COMMANDS: [fails: object | undefined, script: string, ...args: string[]][] = [
  [undefined, 'run', 'preflight'],
  [undefined, 'tutorial', '--dry-run', '--json'],
  [undefined, 'tutorial', '--to', 'create-log-group', '--until', '2h'],
  [undefined, 'run', 'create-cluster', '--json'],
  [undefined, 'run', 'create-service'],
  [{ kind: 'throttling', count: 100 }, 'run', 'register-task-definition'],
  [{ kind: 'internal-error', count: 100 }, 'status'],
  [{ kind: 'reset-after', count: 100 }, 'audit'],
  [undefined, 'run', 'register-task-definition', '--cpu', '768'],
  [undefined, 'tutorial', '--max-usd-per-hour', '0.01'],
  [undefined, 'status', '--json'],
  [undefined, 'status', '--diagram'],
  [undefined, 'audit', '--all-regions', '--all-names', '--json'],
  [undefined, 'undo', 'create-log-group', '--dry-run'],
  [undefined, 'undo', 'create-log-group'],
  [undefined, 'cleanup', '--json'],
];

test.each(WAYS)(
  'credentials from %s are in no output of a command and in no file',
  async (_way, way) => {
    const credentials = way();
    const known = { ...credentials, AWS_ENDPOINT_URL: url, FARGATE_PATIENCE: '5' };
    const own = newAccountFile();
    folders.push(dirname(own));
    const settings = { ...known, FARGATE_LEASES: join(dirname(own), 'leases.json') };
    const codes: (number | null)[] = [];
    for (const [fails, script, ...args] of COMMANDS) {
      if (fails) await faults('POST', fails);
      const { stdout, stderr, code } = await finish(
        startWith(settings, own, script, ...args, ...AWS),
      );
      await faults('DELETE');
      expect(stdout + stderr, `${script} ${args.join(' ')}`).not.toBe('');
      expectNone(stdout + stderr, `${script} ${args.join(' ')}`);
      codes.push(code);
    }
    // They did what they are here for: some went well, and some failed in their ways.
    expect(codes).toEqual([0, 0, 0, 0, 2, 1, 1, 2, 2, 2, 0, 0, 0, 0, 0, 0]);
  },
);

test('nor in the journal of the local AWS, in its log, or in its account', async () => {
  expectNone(await (await fetch(`${url}/_local-aws/journal`)).text(), 'journal');
  expectNone(await (await fetch(`${url}/_local-aws/rows`)).text(), 'rows');
  server.kill('SIGTERM');
  const { stdout, stderr, code } = await served;
  expect(code).toBe(0);
  expectNone(stdout + stderr, 'log');
  const files = filesIn(folders);
  for (const path of files) expectNone(readFileSync(path, 'latin1'), path);
  expect(files.length).toBeGreaterThan(3);
});

test('nor in a recording that is made with them in the environment', async () => {
  for (const [name, value] of Object.entries(PLANTED)) vi.stubEnv(name, value);
  try {
    const recorded = await promotion(steps, concepts, 'create-log-group');
    if ('refused' in recorded) throw new Error(recorded.refused);
    expect(recorded.files.size).toBeGreaterThan(3);
    for (const [file, text] of recorded.files) expectNone(text, file);
  } finally {
    vi.unstubAllEnvs();
  }
});

// A reader may give a key away, as the tag of an image: then it stands where their inputs stand, and has to be found there.
test('a key that leaks is found: in output, in a file of an account, in a log, and in a recording', async () => {
  const own = newAccountFile();
  const key = PLANTED.AWS_ACCESS_KEY_ID;
  const leak = [`${key.slice(0, 6)}…`];
  const to = ['--to', 'register-task-definition', '--image', `example.com/app:${key}`];
  const dry = await finish(start(own, 'tutorial', ...to, '--dry-run'));
  expect(leaksIn(dry.stdout)).toEqual(leak);
  expect(filesIn([dirname(own)]).flatMap((path) => leaksIn(readFileSync(path, 'latin1')))).toEqual(
    [],
  );
  expect(await finish(start(own, 'tutorial', ...to))).toMatchObject({ code: 0 });
  const inFile = filesIn([dirname(own)]).filter((path) => path.startsWith(own));
  expect(inFile.flatMap((path) => leaksIn(readFileSync(path, 'latin1')))).toContain(leak[0]);
  const log = await finish(start(own, 'local-aws', '--port', '0', '--account', key));
  expect(leaksIn(log.stdout + log.stderr)).toEqual(leak);
  vi.stubEnv('AWS_SESSION_TOKEN', PLANTED.AWS_SESSION_TOKEN);
  try {
    const { files } = await record(steps.map(telling));
    const leaks = [...files.values()].flatMap(leaksIn);
    expect(new Set(leaks)).toEqual(new Set([`${PLANTED.AWS_SESSION_TOKEN.slice(0, 6)}…`]));
  } finally {
    vi.unstubAllEnvs();
  }
});

// --- internal ---

/** The step; the one that creates the log group tells the token of the reader as well. */
function telling(step: Step): Step {
  if (step.id !== 'create-log-group') return step;
  return {
    ...step,
    run(context, needs, found) {
      context.say(`The token is ${process.env['AWS_SESSION_TOKEN']}`);
      return step.run(context, needs, found);
    },
  };
}

/** All files in some folders, but for the program of the reader that has the keys: it is not ours. */
function filesIn(some: readonly string[]): string[] {
  return some
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((entry) =>
        join(folder, entry),
      ),
    )
    .filter((path) => statSync(path).isFile() && basename(path) !== 'credentials-program.json');
}

/** The beginnings of the secrets that are in a text, as they are or as a URL has them. */
function leaksIn(text: string): string[] {
  return SECRETS.filter(
    (secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)),
  ).map((secret) => `${secret.slice(0, 6)}…`);
}

function expectNone(text: string, where: string): void {
  expect(leaksIn(text), where).toEqual([]);
}

async function faults(method: 'POST' | 'DELETE', fault?: object): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const body = fault && JSON.stringify(fault);
  const reply = await fetch(`${url}/_local-aws/faults`, {
    method,
    ...(body !== undefined && { body }),
  });
  expect(reply.status).toBe(200);
}
