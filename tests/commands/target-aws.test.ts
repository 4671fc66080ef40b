import { expect, test, vi } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import { finish, newAccountFile, startWith } from './command.ts';
import { ACCOUNT, useInPlaceOfAws } from './on-aws.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const place = useInPlaceOfAws();
const { onAws } = place;

async function rolesMade(): Promise<number> {
  return (await place.aws.inventory()).filter(({ kind }) => kind === 'role').length;
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
  expect(stdout).toContain(`AWS_ENDPOINT_URL points to ${place.server.url}, not to AWS.`);
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
