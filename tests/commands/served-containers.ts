import type { ChildProcess } from 'node:child_process';
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
