import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ContainerRuntime } from '../../src/local-aws/runtimes/container-runtime.ts';
import { handlers } from '../../src/local-aws/runtimes/handlers.ts';
import { openServingWith } from '../local-aws/runtimes/serving-fixtures.ts';
import { sleep } from '../local-aws/services/ecs-fixtures.ts';
import { client, openPorts } from '../local-aws/transports/app-ports-fixtures.ts';

// It starts processes.
vi.setConfig({ testTimeout: 120_000 });

const SERVER = 'scripts/app/sample/server.ts';

test('a line of the app is changed, with processes in place of containers, and the new revision is rolled out with no failed request', async () => {
  const images = { 'sample:1': SERVER, 'sample:2': changed() };
  const { runtime, stop, endedWith } = processes(images);
  const open = await openServingWith(runtime);
  await open.register('sample:1');
  await open.create({ desiredCount: 2 });
  await sleep(open.aws, 180_000);
  const { at, bugs } = openPorts(open.aws);
  const balancer = await at(`http://${open.name}/`);
  const ask = client();
  expect((await ask(balancer)).text).toBe('Hello from version 1\n');

  await open.register('sample:2');
  await open.update({ taskDefinition: 'web:2' });
  const counts: Record<string, number> = {};
  for (let moment = 0; moment < 100; moment++) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(balancer)));
    expect(bugs).toEqual([]);
    for (const { status, text } of answers) {
      const answer = `${status} ${text.trim()}`;
      counts[answer] = (counts[answer] ?? 0) + 1;
    }
    await open.aws.sleep(5000);
    // A task that is to stop is in this list already while its target drains.
    for (const { taskArn, lastStatus } of await open.tasks('STOPPED')) {
      if (lastStatus === 'STOPPED') stop(taskArn!);
    }
  }
  expect(Object.keys(counts).sort()).toEqual([
    '200 Hello from version 1',
    '200 Hello from version 2',
  ]);
  expect(Object.values(counts).reduce((sum, each) => sum + each)).toBe(2000);
  expect(await endedWith()).toEqual([0, 0]);
  expect(bugs).toEqual([]);
});

// --- internal ---

/** The sample as a reader changes it. */
function changed(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'fargate-sample-')), 'server.ts');
  const source = readFileSync(SERVER, 'utf8');
  writeFileSync(file, source.replace('version 1', 'version 2'));
  expect(readFileSync(file, 'utf8')).not.toBe(source);
  return file;
}

/** Containers that are processes of this machine: each image is a program. */
function processes(images: Readonly<Record<string, string>>) {
  const running = new Map<string, { child: ChildProcess; port: number }>();
  const stopped: Promise<number | null>[] = [];
  onTestFinished(() => {
    for (const { child } of running.values()) child.kill('SIGKILL');
  });
  const runtime: ContainerRuntime = {
    ...handlers({}),
    async start({ image, task }) {
      const child = spawn(process.execPath, [images[image]!], {
        env: { ...process.env, PORT: '0' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      running.set(task.arn, { child, port: await portOf(child) });
      return { lines: [], unhealthy: false };
    },
    published({ task }) {
      const found = running.get(task.arn);
      return Promise.resolve(found && { host: '127.0.0.1', port: found.port });
    },
    async ask({ container }) {
      const { status } = await fetch(`http://127.0.0.1:${running.get(container.task.arn)!.port}/`);
      const response = { status, headers: {}, cookies: [], body: new Uint8Array() };
      return { response, seconds: 0, lines: [], allocated: 0, cpu: 0 };
    },
  };
  return {
    runtime,
    /** Ends the process of a task as ECS does, once. */
    stop(taskArn: string): void {
      const found = running.get(taskArn);
      if (!found || !running.delete(taskArn)) return;
      stopped.push(new Promise((ended) => found.child.once('close', (code) => ended(code))));
      found.child.kill('SIGTERM');
    },
    /** The exit codes of the processes that were stopped. */
    endedWith: () => Promise.all(stopped),
  };
}

/** Waits until the sample says on which port it listens. */
function portOf(child: ChildProcess): Promise<number> {
  let printed = '';
  return new Promise((found, failed) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const port = /port: (\d+)/.exec(printed)?.[1];
      if (port !== undefined) found(Number(port));
    });
    child.once('close', (code) => failed(new Error(`the sample ended with ${code}: ${printed}`)));
  });
}
