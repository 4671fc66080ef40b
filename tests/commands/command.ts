import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BUNDLES } from './bundle.ts';

/** The outcome of a command. */
export interface Outcome {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A folder of its own for one account, in the system's temporary folder. */
export function newAccountFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'fargate-account-')), 'account.sqlite');
}

/**
 * Starts one of the scripts, bundled (see bundle.ts), on an account of its own, with nothing of this machine's AWS
 * configuration.
 */
export function start(accountFile: string, script: string, ...args: string[]): ChildProcess {
  return startWith({}, accountFile, script, ...args);
}

/** As {@link start}, with more in the environment. */
export function startWith(
  more: Record<string, string>,
  accountFile: string,
  script: string,
  ...args: string[]
): ChildProcess {
  const bundle = join(BUNDLES, `${script}.mjs`);
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', bundle, ...args], {
    env: { ...environment(accountFile), ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Types an npm script, as a reader does, on an account of its own. */
export function startWithNpm(accountFile: string, script: string): ChildProcess {
  return typeNpm({}, accountFile, 'run', '--silent', script);
}

/** Types any command for npm, with more in the environment. */
export function typeNpm(
  more: Record<string, string>,
  accountFile: string,
  ...args: string[]
): ChildProcess {
  return spawn('npm', args, {
    env: { ...environment(accountFile), ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Windows starts npm only through its shell.
    shell: process.platform === 'win32',
  });
}

/** Waits for a command to end. */
export function finish(child: ChildProcess): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((done) => {
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }));
  });
}

/** Runs a command to its end. */
export function run(accountFile: string, script: string, ...args: string[]): Promise<Outcome> {
  return finish(start(accountFile, script, ...args));
}

/** Resolves when a command has printed a text so many times; rejects when it ends before. */
export function printed(child: ChildProcess, text: string, times = 1): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split(text).length > times) resolve();
    });
    child.on('close', () =>
      reject(new Error(`it ended without printing "${text}" ${times} times`)),
    );
  });
}

/** The environment of this process, with nothing of AWS, npm or the tutorial but that account. */
export function environment(accountFile: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(AWS|FARGATE|npm)_/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    LOCAL_AWS_FILE: accountFile,
    NODE_COMPILE_CACHE: resolve('.cache/node'),
    HOME: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    NO_COLOR: '1',
  };
}
