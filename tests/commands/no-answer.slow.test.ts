import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test, vi, type TestContext } from 'vitest';
import { patience } from '../../scripts/cli/patience.ts';
import { identityOf } from '../../src/local-aws/stores/account-file.ts';
import { sqliteStore } from '../../src/local-aws/stores/sqlite.ts';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import { triesWithin } from '../../src/engine/no-answer.ts';
import { finish, newAccountFile, startWith, type Outcome } from './command.ts';

// Each of these starts a process.
vi.setConfig({ testTimeout: 60_000, maxConcurrency: 3 });

/** Seconds, where nothing comes at all; whatever does come has time to, also on a busy machine. */
const PATIENCE = '1.5';
const LONGER = '15';
const HEADERS = 'HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.1\r\n';
const LATE = `did not answer within ${PATIENCE} s`;
const CUT = 'closed the connection before its answer was complete (ECONNRESET)';

/** The behaviour of a server that a request has reached. */
const BEHAVIOURS: [string, (socket: Socket) => void, string][] = [
  ['says nothing', () => undefined, LATE],
  ['stops in its headers', (socket) => socket.write(HEADERS), LATE],
  [
    'stops after its headers',
    (socket) => socket.write(`${HEADERS}content-length: 99\r\n\r\n`),
    LATE,
  ],
  ['stops in its body', (socket) => socket.write(`${HEADERS}content-length: 99\r\n\r\n{"a"`), LATE],
  ['never ends its body', (socket) => drip(socket), LATE],
  ['closes without an answer', (socket) => socket.end(), CUT],
  ['resets the connection', (socket) => socket.resetAndDestroy(), CUT],
  ['closes in its body', (socket) => socket.end(`${HEADERS}content-length: 99\r\n\r\n{"a"`), CUT],
  [
    'tells no length and closes in its body',
    (socket) => socket.end(`${HEADERS}\r\n{"a"`),
    'did not answer the way AWS does (',
  ],
  [
    'is another program',
    (socket) => socket.end('SSH-2.0-OpenSSH\r\n'),
    'does not speak the way AWS does (HPE_',
  ],
];

/** A letter each tenth of a second: there is always something on the line. */
function drip(socket: Socket): void {
  socket.write(`${HEADERS}content-length: 9999\r\n\r\n{"a`);
  const timer = setInterval(() => socket.write('a'), 100);
  socket.on('close', () => clearInterval(timer));
}

/** A real server that does that with every request. Returns its address. */
async function listen(
  { onTestFinished }: TestContext,
  answer: (socket: Socket, request: string) => void,
): Promise<string> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (request) => answer(socket, request.toString()));
  });
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Runs a command that finds an endpoint in the place of AWS. */
function onAws(endpoint: string, seconds: string, ...args: string[]): Promise<Outcome> {
  const environment = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    FARGATE_PATIENCE: seconds,
  };
  return finish(
    startWith(
      environment,
      newAccountFile(),
      ...(args as [string]),
      '--target',
      'aws',
      '--region',
      'us-east-1',
    ),
  );
}

/** Two lines: what is wrong, and the command to type next. */
function lines({ stderr }: Outcome): string[] {
  return stderr.trim().split('\n');
}

test.concurrent.for(BEHAVIOURS)(
  'an endpoint that %s is named',
  async ([, answer, what], context) => {
    const url = await listen(context, answer);
    const outcome = await onAws(url, what === LATE ? PATIENCE : LONGER, 'run', 'preflight');
    const [error, next, ...more] = lines(outcome);
    expect(error).toContain(`error    ${url} ${what}`);
    expect(error).toContain('AWS_ENDPOINT_URL, or endpoint_url in your profile, points there.');
    expect(next).toBe('next     npm run step:preflight -- --target aws --region us-east-1');
    expect(more).toEqual([]);
    expect(outcome.code).toBe(2);
  },
);

test.concurrent('a host that there is not, and a port on which nobody listens', async (context) => {
  const [nowhere, closed] = await Promise.all([
    onAws('http://nowhere.invalid', LONGER, 'audit'),
    onAws('http://127.0.0.1:9', LONGER, 'audit', '--name', 'mine'),
  ]);
  context
    .expect(lines(nowhere)[0])
    .toMatch(/^error {4}http:\/\/nowhere\.invalid cannot be reached \((ENOTFOUND|EAI_AGAIN)\)\./);
  context
    .expect(lines(closed))
    .toEqual([
      expect.stringContaining('http://127.0.0.1:9 cannot be reached (ECONNREFUSED)'),
      'next     npm run audit -- --name mine --target aws --region us-east-1',
    ]);
  context.expect([nowhere.code, closed.code]).toEqual([2, 2]);
});

test.concurrent(
  'in the middle of a run it is named too, by the step that asked',
  async (context) => {
    const who = [
      '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>',
      '<Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/reader</Arn>',
      '</GetCallerIdentityResult></GetCallerIdentityResponse>',
    ].join('');
    const url = await listen(context, (socket, request) => {
      if (!request.includes('GetCallerIdentity')) return;
      socket.end(
        `HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: ${who.length}\r\n\r\n${who}`,
      );
    });
    const outcome = await onAws(url, '5', 'run', 'create-task-role', '--account', '111122223333');
    context.expect(outcome.stdout).toContain('GetRole');
    context
      .expect(lines(outcome))
      .toEqual([
        expect.stringContaining(`${url} did not answer within 5 s`),
        'next     npm run step:create-task-role -- --account 111122223333 --target aws --region us-east-1',
      ]);
    context.expect(outcome.code).toBe(2);
  },
);

/** Runs a command while a server, which is said to be the local AWS, has the local account. */
async function besideServer(
  context: TestContext,
  answer: (socket: Socket, request: string, identity: string) => void,
  ...args: string[]
): Promise<Outcome & { url: string; holder: string }> {
  const file = newAccountFile();
  const url = await listen(context, (socket, request) =>
    answer(socket, request, identityOf(file)!),
  );
  const holder = `"npm run local-aws" (process 42) at ${url}`;
  const store = sqliteStore(file, 'a test');
  store.announce(holder);
  context.onTestFinished(() => store.close());
  const outcome = await finish(
    startWith({ FARGATE_PATIENCE: PATIENCE }, file, ...(args as [string])),
  );
  return { ...outcome, url, holder };
}

/** Says who it is, and nothing else. */
function introduces(socket: Socket, request: string, identity: string): void {
  if (!request.startsWith('GET /_local-aws/ ')) return;
  const body = JSON.stringify({
    accountId: '111122223333',
    region: 'us-east-1',
    identity,
    speed: 'virtual',
    now: '2026-01-01T00:00:00.000Z',
  });
  socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
}

test.concurrent.for([
  ['says nothing', () => undefined],
  [
    'stops in its body',
    (socket: Socket) => socket.write(`${HEADERS}content-length: 99\r\n\r\n{"a"`),
  ],
  ['says who it is and nothing else', introduces],
] as [string, typeof introduces][])('a local AWS that %s is named', async ([, answer], context) => {
  const outcome = await besideServer(context, answer, 'status');
  const { url, holder } = outcome;
  context
    .expect(lines(outcome))
    .toEqual([
      `error    ${url} ${LATE}. It is ${holder}, which is using the local account. Stop it, and start it again if you need it.`,
      'next     npm run status',
    ]);
  context.expect(outcome.code).toBe(2);
});

test.concurrent('reset and local-aws say so too', async (context) => {
  const outcomes = await Promise.all([
    besideServer(context, introduces, 'reset'),
    besideServer(context, () => undefined, 'local-aws', '--port', '0'),
  ]);
  for (const outcome of outcomes) {
    context.expect(lines(outcome)[0]).toContain(`${outcome.url} ${LATE}`);
    context.expect(outcome.code).toBe(2);
  }
});

test('all tries together end within half a minute, unless the reader says otherwise', () => {
  const { maxAttempts, requestHandler } = triesWithin(patience());
  expect(patience()).toBeLessThan(30);
  expect((maxAttempts * requestHandler.requestTimeout) / 1000).toBeLessThan(patience());
});

test.for(['', '90'])('FARGATE_PATIENCE may be "%s"', (given) => {
  vi.stubEnv('FARGATE_PATIENCE', given);
  expect(patience()).toBe(given === '' ? 20 : 90);
  vi.unstubAllEnvs();
});

test.for(['0', '-1', 'soon', '1e3', '99999'])('FARGATE_PATIENCE may not be "%s"', (given) => {
  vi.stubEnv('FARGATE_PATIENCE', given);
  expect(patience).toThrow(`FARGATE_PATIENCE got "${given}": expected seconds`);
  vi.unstubAllEnvs();
});
