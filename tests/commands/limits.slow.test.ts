import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
const AWS = ['--target', 'aws', '--region', 'us-east-1', '--account', ACCOUNT];

/** Stands for AWS: the SDK's own variable for another endpoint leads the commands here. */
let aws: LocalAws;
let server: HttpServer;
beforeAll(async () => {
  aws = await openLocalAws(allServices);
  server = await serve(aws, (error) => console.error(error));
});
afterAll(() => server.close());

const folder = dirname(newAccountFile());
const leases = join(folder, 'leases.json');

function typed(script: string, ...args: string[]): Promise<Outcome> {
  const settings = {
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    FARGATE_LEASES: leases,
  };
  return finish(startWith(settings, join(folder, 'account.sqlite'), script, ...args));
}

test('what would cost more than is allowed is refused before anything is made, though the account is confirmed', async () => {
  const { code, stderr } = await typed('tutorial', '--desired-count', '5', ...AWS);
  expect(stderr).toContain(
    'This would cost $0.2941 per hour while it runs, more than --max-usd-per-hour 0.25.',
  );
  expect(stderr).toMatch(/^next .*--desired-count 5 .*--max-usd-per-hour 0\.30$/m);
  expect(code).toBe(2);
  expect(await aws.inventory()).toEqual([]);
  const bad = await typed('tutorial', '--max-usd-per-hour', '1e9', ...AWS);
  expect(bad.stderr).toContain('--max-usd-per-hour got "1e9": expected an amount in USD');
});

test('until when an account may be used is noted, and every command says when that is over, until all is gone', async () => {
  const until = ['--until', '2h'];
  const made = await typed('tutorial', '--to', 'create-task-role', ...until, ...AWS);
  expect(made.stdout).toMatch(/All of it should be gone by \d{4}-\d\d-\d\d \d\d:\d\d UTC\./);
  expect(made.code).toBe(0);
  expect(statSync(leases).mode & 0o777).toBe(0o600);
  const noted = readFileSync(leases, 'utf8');
  expect(noted).not.toContain(LOCAL_CREDENTIALS.secretAccessKey);

  const past = noted.replace(/: \d{13}/, ': 1767225600000');
  writeFileSync(leases, past);
  for (const script of ['audit', 'status']) {
    const { stdout } = await typed(script, ...AWS);
    expect(stdout, script).toContain(
      'All of it should have been gone by 2026-01-01 00:00 UTC. That time has passed: npm run cleanup -- --target aws --region us-east-1',
    );
  }
  const cleaned = await typed('cleanup', ...AWS);
  expect(cleaned.stdout).toContain('proof    made 2, removed 2, left 0, kept on purpose 1');
  expect(cleaned.code).toBe(0);
  expect((await typed('audit', ...AWS)).stdout).not.toContain('should have been gone');
  expect((await typed('tutorial', '--until', 'soon', ...AWS)).stderr).toContain(
    '--until got "soon": expected a time from now such as 30m, 2h or 1d.',
  );
});

test('a plan has each request that writes, as JSON, and only reads are sent', async () => {
  const before = aws.journal.last;
  const args = ['--dry-run', '--json', '--to', 'create-log-group', '--name', 'mine'];
  const { stdout, code } = await typed('tutorial', ...args, ...AWS);
  const planned = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { step?: string; requests: object[] });
  expect(planned.find(({ step }) => step === 'create-log-group')!.requests).toEqual([
    {
      service: 'logs',
      operation: 'CreateLogGroup',
      input: {
        logGroupName: '/ecs/mine',
        tags: expect.objectContaining({ run: 'mine' }) as object,
      },
    },
    {
      service: 'logs',
      operation: 'PutRetentionPolicy',
      input: { logGroupName: '/ecs/mine', retentionInDays: 7 },
    },
  ]);
  expect(planned.find(({ step }) => step === 'preflight')!.requests).toEqual([]);
  expect(code).toBe(0);
  const asked = aws.journal.entries.filter(({ sequence }) => sequence > before);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ operation }) => !isRead(operation))).toEqual([]);
});

test('an audit of AWS ends with 3 when something is billed, in any Region and under any name', async () => {
  const free = await typed('audit', ...AWS);
  expect(free.code).toBe(0);
  const made = await typed('tutorial', ...AWS, '--region', 'eu-west-1', '--name', 'forgotten');
  expect(made.code).toBe(0);
  expect((await typed('audit', ...AWS)).code).toBe(0);
  const all = await typed('audit', ...AWS, '--all-regions', '--all-names', '--json');
  expect(all.code).toBe(3);
  const found = all.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; run: string });
  expect(found.filter(({ kind }) => kind === 'task')).toEqual([
    expect.objectContaining({ run: 'forgotten', usdPerHour: expect.closeTo(0.0588, 4) as number }),
  ]);
  // A role has no Region, and is listed once.
  expect(found.filter(({ kind }) => kind === 'role')).toHaveLength(2);
});
