import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import type { HttpServer } from '../../src/local-aws/transports/http-server.ts';
import { openLocalAws, serve } from '../local.ts';
import { proxyTo, saying, type Proxied } from './behind-a-proxy.ts';
import { finish, newAccountFile, startWith, type Outcome } from './command.ts';

// Each of these starts a process.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PASSWORD = 'pa55word-of-the-proxy';

let server: HttpServer;
let proxy: Proxied;
beforeAll(async () => {
  server = await serve(await openLocalAws(allServices), (error) => console.error(error));
  proxy = await proxyTo(server.url);
});
afterAll(async () => {
  proxy.close();
  await server.close();
});
afterEach(() => {
  proxy.asked.length = 0;
  delete proxy.refusing.with;
  delete proxy.answering.with;
});

/** Runs a command on AWS itself, to which there is no way but through the proxy. */
function onAws(more: Record<string, string>, ...args: string[]): Promise<Outcome> {
  const settings = {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_REGION: 'us-east-1',
    NODE_EXTRA_CA_CERTS: proxy.certificate,
    FARGATE_PATIENCE: '15',
    ...more,
  };
  const flags = ['--target', 'aws', '--account', '111122223333'];
  return finish(startWith(settings, newAccountFile(), ...(args as [string]), ...flags));
}

/** The URL of the proxy, with a name and a password. */
function withPassword(): string {
  return proxy.url.replace('//', `//reader:${PASSWORD}@`);
}

/** One line of what is wrong, one with the next command, and the password in none. */
function linesOf({ stderr, stdout, code }: Outcome): string[] {
  expect(stdout + stderr).not.toContain(PASSWORD);
  expect(code).toBe(2);
  return stderr.trim().split('\n');
}

const AGAIN = 'next     npm run step:create-task-role -- --target aws --account 111122223333';

test.for([
  ['HTTPS_PROXY', 'large'],
  ['https_proxy', 'small'],
] as const)('%s leads to AWS, with a name and a password', async ([variable, name]) => {
  const named = ['--name', name];
  const settings = { [variable]: withPassword() };
  const { code, stdout, stderr } = await onAws(settings, 'run', 'create-task-role', ...named);
  expect(stderr).toBe('');
  expect(stdout).toContain('Done.');
  expect(stdout).not.toContain(PASSWORD);
  expect(code).toBe(0);
  expect(new Set(proxy.asked)).toEqual(
    new Set(['sts.us-east-1.amazonaws.com:443', 'iam.amazonaws.com:443']),
  );
});

test('a proxy without a scheme is taken as the AWS CLI takes it', async () => {
  const { code } = await onAws({ HTTPS_PROXY: proxy.url.slice('http://'.length) }, 'audit');
  expect(code).toBe(0);
  expect(proxy.asked).toContain('ecs.us-east-1.amazonaws.com:443');
});

test('a proxy that refuses is named by its variable', async () => {
  proxy.refusing.with = saying('407 Proxy Authentication Required', 'text/html', '<html>no</html>');
  const outcome = await onAws({ HTTPS_PROXY: withPassword() }, 'run', 'create-task-role');
  expect(linesOf(outcome)).toEqual([
    'error    https://sts.us-east-1.amazonaws.com cannot be reached: the proxy said HTTP/1.1 407 Proxy Authentication Required. The call goes through the proxy in HTTPS_PROXY. Check that proxy, its user name and its password; NO_PROXY exempts hosts from it.',
    AGAIN,
  ]);
});

test.for([
  ['that is not there', 'http://reader:PASSWORD@127.0.0.1:9', /cannot be reached \(ECONNREFUSED\)/],
  [
    'of another kind',
    'socks5://reader:PASSWORD@127.0.0.1:9',
    /HTTPS_PROXY is not a proxy: expected a URL such/,
  ],
  [
    'that is no URL',
    'http://reader:PASSWORD@:port',
    /HTTPS_PROXY is not a proxy: expected a URL such/,
  ],
] as const)('a proxy %s is told in one line', async ([, url, message]) => {
  const outcome = await onAws({ HTTPS_PROXY: url.replace('PASSWORD', PASSWORD) }, 'audit');
  const [error, next, ...more] = linesOf(outcome);
  expect(error).toMatch(message);
  expect(next).toMatch(/^next {5}(npm run audit|unset HTTPS_PROXY)/);
  expect(more).toEqual([]);
});

test('a proxy that hangs up is told in one line', async () => {
  proxy.refusing.with = (socket) => void socket.resetAndDestroy();
  const [error, ...more] = linesOf(await onAws({ HTTPS_PROXY: withPassword() }, 'audit'));
  expect(error).toMatch(/^error {4}https:\/\/sts\.us-east-1\.amazonaws\.com .*HTTPS_PROXY/);
  expect(more).toHaveLength(1);
});

test('a certificate that nobody trusts is told, with the proxy that may have put it there', async () => {
  const outcome = await onAws({ HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: '' }, 'audit');
  const [error, ...more] = linesOf(outcome);
  expect(error).toMatch(/SELF_SIGNED_CERT|UNABLE_TO_VERIFY/);
  expect(error).toContain('HTTPS_PROXY');
  expect(more).toHaveLength(1);
});

const PAGE = '<html><body><p>Sign in to the network</p></body></html>';

test.for([
  ['a web page in place of an answer', '200 OK', 'answered with a web page (HTTP 200)'],
  ['a page that says no', '403 Forbidden', 'answered with a web page (HTTP 403)'],
  ['a page of a gateway', '502 Bad Gateway', 'answered with a web page (HTTP 502)'],
] as const)('%s is no answer of AWS', async ([, status, message]) => {
  proxy.answering.with = () => ({
    status: Number(status.slice(0, 3)),
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: PAGE,
  });
  const [error, next, ...more] = linesOf(await onAws({ HTTPS_PROXY: proxy.url }, 'audit'));
  expect(error).toContain(`https://sts.us-east-1.amazonaws.com ${message}, as AWS does not.`);
  expect(error).not.toContain('<html>');
  expect(next).toMatch(/^next {5}npm run audit/);
  expect(more).toEqual([]);
});

test('a redirection is no answer of AWS, and only its host is told', async () => {
  proxy.answering.with = () => ({
    status: 302,
    headers: { location: `https://login.example.com/in?token=${PASSWORD}` },
    body: '',
  });
  const [error, ...more] = linesOf(await onAws({ HTTPS_PROXY: proxy.url }, 'audit'));
  expect(error).toContain(
    'sent the request on to https://login.example.com (HTTP 302), as AWS does not.',
  );
  expect(more).toHaveLength(1);
});

test('without TLS it is HTTP_PROXY that leads', async () => {
  const settings = { AWS_ENDPOINT_URL: 'http://aws.example.test', HTTP_PROXY: withPassword() };
  const { code } = await onAws(settings, 'audit');
  expect(code).toBe(0);
  expect(proxy.asked).toContain('http://aws.example.test/');
  proxy.refusing.with = saying('403 Forbidden', 'text/html', PAGE);
  const [error, ...more] = linesOf(await onAws(settings, 'audit'));
  expect(error).toContain('http://aws.example.test answered with a web page (HTTP 403)');
  expect(error).toContain('HTTP_PROXY');
  expect(more).toHaveLength(1);
});

test('this machine is never asked through a proxy', async () => {
  const settings = { AWS_ENDPOINT_URL: server.url, HTTP_PROXY: 'http://127.0.0.1:9' };
  expect((await onAws(settings, 'run', 'preflight')).code).toBe(0);
});

test.skipIf(process.platform !== 'linux')('NO_PROXY exempts hosts', async ({ onTestFinished }) => {
  // Another address of this machine, which no rule of ours exempts.
  const other = createServer((incoming, outgoing) => {
    outgoing.writeHead(501, { 'content-type': 'text/xml' });
    outgoing.end(
      '<ErrorResponse><Error><Code>Direct</Code><Message>It came directly.</Message></Error></ErrorResponse>',
    );
    incoming.resume();
  });
  onTestFinished(() => void other.close());
  other.listen(0, '127.0.0.2');
  await once(other, 'listening');
  const AWS_ENDPOINT_URL = `http://127.0.0.2:${(other.address() as AddressInfo).port}`;
  const settings = { AWS_ENDPOINT_URL, HTTP_PROXY: proxy.url };
  expect((await onAws({ ...settings, NO_PROXY: '127.0.0.2' }, 'audit')).stderr).toContain(
    'It came directly.',
  );
  expect(proxy.asked).toEqual([]);
  await onAws(settings, 'audit');
  expect(proxy.asked.length).toBeGreaterThan(0);
});
