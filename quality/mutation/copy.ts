import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { resolve } from 'node:path';

/** Files and folders that a copy of the project does not need, or has of its own. */
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.astro', '.cache', '.local-aws']);

/** Copies the project into a folder outside of it, with the same installed packages. */
export function copyProject(folder: string, from = '.'): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const root = resolve(from);
  const target = resolve(folder);
  cpSync(root, target, {
    recursive: true,
    filter: (source) => !LEFT_OUT.has(source.slice(root.length + 1).split('/')[0] ?? ''),
  });
  symlinkSync(resolve('node_modules'), resolve(folder, 'node_modules'), 'dir');
}

/** Longer than any script takes. One that runs for ever is ended, and has no exit code. */
const AT_MOST_SECONDS = 300;

/** How many whole seconds something may take here and now: as many times longer as there is more to do than processors. */
export function patience(seconds: number): number {
  return Math.round(seconds * Math.max(1, loadavg()[0]! / availableParallelism()));
}

/**
 * Runs a script of a copy as `npm run` would: in a process of its own. One that is ended by a signal is run once more.
 *
 * @param nodeFlags for Node itself
 */
export async function runScript(
  folder: string,
  script: string,
  flags: readonly string[] = [],
  nodeFlags: readonly string[] = [],
): Promise<{ code: number | null; output: string }> {
  const first = await runOnce(folder, script, flags, nodeFlags);
  // Whatever has ended it, it was not its own verdict.
  return first.code === null ? runOnce(folder, script, flags, nodeFlags) : first;
}

// --- internal ---

function runOnce(
  folder: string,
  script: string,
  flags: readonly string[],
  nodeFlags: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const { CI: _, ...environment } = process.env;
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', ...nodeFlags, script, ...flags],
      {
        cwd: folder,
        env: environment,
        maxBuffer: 64 * 1024 * 1024,
        timeout: patience(AT_MOST_SECONDS) * 1000,
      },
      (_error, stdout, stderr) => done({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}
