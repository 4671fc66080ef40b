import { spawn } from 'node:child_process';

export interface StartedServer {
  url: string;
  /** Ends it, and resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts a server in a process of its own and waits until it says where it listens: `ready` matches its URL in what it
 * prints. Throws with what it printed when it ends before.
 */
export function startServer(
  command: string,
  args: readonly string[],
  options: { environment?: Record<string, string>; ready: RegExp },
): Promise<StartedServer> {
  const child = spawn(command, args, {
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((started, failed) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      // After the first lines only the pipe has to be kept empty.
      if (printed.length > 100_000) return;
      printed += chunk.toString();
      const url = options.ready.exec(printed)?.[1];
      if (url !== undefined) started({ url, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', failed);
    child.once('close', () => failed(new Error(`${command} ended: ${printed}`)));
  });
}
