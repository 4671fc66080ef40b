import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The outcome of a program, and all that it printed. */
export interface Quiet {
  ok: boolean;
  output: string;
}

/** Runs a program of the packages to its end, and keeps what it prints from the reader. Each line is told as it comes. */
export async function quietly(
  command: string,
  args: readonly string[],
  heard: (line: string) => void = () => undefined,
): Promise<Quiet> {
  const child = spawn(command, args, {
    stdio: ['inherit', 'pipe', 'pipe'],
    // Windows starts what is in node_modules/.bin only through its shell.
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const line of text.split('\n')) heard(line);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { ok: code === 0, output };
}
