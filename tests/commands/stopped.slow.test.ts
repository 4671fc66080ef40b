import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import type { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { startHttpServer, type HttpServer } from '../../src/local-aws/transports/http-server.ts';
import { openLocalAws, serve } from '../local.ts';
import { finish, newAccountFile, printed, startWith } from './command.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let aws: LocalAws;
let server: HttpServer;
beforeAll(async () => {
  aws = await openLocalAws(allServices);
  // At real speed a service is waited for as long as on AWS.
  server = await startHttpServer(aws, {
    port: 0,
    speed: 'real',
    identity: 'a test',
    onBug: (error) => console.error(error),
  });
});
afterAll(() => server.close());

function onAws(url: string, ...args: string[]) {
  const settings = {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_REGION: 'us-east-1',
  };
  const flags = ['--target', 'aws', '--account', '111122223333'];
  return startWith(settings, newAccountFile(), ...(args as [string]), ...flags);
}

test('Ctrl-C while a step waits says what exists, what it costs per hour, and how it is undone', async () => {
  const child = onAws(server.url, 'tutorial', '--name', 'mine');
  const ended = finish(child);
  await printed(child, 'waits    0 s: 0 of 1 running');
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect(stdout).toContain('Stopping after this call. Ctrl-C again stops at once.');
  expect(stdout).toMatch(
    /^\d+ of it exist now: .*\bcluster\b.*\bservice\b.*\. On AWS, it costs \S+ per hour\.$/m,
  );
  expect(stdout).toContain('undo     npm run cleanup -- --target aws --name mine\n');
  expect(stderr).toBe('');
  expect(code).toBe(130);
});

test('where the account says nothing, Ctrl-C says that, and a second one ends it', async ({
  onTestFinished,
}) => {
  const who = [
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>',
    '<Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/reader</Arn>',
    '</GetCallerIdentityResult></GetCallerIdentityResponse>',
  ].join('');
  const silent = createServer((request, response) => {
    request.on('data', (body: Buffer) => {
      if (body.toString().includes('GetCallerIdentity'))
        response.setHeader('content-type', 'text/xml').end(who);
    });
  });
  onTestFinished(() => {
    silent.closeAllConnections();
    silent.close();
  });
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const child = onAws(url, 'run', 'create-task-role');
  const ended = finish(child);
  await printed(child, 'GetRole');
  child.kill('SIGINT');
  await printed(child, 'Stopping after this call.');
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130, stderr: '' });
});

test('a client that sleeps sees time move, though only it writes', async ({ onTestFinished }) => {
  const virtual = await openLocalAws(allServices);
  const beside = await serve(virtual, (error) => console.error(error));
  onTestFinished(() => beside.close());
  for (const step of ['create-service-linked-role', 'create-cluster']) {
    const { code, stderr } = await finish(onAws(beside.url, 'run', step));
    expect(stderr).toBe('');
    expect(code).toBe(0);
  }
  // Each look is 5 s apart on the wall: few of them are few seconds.
  const calls = virtual.journal.since(0).map(({ operation }) => operation);
  expect(calls.filter((each) => each === 'CreateCluster').length).toBeLessThanOrEqual(3);
  expect(calls.filter((each) => each === 'DescribeClusters').length).toBeLessThanOrEqual(4);
});
