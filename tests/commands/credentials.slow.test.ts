import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import { AwsError } from '../../src/local-aws/core/error.ts';
import type { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import type { HttpServer } from '../../src/local-aws/transports/http-server.ts';
import { openLocalAws, serve } from '../local.ts';
import { proxyTo, type Proxied } from './behind-a-proxy.ts';
import { finish, newAccountFile, startWith, type Outcome } from './command.ts';

// Each of these starts a process.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SECRET = 'planted-secret-of-a-credential-process';

let aws: LocalAws;
let server: HttpServer;
let proxy: Proxied;
beforeAll(async () => {
  aws = await openLocalAws(allServices);
  server = await serve(aws, (error) => console.error(error));
  proxy = await proxyTo(server.url);
});
afterAll(async () => {
  proxy.close();
  await server.close();
});
afterEach(() => {
  aws.guards.length = 0;
  delete proxy.answering.with;
});

/** A home with these settings of AWS in it. */
function home(config: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-home-'));
  mkdirSync(join(folder, '.aws/sso/cache'), { recursive: true });
  writeFileSync(join(folder, '.aws/config'), config);
  return folder;
}

/** Runs a command as somebody at home there, with nothing else that gives credentials. */
function onAws(HOME: string, more: Record<string, string> = {}): Promise<Outcome> {
  const settings = {
    HOME,
    HTTPS_PROXY: proxy.url,
    NODE_EXTRA_CA_CERTS: proxy.certificate,
    AWS_REGION: 'us-east-1',
    AWS_PROFILE: 'dev',
    FARGATE_PATIENCE: '10',
    ...more,
  };
  const args = ['preflight', '--target', 'aws'];
  return finish(startWith(settings, newAccountFile(), 'run', ...args));
}

/** Settings of a profile that give no credentials, the words in which that is told, and the next command. */
const PROFILES: [string, string, string | RegExp, string][] = [
  [
    'whose credential_process fails',
    `[profile dev]\ncredential_process = sh -c "echo ${SECRET} >&2; exit 3"`,
    'The credential_process of the profile "dev" failed.',
    'aws configure get credential_process --profile dev',
  ],
  [
    'whose credential_process is not there',
    `[profile dev]\ncredential_process = /nowhere/${SECRET}`,
    'The credential_process of the profile "dev" failed.',
    'aws configure get credential_process --profile dev',
  ],
  [
    'whose credential_process prints no JSON',
    `[profile dev]\ncredential_process = echo ${SECRET}`,
    'Profile dev credential_process returned invalid JSON.',
    'aws configure get credential_process --profile dev',
  ],
  [
    'whose credential_process prints what has expired',
    `[profile dev]\ncredential_process = echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"${SECRET}","Expiration":"2020-01-01T00:00:00Z"}'`,
    'Profile dev credential_process returned expired credentials.',
    'aws configure get credential_process --profile dev',
  ],
  [
    'that asks for an MFA code',
    '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = keys\nmfa_serial = arn:aws:iam::111122223333:mfa/reader\n[profile keys]\naws_access_key_id = A\naws_secret_access_key = B',
    'The profile "dev" asks for an MFA code, and nobody can type one here.',
    'eval "$(aws configure export-credentials --profile dev --format env)"',
  ],
  [
    'that nobody has signed in to',
    '[profile dev]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = r\n[sso-session work]\nsso_region = us-east-1\nsso_start_url = https://example.awsapps.com/start',
    'You are not signed in to the profile "dev", or the sign-in has expired.',
    'aws sso login --profile dev',
  ],
  [
    'of IAM Identity Center of which half is missing',
    '[profile dev]\nsso_session = nowhere\nsso_account_id = 111122223333\nsso_role_name = r',
    'The profile "dev" cannot sign in: ',
    'aws configure sso --profile dev',
  ],
  [
    'of "aws login" whose session is over',
    '[profile dev]\nlogin_session = arn:aws:iam::111122223333:user/reader',
    'You are not signed in to the profile "dev", or the sign-in has expired.',
    'aws login --profile dev',
  ],
  [
    'whose roles go round in a circle',
    '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = other\n[profile other]\nrole_arn = arn:aws:iam::111122223333:role/s\nsource_profile = dev',
    'The profile "dev" gave no credentials: Detected a cycle',
    'aws configure list --profile dev',
  ],
  [
    'that is not there',
    '[profile other]\nregion = us-east-1',
    'AWS_PROFILE is "dev", but there is no such profile, or it has no credentials.',
    'aws configure --profile dev',
  ],
];

test.for(PROFILES)('a profile %s is told in its own words', async ([, config, message, next]) => {
  const { code, stdout, stderr } = await onAws(home(config));
  expect(stdout + stderr).not.toContain(SECRET);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining(message as string),
    `next     ${next}`,
  ]);
  expect(code).toBe(2);
});

test('a credential_process that never ends is waited for no longer than anything else', async () => {
  const folder = home('[profile dev]\ncredential_process = sleep 600');
  const { code, stderr } = await onAws(folder, { FARGATE_PATIENCE: '2' });
  expect(stderr.trim().split('\n')).toEqual([
    'error    The profile "dev" gave no credentials within 2 s. Run its credential_process by hand to see why.',
    'next     aws configure get credential_process --profile dev',
  ]);
  expect(code).toBe(2);
});

test('a credential_process is asked once, for all clients', async () => {
  const folder = home('');
  const log = join(folder, 'asked');
  const { accessKeyId, secretAccessKey } = LOCAL_CREDENTIALS;
  writeFileSync(
    join(folder, '.aws/config'),
    `[profile dev]\ncredential_process = sh -c 'echo asked >> ${log}; printf "{\\"Version\\":1,\\"AccessKeyId\\":\\"${accessKeyId}\\",\\"SecretAccessKey\\":\\"${secretAccessKey}\\"}"'`,
  );
  const { code, stderr } = await onAws(folder);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(readFileSync(log, 'utf8')).toBe('asked\n');
});

const ROLE =
  '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = keys\n[profile keys]\naws_access_key_id = A\naws_secret_access_key = B';

test.for([
  [
    'AccessDenied',
    'User: arn:aws:iam::111122223333:user/reader is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/r',
  ],
  ['ExpiredToken', 'The security token included in the request is expired'],
] as const)(
  'a role that may not be assumed is no missing permission of a step: %s',
  async ([name, words]) => {
    proxy.answering.with = (body) =>
      body.includes('Action=AssumeRole') ? stsError(403, name, words) : undefined;
    const { code, stderr } = await onAws(home(ROLE));
    expect(proxy.asked).toContain('sts.us-east-1.amazonaws.com:443');
    expect(stderr.trim().split('\n')).toEqual([
      `error    The role of the profile "dev" could not be assumed: AWS answered ${name}: ${words}`,
      'next     aws sts get-caller-identity --profile dev',
    ]);
    expect(code).toBe(2);
  },
);

test('a sign-in that IAM Identity Center has ended is told, and is asked through the proxy', async () => {
  const folder = home(
    '[profile dev]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = r\n[sso-session work]\nsso_region = us-east-1\nsso_start_url = https://example.awsapps.com/start',
  );
  // The SDK finds the token by the name of the session.
  const file = `${createHash('sha1').update('work').digest('hex')}.json`;
  const token = { accessToken: SECRET, expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
  writeFileSync(join(folder, '.aws/sso/cache', file), JSON.stringify(token));
  proxy.answering.with = (_, host) =>
    host.startsWith('portal.sso')
      ? {
          status: 401,
          headers: {
            'content-type': 'application/json',
            'x-amzn-errortype': 'UnauthorizedException',
          },
          body: JSON.stringify({ message: 'Session token not found or invalid' }),
        }
      : undefined;
  const { code, stdout, stderr } = await onAws(folder);
  expect(stdout + stderr).not.toContain(SECRET);
  expect(stderr.trim().split('\n')).toEqual([
    'error    You are not signed in to the profile "dev", or the sign-in has expired.',
    'next     aws sso login --profile dev',
  ]);
  expect(proxy.asked).toContain('portal.sso.us-east-1.amazonaws.com:443');
  expect(code).toBe(2);
});

const KEYS = {
  AWS_PROFILE: '',
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
};

function refusedIn(...regions: string[]): void {
  aws.guards.push(({ region }) => {
    if (regions.includes(region.name))
      throw new AwsError(
        'InvalidClientTokenId',
        'The security token included in the request is invalid',
        403,
      );
  });
}

test('a Region that is not switched on is not told as wrong keys', async () => {
  refusedIn('ap-east-1');
  const { code, stderr } = await onAws(home(''), { ...KEYS, AWS_REGION: 'ap-east-1' });
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining(
      'ap-east-1 is not enabled in this account: AWS rejects credentials there',
    ),
    'next     aws account enable-region --region-name ap-east-1',
  ]);
  expect(code).toBe(2);
});

test('keys that are wrong everywhere are told as such in a Region that may be off', async () => {
  refusedIn('ap-east-1', 'us-east-1');
  const { code, stderr } = await onAws(home(''), { ...KEYS, AWS_REGION: 'ap-east-1' });
  expect(stderr).toContain('AWS answered InvalidClientTokenId');
  expect(stderr).toContain('AWS does not know this access key');
  expect(code).toBe(2);
});

test('which of two kinds of credentials counts is said in one line', async () => {
  const { accessKeyId, secretAccessKey } = LOCAL_CREDENTIALS;
  const folder = home(
    `[profile dev]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}`,
  );
  const { code, stdout, stderr } = await onAws(folder, { ...KEYS, AWS_PROFILE: 'dev' });
  expect(stderr).toBe('');
  expect(stdout).toContain(
    'AWS_PROFILE and AWS_ACCESS_KEY_ID are both set: the profile "dev" counts.',
  );
  expect(code).toBe(0);
});

// --- internal ---

function stsError(status: number, code: string, message: string) {
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  };
}
