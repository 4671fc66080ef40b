import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCAL_CREDENTIALS, makeClients } from '../../src/engine/aws/clients.ts';
import { services as awsServices } from '../../src/engine/aws/index.ts';
import {
  allOn,
  APP,
  engineForTests,
  testOn,
  theEngine,
} from '../local-aws/runtimes/engine-for-tests.ts';
import { finish, newAccountFile, startWith } from './command.ts';
import { runOn, serveOn } from './served-containers.ts';

const found = await engineForTests();
const onEngine = testOn(found, 'The commands with real containers');

const file = newAccountFile();
let before: string[];

beforeAll(async () => {
  if (typeof found !== 'string') before = await allOn(found);
});

afterAll(async () => {
  if (typeof found === 'string') return;
  await run('reset');
  found.close();
});

onEngine(
  'the app of the core track answers on this machine',
  async () => {
    const { stdout, code } = await run('tutorial', '--containers', '--image', APP);
    expect(code).toBe(0);
    const [, url = ''] =
      /HTTP 200 from a container, on this machine at\s+(http:\/\/127\.0\.0\.1:\d+\/): hello/.exec(
        stdout,
      ) ?? [];
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([200, 'hello\n']);
  },
  400_000,
);

onEngine(
  'exec runs a command in the container of the service, with its output and its exit code',
  async () => {
    const ran = await run('exec', '/app', 'exit', '7');
    // Only what the command prints is on stdout.
    expect([ran.code, ran.stdout]).toEqual([7, 'ends by itself\n']);
    const inJson = await run('exec', '--container', 'web', '--json', '--', '/app', 'exit', '3');
    expect(inJson.code).toBe(3);
    expect(
      inJson.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual([
      { type: 'output', stream: 'stdout', text: 'ends by itself\n' },
      { type: 'exit', exitCode: 3 },
    ]);
    // It is in the network of the task: the app answers there.
    expect((await run('exec', '/app', 'check')).code).toBe(0);
    const elsewhere = await run('exec', '--task', 'abc', '--', '/app', 'check');
    expect(elsewhere.code).toBe(2);
    expect(elsewhere.stderr).toMatch(
      /No task "abc" runs in the cluster fargate-tutorial. These do: [0-9a-f]{32}\./,
    );
    const missing = await run('exec', '/nothing');
    expect(missing.code).not.toBe(0);
  },
  400_000,
);

onEngine(
  'after kill -9 of the server, containers and account agree',
  async () => {
    const killed = await serve();
    expect((await serviceAt(killed.url)).runningCount).toBe(1);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const adopted = await allOn(theEngine(found));
    const again = await serve();
    await pause(3000);
    // All goes on that ran: nothing was started for it, and nothing removed.
    expect(await allOn(theEngine(found))).toEqual(adopted);
    expect((await serviceAt(again.url)).runningCount).toBe(1);
    again.child.kill('SIGINT');
    const { code } = await again.ended;
    expect(code).toBe(0);
    expect(await allOn(theEngine(found))).toEqual(before);
    // Ctrl-C has removed them, and the service starts another.
    const last = await serve();
    await expect
      .poll(async () => (await allOn(theEngine(found))).length, { timeout: 120_000, interval: 500 })
      .toBe(adopted.length);
    last.child.kill('SIGKILL');
    await last.ended;
  },
  400_000,
);

onEngine(
  'cleanup leaves nothing of ours on the engine',
  async () => {
    const { stdout, code } = await run('cleanup');
    expect(code).toBe(0);
    expect(stdout).toContain('left 0');
    expect(await allOn(theEngine(found))).toEqual(before);
  },
  400_000,
);

test('without real containers, exec says so and what to do', async () => {
  const { stderr, code } = await finish(startWith({}, newAccountFile(), 'exec', 'sh'));
  expect(code).toBe(2);
  expect(stderr).toContain('The local account runs no real containers');
  expect(stderr).toContain('next     npm run tutorial -- --containers');
});

test('without an engine, one line says what was looked for', async () => {
  const child = startWith(
    { DOCKER_HOST: 'unix:///nonexistent/engine.sock' },
    newAccountFile(),
    'tutorial',
    '--containers',
  );
  const { stderr, code } = await finish(child);
  expect(code).toBe(2);
  expect(stderr).toContain('No container engine: looked for Docker or Podman at DOCKER_HOST.');
});

function run(script: string, ...args: string[]) {
  return runOn(theEngine(found), file, script, ...args);
}

function serve() {
  return serveOn(theEngine(found), file);
}

async function serviceAt(url: string) {
  const { ecs } = makeClients(awsServices, {
    region: 'us-east-1',
    endpoint: url,
    credentials: LOCAL_CREDENTIALS,
  });
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'fargate-tutorial', services: ['fargate-tutorial'] }),
  );
  return services![0]!;
}
