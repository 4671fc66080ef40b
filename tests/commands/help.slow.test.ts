import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { copyProject } from '../../quality/mutation/copy.ts';
import { finish, newAccountFile, type Outcome } from './command.ts';

// Each of these starts a process or two, on a copy of the project, so that whatever one of them writes is seen.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000, maxConcurrency: 3 });

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};
const names = Object.keys(scripts);

let parent: string;
let folder: string;
let before: string[];
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'fargate-help-'));
  folder = join(parent, 'copy');
  copyProject(folder);
  before = filesNow();
});
afterAll(() => {
  try {
    expect(filesNow()).toEqual(before);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
});

test.concurrent.each(names)('npm run %s -- --help says what it does and how', async (name) => {
  const { code, stdout, stderr } = await typeScript(name, '--help');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const command = ['test', 'start'].includes(name) ? `npm ${name}` : `npm run ${name}`;
  const typed = name === 'step' || name === 'undo' ? `${command}:<id>` : command;
  expect(stdout).toMatch(`Usage: ${typed} -- [options]`);
  expect(stdout).toMatch(/^\n?\S.*\.$/m);
  expect(stdout).toContain('-h, --help');
  expect(stdout).toMatch(new RegExp(`^Examples:\n  ${typed}`, 'm'));
});

test.concurrent.each(names)('npm run %s refuses a flag that it does not take', async (name) => {
  const { code, stdout, stderr } = await typeScript(name, '--hlep');
  expect(stdout).toBe('');
  expect(stderr).toContain(`unknown option '--hlep'. Did you mean --help?`);
  expect(stderr).toMatch(/^next {5}npm .* -- --help$/m);
  expect(stderr.trim().split('\n')).toHaveLength(2);
  expect(code).toBe(2);
});

// --- internal ---

/** Runs what npm runs, without npm, which takes longer than all else. */
function typeScript(name: string, ...args: string[]): Promise<Outcome> {
  const [program, ...rest] = scripts[name]!.split(' ');
  expect(program).toBe('node');
  const child = spawn(process.execPath, [...rest, ...args], {
    cwd: folder,
    env: {
      PATH: `${resolve('node_modules/.bin')}:${process.env['PATH']}`,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
      NODE_COMPILE_CACHE: resolve('.cache/node'),
      LOCAL_AWS_FILE: newAccountFile(),
      npm_lifecycle_event: name,
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return finish(child);
}

/** Every file of the copy, with when it was written. What was compiled may be kept: it says nothing. */
function filesNow(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => !path.startsWith(join('.cache', 'node')) && !/^(node_modules|\.git)\b/.test(path),
    )
    .map((path) => `${path} ${statSync(join(folder, path)).mtimeMs}`)
    .sort();
}
