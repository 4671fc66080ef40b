import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import type { HttpServer } from '../../src/local-aws/transports/http-server.ts';
import { openLocalAws, serve } from '../local.ts';
import { BUNDLES } from './bundle.ts';
import { environment, finish, newAccountFile, type Outcome } from './command.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000, maxConcurrency: 3 });

/** Planted where credentials are read from: no output and no file may have it. */
const SECRET = 'planted+secret/of-the-reader';

let server: HttpServer;
beforeAll(async () => {
  server = await serve(await openLocalAws(allServices), (error) => console.error(error));
});
afterAll(() => server.close());

interface Environment {
  /** Completes "…, a command …". */
  what: string;
  env?: (folder: string) => Record<string, string | undefined>;
  /** Follows the command in the shell: a pipe, a closed stream. */
  shell?: string;
  target?: 'aws';
  args?: string;
  /** 0 unless it is said. */
  code?: number;
  /** A part of the one line on stderr; nothing is there where it is left out. */
  says?: string | RegExp;
}

/** Keys, and an endpoint that answers: only what an entry adds is hostile. */
const ON_AWS = () => ({
  AWS_ENDPOINT_URL: server.url,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: SECRET,
  AWS_SESSION_TOKEN: SECRET,
  AWS_REGION: 'us-east-1',
  FARGATE_PATIENCE: '10',
});

function file(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const NOISE = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 197) % 256));

const ENVIRONMENTS: Environment[] = [
  { what: 'without HOME', env: () => ({ HOME: undefined }) },
  { what: 'at home in a file', env: (folder) => ({ HOME: file(folder, 'home', 'a file') }) },
  { what: 'in a time zone that there is not', env: () => ({ TZ: 'Nowhere/Nothing' }) },
  {
    what: 'in a locale that there is not',
    env: () => ({ LANG: 'xx_YY.UTF-8', LC_ALL: 'nonsense' }),
  },
  {
    what: 'in Turkish, where an I is no i',
    env: () => ({ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
  },
  { what: 'with colours forced', env: () => ({ NO_COLOR: undefined, FORCE_COLOR: '3' }) },
  { what: 'in a terminal that is dumb', env: () => ({ TERM: 'dumb' }) },
  { what: 'without TERM and PATH', env: () => ({ TERM: undefined, PATH: '' }) },
  { what: 'in 20 columns', env: () => ({ COLUMNS: '20', LINES: '3' }) },
  { what: 'in a CI', env: () => ({ CI: '1', GITHUB_ACTIONS: 'true' }) },
  {
    what: 'with flags for Node.js',
    env: () => ({ NODE_OPTIONS: '--trace-warnings --enable-source-maps --max-old-space-size=512' }),
  },
  {
    what: 'with Node.js told to use a dead proxy',
    env: () => ({
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: 'http://127.0.0.1:9',
      HTTPS_PROXY: 'http://127.0.0.1:9',
    }),
  },
  { what: 'with a proxy that is none', env: () => ({ HTTPS_PROXY: SECRET }) },
  {
    what: 'with settings of AWS that lead nowhere',
    env: () => ({
      AWS_ENDPOINT_URL: 'nonsense',
      AWS_PROFILE: 'nobody',
      AWS_REGION: 'nowhere',
      AWS_USE_FIPS_ENDPOINT: 'maybe',
    }),
  },
  {
    what: 'with a file of AWS that is noise',
    env: (folder) => ({ HOME: dirname(dirname(file(folder, 'home/.aws/config', NOISE))) }),
  },
  { what: 'with a folder where leases are noted', env: (folder) => ({ FARGATE_LEASES: folder }) },
  {
    what: 'with leases that are noise',
    env: (folder) => ({ FARGATE_LEASES: file(folder, 'leases.json', NOISE) }),
  },
  {
    what: 'by an npm whose settings are a folder',
    env: (folder) => ({ npm_lifecycle_event: 'status', npm_config_userconfig: folder }),
  },
  {
    what: 'by an npm whose settings are noise',
    env: (folder) => ({
      npm_lifecycle_event: 'status',
      npm_config_userconfig: file(folder, '.npmrc', NOISE),
    }),
  },
  { what: 'with stdin closed', shell: '<&-' },
  { what: 'with stdout closed', shell: '>&-' },
  { what: 'with stderr closed', shell: '2>&-' },
  { what: 'into a pipe that nobody reads', shell: '| true', code: 141 },
  {
    what: 'with JSON, and nobody reads the rest',
    args: '--json',
    shell: '2>&1 >/dev/null | true',
    code: 141,
  },
  {
    what: 'onto a full disk',
    shell: '> /dev/full',
    code: 2,
    says: 'Nothing more can be printed (ENOSPC).',
  },
  {
    what: 'on AWS, at an endpoint that is no URL',
    target: 'aws',
    env: () => ({ AWS_ENDPOINT_URL: `nonsense-${SECRET}` }),
    code: 2,
    says: /AWS_ENDPOINT_URL is not a URL/,
  },
  {
    what: 'on AWS, at an endpoint of another protocol',
    target: 'aws',
    env: () => ({ AWS_ENDPOINT_URL: 'ftp://127.0.0.1:9' }),
    code: 2,
    says: /AWS_ENDPOINT_URL is not a URL/,
  },
  {
    what: 'on AWS, at an endpoint with a name and a password',
    target: 'aws',
    env: () => ({
      AWS_ENDPOINT_URL: server.url.replace('//', `//reader:${encodeURIComponent(SECRET)}@`),
    }),
  },
  {
    what: 'on AWS, with a token of two lines',
    target: 'aws',
    env: () => ({ AWS_SESSION_TOKEN: `${SECRET}\n${SECRET}` }),
    code: 2,
    says: 'AWS_SESSION_TOKEN',
  },
  {
    what: 'on AWS, with a key of two lines',
    target: 'aws',
    env: () => ({ AWS_ACCESS_KEY_ID: `${SECRET}\n` }),
    code: 2,
    says: 'AWS_ACCESS_KEY_ID',
  },
  {
    what: 'on AWS, with a setting that is neither true nor false',
    target: 'aws',
    env: () => ({ AWS_USE_FIPS_ENDPOINT: 'maybe' }),
  },
  {
    what: 'on AWS, with defaults that there are not',
    target: 'aws',
    env: () => ({ AWS_DEFAULTS_MODE: 'nonsense' }),
    code: 2,
    says: /defaults ?mode/i,
  },
  {
    what: 'on AWS, with a retry mode that there is not',
    target: 'aws',
    env: () => ({ AWS_RETRY_MODE: 'nonsense' }),
  },
  {
    what: 'on AWS, with a file of AWS that is a folder',
    target: 'aws',
    env: (folder) => ({ AWS_CONFIG_FILE: folder, AWS_SHARED_CREDENTIALS_FILE: folder }),
  },
  {
    what: 'on AWS, with a file of AWS that is noise',
    target: 'aws',
    env: (folder) => ({
      AWS_CONFIG_FILE: file(folder, 'config', NOISE),
      AWS_SHARED_CREDENTIALS_FILE: file(folder, 'credentials', NOISE),
    }),
  },
  {
    what: 'on AWS, with a profile that nobody could write',
    target: 'aws',
    env: () => ({ AWS_PROFILE: "it's; $(none)", AWS_ACCESS_KEY_ID: undefined }),
    code: 2,
    says: 'there is no such profile',
  },
  {
    what: 'on AWS, with the token file of nobody',
    target: 'aws',
    env: () => ({
      AWS_ACCESS_KEY_ID: undefined,
      AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token',
      AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/r',
    }),
    code: 2,
    says: /token/,
  },
  {
    what: 'on AWS, with credentials of a container that is not there',
    target: 'aws',
    env: () => ({
      AWS_ACCESS_KEY_ID: undefined,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/',
      AWS_CONTAINER_AUTHORIZATION_TOKEN: SECRET,
    }),
    code: 2,
    says: /credentials|reached/,
  },
  {
    what: 'on AWS, with credentials of a container that nobody may have',
    target: 'aws',
    env: () => ({
      AWS_ACCESS_KEY_ID: undefined,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://example.com/?${SECRET}`,
    }),
    code: 2,
    says: /credentials/,
  },
  {
    what: 'on AWS, with an id of an app that is too long',
    target: 'aws',
    env: () => ({ AWS_SDK_UA_APP_ID: 'a'.repeat(80) }),
  },
  {
    what: 'on AWS, with patience that is no number',
    target: 'aws',
    env: () => ({ FARGATE_PATIENCE: 'soon' }),
    code: 2,
    says: 'FARGATE_PATIENCE got "soon"',
  },
];

test('there are 30 of them', () => {
  expect(ENVIRONMENTS.length).toBeGreaterThanOrEqual(30);
});

test.concurrent.for(ENVIRONMENTS)('$what, a command ends as it should', async (each, context) => {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-hostile-'));
  const account = newAccountFile();
  const outcome = await typed(each, account, folder);
  const { code, stdout, stderr } = outcome;
  context.expect(stdout + stderr).not.toMatch(/^ {2,}at .+[:(]/m);
  context.expect(stdout + stderr).not.toContain(SECRET);
  const lines = stderr.trim() === '' ? [] : stderr.trim().split('\n');
  if (each.says === undefined) {
    context.expect(lines).toEqual([]);
  } else {
    const [error, ...more] = lines;
    context.expect(error).toMatch(each.says);
    context.expect(error).toMatch(/^error {4}/);
    context.expect(more.length).toBeLessThanOrEqual(1);
    if (more[0] !== undefined) context.expect(more[0]).toMatch(/^next {5}\S/);
  }
  context.expect(code).toBe(each.code ?? 0);
  for (const place of [dirname(account), folder]) expectNoSecretIn(place);
});

// --- internal ---

/** Types a command in a shell, as a reader does, in that environment. */
function typed(
  { env, shell = '', target, args = '' }: Environment,
  account: string,
  folder: string,
): Promise<Outcome> {
  const script = target === 'aws' ? 'run' : 'status';
  const bundle = resolve(BUNDLES, `${script}.mjs`);
  const flags = target === 'aws' ? 'preflight --target aws' : args;
  const command = `'${process.execPath}' --disable-warning=ExperimentalWarning '${bundle}' ${flags}`;
  // The code of the command itself, also where a pipe is behind it.
  const line = shell.includes('|')
    ? `{ ${command} ${shell.slice(0, shell.indexOf('|'))}; echo $? > '${folder}/code'; } ${shell.slice(shell.indexOf('|'))}`
    : `${command} ${shell}`;
  const all = { ...environment(account), ...(target && ON_AWS()), ...env?.(folder) };
  const child = spawn('/bin/sh', ['-c', line], { env: all, stdio: ['ignore', 'pipe', 'pipe'] });
  return finish(child).then((outcome) =>
    shell.includes('|')
      ? { ...outcome, code: Number(readFileSync(join(folder, 'code'), 'utf8')) }
      : outcome,
  );
}

function expectNoSecretIn(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry);
    if (statSync(path).isFile()) expect(readFileSync(path, 'latin1'), path).not.toContain(SECRET);
  }
}
