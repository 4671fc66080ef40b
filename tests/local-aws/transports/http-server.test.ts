import { request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import {
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { GetRoleCommand, NoSuchEntityException } from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import {
  startHttpServer,
  type HttpServerOptions,
} from '../../../src/local-aws/transports/http-server.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { overHttp } from '../../../src/local-aws/transports/over-http.ts';
import { usedLocally as services } from '../../../scripts/services.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { LOCAL_CREDENTIALS, makeClients } from '../../../src/engine/aws/clients.ts';
import { services as awsServices } from '../../../src/engine/aws/index.ts';
import { openLocalAws } from '../../local.ts';
import { openEcs, web } from '../services/ecs-fixtures.ts';

async function openServer(options: Partial<HttpServerOptions> = {}, given?: LocalAws) {
  const aws = given ?? (await openLocalAws());
  const bugs: unknown[] = [];
  const server = await startHttpServer(aws, {
    port: 0,
    speed: 'virtual',
    // Tests name instants, and the machine may be slow.
    wall: () => 0,
    identity: 'a test',
    onBug: (error) => bugs.push(error),
    ...options,
  });
  onTestFinished(() => server.close());
  const config = { region: 'us-east-1', credentials: LOCAL_CREDENTIALS };
  return {
    aws,
    bugs,
    url: server.url,
    clients: makeClients(awsServices, { ...config, endpoint: server.url }),
    stillClients: makeClients(awsServices, { ...config, requestHandler: overHttp(server.url) }),
  };
}

/** A request as it is, with headers that fetch would not let through. */
function raw(
  url: string,
  options: { method?: string; path?: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number; body: string }> {
  const { method = 'POST', path = '/', headers = {}, body = '' } = options;
  return new Promise((answered, failed) => {
    const request = httpRequest(url + path, { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => answered({ status: response.statusCode!, body: text }));
    });
    request.on('error', failed);
    request.end(body);
  });
}

async function post(url: string, path: string, body: object) {
  const reply = await fetch(url + path, { method: 'POST', body: JSON.stringify(body) });
  const json = (await reply.json()) as { passed?: number; now?: string; error?: string };
  return [reply.status, json] as const;
}

test('SDK clients of all three protocols work by the endpoint alone', async () => {
  const { clients } = await openServer();
  const { Account } = await clients.sts.send(new GetCallerIdentityCommand({}));
  const { Vpcs } = await clients.ec2.send(new DescribeVpcsCommand({}));
  await clients.logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }));
  const { logGroups } = await clients.logs.send(new DescribeLogGroupsCommand({}));
  expect([Account, Vpcs!.length, logGroups!.length]).toEqual(['111122223333', 1, 1]);
});

test('errors arrive over HTTP as the classes of the clients', async () => {
  const { clients } = await openServer();
  await expect(clients.iam.send(new GetRoleCommand({ RoleName: 'nobody' }))).rejects.toThrow(
    NoSuchEntityException,
  );
});

test.each([
  ['another Host', { host: 'attacker.example' }],
  ['a Host that only begins like ours', { host: 'localhost.attacker.example' }],
  ['the Origin of a web page', { origin: 'https://attacker.example' }],
  ['the Origin of a local file', { origin: 'null' }],
  ['the Origin of another local server', { origin: 'http://localhost:4321' }],
])('a request with %s is refused', async (_what, headers) => {
  const { url } = await openServer();
  const { status, body } = await raw(url, { method: 'GET', path: '/_local-aws/', headers });
  expect(status).toBe(403);
  expect(body).toContain('AccessDeniedException');
});

test('a body of 16 MiB and one byte gets 413, announced or not', async () => {
  const { url } = await openServer();
  const body = 'x'.repeat(16 * 1024 * 1024 + 1);
  const announced = await raw(url, { headers: { 'content-length': String(body.length) }, body });
  const chunked = await raw(url, { headers: { 'transfer-encoding': 'chunked' }, body });
  expect([announced.status, chunked.status]).toEqual([413, 413]);
  expect(announced.body).toContain('"__type":"RequestEntityTooLargeException"');
});

test('an operation that is not served answers 501 by name in JSON', async () => {
  const { url } = await openServer();
  const headers = { 'x-amz-target': 'Logs_20140328.StartQuery' };
  const { status, body } = await raw(url, { headers, body: '{}' });
  expect(status).toBe(501);
  expect(body).toContain('"__type":"NotImplemented"');
  expect(body).toContain('src/local-aws/services/logs/operations/start-query.ts');
});

test('an operation that is not served answers 501 by name in XML', async () => {
  const { url } = await openServer();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = 'Action=RunInstances&Version=2016-11-15';
  const reply = await raw(url, { headers, body });
  expect(reply.status).toBe(501);
  expect(reply.body).toContain('<Response><Errors><Error><Code>NotImplemented</Code>');
  expect(reply.body).toContain('ec2:RunInstances');
});

test('a client that only polls sees the states go by, and time stands still for whoever polls what does not change', async () => {
  const { aws, network } = await openEcs();
  const { clients, stillClients } = await openServer({}, aws);
  await clients.ecs.send(new RegisterTaskDefinitionCommand(web()));
  const { tasks } = await clients.ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: network,
    }),
  );
  const began = aws.account.now;
  const poll = async ({ ecs }: typeof clients) => {
    const described = await ecs.send(
      new DescribeTasksCommand({ cluster: 'demo', tasks: [tasks![0]!.taskArn!] }),
    );
    return described.tasks![0]!.lastStatus!;
  };
  await poll(stillClients);
  await clients.ec2.send(new DescribeVpcsCommand({}));
  expect(aws.account.now).toBe(began);
  const seen: string[] = [];
  for (let polls = 0; polls < 12; polls++) seen.push(await poll(clients));
  // ACTIVATING is over before a waiter of the SDK asks for the third time.
  expect([...new Set(seen)]).toEqual(['PROVISIONING', 'PENDING', 'RUNNING']);
  const settled = aws.account.now;
  expect(await poll(clients)).toBe('RUNNING');
  expect(aws.account.now).toBe(settled);
});

test('a sleep stops at the next thing that happens', async () => {
  const { aws, url } = await openServer();
  aws.account.onTimer('test', () => undefined);
  const at = aws.account.now + 7000;
  await aws.account.transaction(() =>
    aws.account.schedule({ at, kind: 'test', subject: 'x', region: 'us-east-1' }),
  );
  const [status, slept] = await post(url, '/_local-aws/clock', { sleep: 60 });
  expect([status, slept]).toEqual([200, { passed: 7000, now: '2026-11-02T09:00:07.000Z' }]);
});

test('the clock can be moved on, and refuses nonsense', async () => {
  const { url } = await openServer();
  const [, moved] = await post(url, '/_local-aws/clock', { advance: 3600 });
  expect(moved).toEqual({ passed: 3_600_000, now: '2026-11-02T10:00:00.000Z' });
  const [status, { error }] = await post(url, '/_local-aws/clock', { advance: -1 });
  expect([status, error]).toEqual([400, expect.stringContaining('body')]);
});

test('with --speed real a sleep takes as long as it says', async () => {
  const startsAt = () => new Date(Date.now() - 1000);
  const real = await LocalAws.open({ store: memoryStore(), services, startsAt });
  const { aws, url } = await openServer({ speed: 'real', wall: Date.now }, real);
  const began = performance.now();
  const [, { passed }] = await post(url, '/_local-aws/clock', { sleep: 0.2 });
  expect(performance.now() - began).toBeGreaterThan(190);
  expect(passed).toBeGreaterThan(190);
  expect(Math.abs(aws.account.now - Date.now())).toBeLessThan(1000);
});

test('with --speed real whoever sleeps wakes when somebody else moves the clock on', async () => {
  const { aws, url } = await openServer({ speed: 'real', wall: () => 0 });
  const began = aws.account.now;
  const sleeps = post(url, '/_local-aws/clock', { sleep: 3600 });
  // The sleeper may not be asleep yet.
  while ((await Promise.race([sleeps, pause(50)])) === undefined) {
    await post(url, '/_local-aws/clock', { advance: 60 });
  }
  const [status, { passed }] = await sleeps;
  expect(status).toBe(200);
  expect(passed).toBeGreaterThanOrEqual(60_000);
  expect(aws.account.now - began).toBeGreaterThanOrEqual(passed!);
});

test('the journal lists requests with their replies, and reset forgets them and the account', async () => {
  const { url, clients } = await openServer();
  await clients.logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }));
  await clients.logs.send(new DescribeLogGroupsCommand({}));
  const journal = () => fetch(`${url}/_local-aws/journal`).then((reply) => reply.json());
  expect(await journal()).toMatchObject([
    { sequence: 1, service: 'logs', operation: 'CreateLogGroup', input: { logGroupName: '/a' } },
    { sequence: 2, operation: 'DescribeLogGroups', output: { logGroups: [{}] } },
  ]);
  await post(url, '/_local-aws/reset', {});
  expect(await journal()).toEqual([]);
  expect((await clients.logs.send(new DescribeLogGroupsCommand({}))).logGroups).toEqual([]);
});

test('after a reset the same calls give the same account again', async () => {
  const { aws, url, clients } = await openServer();
  const first = (await clients.ec2.send(new DescribeVpcsCommand({}))).Vpcs;
  await post(url, '/_local-aws/reset', {});
  expect((await clients.ec2.send(new DescribeVpcsCommand({}))).Vpcs).toEqual(first);
  expect(aws.account.now).toBe(Date.parse('2026-11-02T09:00:00Z'));
});

test('says who it is to whoever asks', async () => {
  const { url } = await openServer();
  const reply = await fetch(`${url}/_local-aws/`);
  expect(await reply.json()).toEqual({
    accountId: '111122223333',
    region: 'us-east-1',
    identity: 'a test',
    speed: 'virtual',
    now: '2026-11-02T09:00:00.000Z',
  });
});

test('a bug of ours is a 500 that the server survives, and is told', async () => {
  const [sts] = services;
  const broken = { ...sts!, operations: [{ ...sts!.operations[0]!, run: () => missing() }] };
  const aws = await LocalAws.open({ store: memoryStore(), services: [broken] });
  const { url, bugs } = await openServer({}, aws);
  const body = 'Action=GetCallerIdentity&Version=2011-06-15';
  const reply = await raw(url, { body, headers: { 'content-type': FORM } });
  expect([reply.status, bugs.length]).toEqual([500, 1]);
  expect(reply.body).toContain('<Code>InternalFailure</Code>');
  expect((await fetch(`${url}/_local-aws/`)).status).toBe(200);
});

const FORM = 'application/x-www-form-urlencoded';

function missing(): never {
  throw new TypeError('x is not a function');
}
