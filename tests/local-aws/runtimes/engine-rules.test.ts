import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { framesTo } from '../../../src/local-aws/runtimes/engine/output-frames.ts';
import { linesAfter } from '../../../src/local-aws/runtimes/engine/container-output.ts';
import { findEngine } from '../../../src/local-aws/runtimes/engine/find-engine.ts';
import {
  afterCheck,
  checkCommand,
  UNCHECKED,
} from '../../../src/local-aws/runtimes/engine/health-after-check.ts';
import { failureOf } from '../../../src/local-aws/runtimes/engine/pull-image.ts';
import { mayStart, mayStop } from '../../../src/local-aws/runtimes/engine/start-order.ts';
import type {
  LiveContainer,
  SeenState,
  WantedTask,
} from '../../../src/local-aws/runtimes/live-containers.ts';

/** An answer of the logs of a container: a frame a line. */
function answer(...lines: string[]): Buffer {
  return Buffer.concat(
    lines.map((line) => {
      const text = Buffer.from(`${line}\n`);
      const head = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);
      head.writeUInt32BE(text.length, 4);
      return Buffer.concat([head, text]);
    }),
  );
}

test('output is read once, though several lines have one time and the last second is read again', () => {
  const [first, second] = ['2026-11-29T10:00:00Z', '2026-11-29T10:00:01Z'];
  const whole = [`${first} a`, `${first} b`, `${second} c`];
  const before = linesAfter(answer(...whole.slice(0, 1)));
  expect(before).toEqual({ lines: ['a'], read: { at: first, lines: 1 } });
  const after = linesAfter(answer(...whole), before.read);
  expect(after).toEqual({ lines: ['b', 'c'], read: { at: second, lines: 1 } });
  expect(linesAfter(answer(whole[2]!), after.read)).toEqual({ lines: [], read: after.read });
  expect(linesAfter(answer(whole[2]!, `${second} c`), after.read).lines).toEqual(['c']);
});

test('the output of a command is put together from pieces of any size', () => {
  const frame = (kind: number, text: string) => {
    const head = Buffer.from([kind, 0, 0, 0, 0, 0, 0, 0]);
    head.writeUInt32BE(text.length, 4);
    return Buffer.concat([head, Buffer.from(text)]);
  };
  const whole = Buffer.concat([frame(1, 'out'), frame(2, 'error'), frame(1, ''), frame(1, 'more')]);
  for (const size of [1, 3, 8, 11, whole.length]) {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const take = framesTo(stdout, stderr);
    for (let at = 0; at < whole.length; at += size) take(whole.subarray(at, at + size));
    expect([String(stdout.read()), String(stderr.read())]).toEqual(['outmore', 'error']);
  }
});

test('a container is unhealthy after as many failures in a row as its check wants, and well after one success', () => {
  const check = { command: ['CMD', 'x'], retries: 2, startPeriod: 10 };
  const inStartPeriod = afterCheck(UNCHECKED, check, false, 5);
  expect(inStartPeriod).toEqual({ failures: 0 });
  const once = afterCheck(inStartPeriod, check, false, 15);
  expect(once).toEqual({ failures: 1 });
  const twice = afterCheck(once, check, false, 20);
  expect(twice).toEqual({ health: 'UNHEALTHY', failures: 2 });
  const well = afterCheck(twice, check, true, 25);
  expect(well).toEqual({ health: 'HEALTHY', failures: 0 });
  // Once it was healthy, its start is over.
  expect(afterCheck(afterCheck(UNCHECKED, check, true, 1), check, false, 2).failures).toBe(1);
});

test('the command of a check is run by a shell only where it says so', () => {
  expect(checkCommand({ command: ['CMD-SHELL', 'curl -f localhost || exit 1'] })).toEqual([
    '/bin/sh',
    '-c',
    'curl -f localhost || exit 1',
  ]);
  expect(checkCommand({ command: ['CMD', '/app', 'check'] })).toEqual(['/app', 'check']);
  expect(checkCommand({ command: ['NONE'] })).toBeUndefined();
});

test.each([
  // As Podman 4.3.1 and Docker say them.
  ['reading manifest 9 in docker.io/library/httpd: manifest unknown', 'not-found'],
  ['pull access denied for nobody/nothing, repository does not exist or may require', 'private'],
  ['unauthorized: authentication required', 'private'],
  ['toomanyrequests: You have reached your pull rate limit.', 'rate-limited'],
  ['no matching manifest for linux/arm64 in the manifest list entries', 'wrong-architecture'],
  [
    'pinging container registry localhost: dial tcp 127.0.0.1:443: connect: connection refused',
    'unreachable',
  ],
  ['dial tcp: lookup registry-1.docker.io on 10.0.0.2:53: no such host', 'unreachable'],
])('%s: %s', (message, problem) => {
  expect(failureOf(message)).toEqual({ problem, message });
});

test('containers start after those that they depend on, and stop before them', () => {
  const server = container('server', []);
  const app = container('app', [
    { containerName: 'init', condition: 'SUCCESS' },
    { containerName: 'server', condition: 'HEALTHY' },
  ]);
  const verdict = (init: SeenState, it: SeenState) =>
    mayStart(app, (name) => (name === 'init' ? init : it));
  const [running, absent] = [{ state: 'running' }, { state: 'absent' }] as const;
  const [well, done] = [
    { state: 'running', health: 'HEALTHY' },
    { state: 'exited', code: 0 },
  ] as const;
  expect(verdict(absent, absent)).toBe('waits');
  expect(verdict(running, well)).toBe('waits');
  expect(verdict(done, running)).toBe('waits');
  expect(verdict(done, well)).toBe('now');
  expect(verdict({ state: 'exited', code: 1 }, well)).toEqual({
    never: 'container init exited with 1',
  });
  const task = { containers: [server, app] } as unknown as WantedTask;
  expect(mayStop(server, task, () => running)).toBe(false);
  expect(mayStop(server, task, (name) => (name === 'app' ? done : running))).toBe(true);
  expect(mayStop(app, task, () => running)).toBe(true);
});

test('an engine on another machine is refused, for its ports would be open there', async () => {
  const found = findEngine({ DOCKER_HOST: 'tcp://build.example.com:2375' });
  await expect(found).rejects.toThrow(
    'DOCKER_HOST is tcp://build.example.com:2375. Expected a socket as unix:///var/run/docker.sock, or tcp://127.0.0.1:2375.',
  );
});

function container(
  name: string,
  dependsOn: NonNullable<LiveContainer['definition']['dependsOn']>,
): LiveContainer {
  return { name, definition: { name, dependsOn } } as unknown as LiveContainer;
}
