import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { copyProject } from '../../quality/mutation/copy.ts';
import { BUNDLES, COMMANDS } from './bundle.ts';
import { finish, newAccountFile, type Outcome } from './command.ts';

// Each of these starts a process on a copy of the project, so that whatever one of them writes is seen. The scripts of the
// steps and concepts are three programs with a name behind them: one script of each is started as npm does, and the others
// bundled, which takes a fifth of the time. The help of every other program is asked as npm does, and what it refuses, bundled.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000, maxConcurrency: 3 });

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};
const names = Object.keys(scripts);
/** The last part of a script that names a step or a concept: the program, and what it is given. */
const SHARED = /scripts\/(run|undo|show)\.ts (\S+)$/;
const first = new Map(
  names.toReversed().map((name) => [SHARED.exec(scripts[name]!)?.[1], name] as const),
);

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
  const { code, stdout, stderr } = await typeScript(name, argumentsOf(name), '--help');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const typed = typedFor(name);
  expect(stdout).toContain(`Usage: ${typed} [options]`);
  expect(stdout).toMatch(/^\n?\S.*\.$/m);
  expect(stdout).toContain('-h, --help');
  expect(stdout).toContain(`\nExamples:\n  ${typed.replace(/ --$/, '')}`);
});

test.concurrent.each(names)('npm run %s refuses a flag that it does not take', async (name) => {
  const { code, stdout, stderr } = await typeScript(name, bundled(name), '--hlep');
  expect(stdout).toBe('');
  expect(stderr).toContain(`unknown option '--hlep'. Did you mean --help?`);
  expect(stderr).toContain(`\nnext     ${typedFor(name)} --help\n`);
  expect(stderr.trim().split('\n')).toHaveLength(2);
  expect(code).toBe(2);
});

// --- internal ---

/** A script as a reader types it, up to its first flag. */
function typedFor(name: string): string {
  if (name === 'test' || name === 'start') return `npm ${name} --`;
  if (name === 'step' || name === 'undo') return `npm run ${name}:<id> --`;
  return name === 'exercise' ? 'npm run exercise -- <id>' : `npm run ${name} --`;
}

/** The arguments that node is given for a script: those of npm, or the bundle of the same program. */
function argumentsOf(name: string): string[] {
  const [program, ...rest] = scripts[name]!.split(' ');
  expect(program).toBe('node');
  const [, shared] = SHARED.exec(scripts[name]!) ?? [];
  return !shared || first.get(shared) === name ? rest : bundled(name);
}

/** The same with the bundle of the program, where there is one. */
function bundled(name: string): string[] {
  const [, program = '', ...rest] =
    /^node .*? scripts\/(\S+)\.ts( \S+)?$/.exec(scripts[name]!) ?? [];
  if (!COMMANDS.includes(program)) return scripts[name]!.split(' ').slice(1);
  const given = rest.flatMap((each) => each?.trim() ?? []);
  return [resolve(BUNDLES, `${program}.mjs`), ...given];
}

/** Runs what npm runs, without npm, which takes longer than all else. */
function typeScript(name: string, given: string[], ...args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [...given, ...args], {
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
