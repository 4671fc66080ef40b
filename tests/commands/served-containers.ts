import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineForTests } from '../local-aws/runtimes/engine-for-tests.ts';
import { finish, printed, startWith, type Outcome } from './command.ts';

/** `npm run local-aws -- --containers`, in a process of its own. */
export interface ServedContainers {
  child: ChildProcess;
  ended: Promise<Outcome>;
  url: string;
}

/** Runs a command to its end on an account whose containers are on that engine. */
export function runOn(
  { host }: EngineForTests,
  file: string,
  script: string,
  ...args: string[]
): Promise<Outcome> {
  return finish(startWith({ DOCKER_HOST: host }, file, script, ...args));
}

/** Serves an account whose containers are on that engine. */
export async function serveOn(
  { host }: EngineForTests,
  file: string,
  ...args: string[]
): Promise<ServedContainers> {
  const child = startWith({ DOCKER_HOST: host }, file, 'local-aws', '--port', '0', ...args);
  let output = '';
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = finish(child);
  await printed(child, 'AWS_SECRET_ACCESS_KEY');
  return { child, ended, url: /AWS_ENDPOINT_URL=(\S+)/.exec(output)![1]! };
}

/** Ends what {@link serveOn} began, and forgets the account with its containers. */
export async function endOn(
  engine: EngineForTests,
  file: string,
  { child, ended }: ServedContainers,
): Promise<void> {
  child.kill('SIGINT');
  await ended;
  await runOn(engine, file, 'reset');
}

/** Resolves when a command has ended: with what it printed where it failed. */
export async function problemOf(command: Promise<Outcome>): Promise<string | undefined> {
  const { code, stdout, stderr } = await command;
  return code === 0 ? undefined : stdout + stderr;
}

/** Where a listener of the load balancer is reached on this machine. */
export async function balancerOf({ url }: ServedContainers, port: 80 | 8080 = 80): Promise<string> {
  const response = await fetch(`${url}/_local-aws/addresses`);
  const addresses = (await response.json()) as { url: string; at: string }[];
  const end = port === 80 ? '.amazonaws.com/' : `.amazonaws.com:${port}/`;
  return addresses.find((each) => each.url.endsWith(end))!.at;
}

/** Moves the time of the account on, for what only takes time: no container has to do with it. */
export async function advance({ url }: ServedContainers, seconds: number): Promise<void> {
  const body = JSON.stringify({ advance: seconds });
  const { status } = await fetch(`${url}/_local-aws/clock`, { method: 'POST', body });
  if (status !== 200) throw new Error(`the clock answered ${status}`);
}

/** Lets the time of the account go five times as fast until a command has ended: a load balancer takes two minutes. */
export async function hasten(server: ServedContainers, command: Promise<Outcome>): Promise<void> {
  let isOver = false;
  const ended = command.finally(() => (isOver = true));
  while (!isOver) {
    await advance(server, 4);
    await pause(1000);
  }
  await ended;
}
