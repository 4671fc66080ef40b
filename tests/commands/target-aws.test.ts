import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { HttpServer } from '../../src/local-aws/transports/http-server.ts';
import type { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import { openLocalAws, serve } from '../local.ts';
import { finish, newAccountFile, startWith, type Outcome } from './command.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ACCOUNT = '111122223333';

/** Stands for AWS: the SDK's own variable for another endpoint leads the commands here. */
let aws: LocalAws;
let server: HttpServer;
beforeAll(async () => {
  aws = await openLocalAws(allServices);
  server = await serve(aws, (error) => console.error(error));
});
afterAll(() => server.close());

/** Runs a command with keys, and with nobody at the terminal. */
async function onAws(script: string, ...args: string[]): Promise<Outcome> {
  const file = newAccountFile();
  const keys = {
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  };
  const flags = ['--target', 'aws', '--region', 'us-east-1'];
  const outcome = await finish(startWith(keys, file, script, ...args, ...flags));
  expect(existsSync(file)).toBe(false);
  return outcome;
}

async function rolesMade(): Promise<number> {
  return (await aws.inventory()).filter(({ kind }) => kind === 'role').length;
}

test('before it writes it shows account, Region and price, and does not go on unasked', async () => {
  const { code, stdout, stderr } = await onAws('tutorial');
  expect(stdout).toContain(`account ${ACCOUNT}, arn:aws:iam::${ACCOUNT}:user/reader`);
  expect(stdout).toContain('Region  us-east-1');
  expect(stdout).toContain('price   $0.0588 per hour while it runs, $42.93 per month');
  expect(stderr).toContain(`Nobody can confirm the account here. Add --account ${ACCOUNT}`);
  expect(code).toBe(2);
  expect(await rolesMade()).toBe(0);
});

test('the account of another is refused', async () => {
  const { code, stderr } = await onAws('tutorial', '--account', '123456789012');
  expect(stderr).toContain(`--account is 123456789012, but the credentials belong to ${ACCOUNT}`);
  expect(code).toBe(2);
  expect(await rolesMade()).toBe(0);
});

test('the account of another is not read either', async () => {
  const { code, stdout, stderr } = await onAws('audit', '--account', '123456789012');
  expect(stderr).toContain('--account is 123456789012');
  expect(stdout).not.toContain('It costs nothing');
  expect(code).toBe(2);
});

test('what is not AWS is named, and whose account was looked at', async () => {
  const { stdout } = await onAws('audit');
  expect(stdout).toContain(`AWS_ENDPOINT_URL points to ${server.url}, not to AWS.`);
  expect(stdout).toContain(`Nothing in us-east-1 of account ${ACCOUNT} has the tags`);
});

test('a step that only reads asks nothing', async () => {
  const { code, stdout } = await onAws('run', 'preflight');
  expect(stdout).toContain('Done. Nothing was written.');
  expect(code).toBe(0);
});

test('what comes next is said with the flags that lead to the same account', async () => {
  const chosen = ['--account', ACCOUNT, '--name', 'mine'];
  const made = await onAws('run', 'create-task-role', ...chosen);
  expect(made.stdout).toContain(
    'next     npm run step:create-log-group -- --target aws --region us-east-1 --name mine\n',
  );
  expect(await rolesMade()).toBe(1);

  const unmet = await onAws('run', 'create-cluster', ...chosen);
  expect(unmet.stderr).toContain(
    'next     npm run step:create-service-linked-role -- --target aws --region us-east-1 --name mine\n',
  );

  const cleaned = await onAws('cleanup', ...chosen);
  expect(cleaned.stdout).toContain('deletes what this tutorial made as "mine", and nothing else');
  expect(cleaned.stdout).not.toContain('price');
  expect(cleaned.stdout).toContain(
    'next     npm run audit -- --target aws --region us-east-1 --name mine\n',
  );
  expect(await rolesMade()).toBe(0);
});

test('a Region that cannot be is refused before anybody is asked', async () => {
  const keys = { AWS_REGION: 'frankfurt' };
  const outcome = await finish(
    startWith(keys, newAccountFile(), 'run', 'preflight', '--target', 'aws'),
  );
  expect(outcome.stderr).toContain(
    'AWS_REGION got "frankfurt": expected a Region such as us-east-1',
  );
  expect(outcome.code).toBe(2);
});

test('where ARNs begin otherwise, nothing is begun', async () => {
  const outcome = await finish(
    startWith(
      { AWS_REGION: 'cn-north-1' },
      newAccountFile(),
      'run',
      'preflight',
      '--target',
      'aws',
    ),
  );
  expect(outcome.stderr).toContain('The tutorial does not run in cn-north-1');
  expect(outcome.code).toBe(2);
});

test('no way to AWS is said in one line, with the endpoint and the next command', async () => {
  const keys = {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_REGION: 'us-east-1',
  };
  const outcome = await finish(
    startWith(keys, newAccountFile(), 'run', 'preflight', '--target', 'aws'),
  );
  expect(outcome.stderr.trim().split('\n')).toEqual([
    expect.stringContaining('http://127.0.0.1:9 cannot be reached (ECONNREFUSED)'),
    'next     npm run step:preflight -- --target aws',
  ]);
  expect(outcome.code).toBe(2);
});

test('a plan only reads the account, and lists what it lacks', async () => {
  const to = ['--to', 'create-log-group', '--name', 'half'];
  await onAws('tutorial', '--to', 'create-task-role', '--name', 'half', '--account', ACCOUNT);
  const before = aws.journal.last;
  const run = await onAws('tutorial', '--dry-run', ...to);
  expect(run.code).toBe(0);
  expect(requestsIn(run.stdout)).toEqual(['CreateLogGroup', 'PutRetentionPolicy']);
  expect(run.stdout).toContain(
    'plan     2 requests that write. None was sent: your account was only read',
  );
  const undo = await onAws('cleanup', '--dry-run', '--name', 'half');
  expect(requestsIn(undo.stdout)).toEqual(['DeleteRole', 'DetachRolePolicy', 'DeleteRole']);
  const asked = aws.journal.entries.filter(({ sequence }) => sequence > before);
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter(({ operation }) => !isRead(operation))).toEqual([]);
  await onAws('cleanup', '--name', 'half', '--account', ACCOUNT);
});

/** The operations of the requests that a plan lists, in order. */
function requestsIn(stdout: string): string[] {
  return [...stdout.matchAll(/^request {2}(\{.*\})$/gm)].map(
    ([, json]) => (JSON.parse(json!) as { operation: string }).operation,
  );
}
