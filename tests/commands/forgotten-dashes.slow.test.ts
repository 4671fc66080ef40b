import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { FLAG_NAMES } from '../../scripts/cli/flag-names.ts';
import { finish, newAccountFile, run, startWith, typeNpm } from './command.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 120_000, maxConcurrency: 3 });

/** Each command, as it is started and as npm calls it. */
const COMMANDS: [args: string[], event: string][] = [
  [['audit'], 'audit'],
  [['cleanup'], 'cleanup'],
  [['exec'], 'exec'],
  [['exercise', 'scale-to-three'], 'exercise -- scale-to-three'],
  [['local-aws'], 'local-aws'],
  [['reset'], 'reset'],
  [['run', 'create-service'], 'step:create-service'],
  [['run', 'register-task-definition'], 'step:register-task-definition'],
  [['show', 'cluster'], 'show:cluster'],
  [['status'], 'status'],
  [['tutorial'], 'tutorial'],
  [['undo', 'prepare-network'], 'undo:prepare-network'],
];

test.concurrent.each(COMMANDS)(
  '%s refuses each of its flags that npm kept, and shows where they go',
  async (start, event) => {
    const [script = '', ...args] = start;
    const file = newAccountFile();
    const help = await helpOf(start);
    const own = [...help.matchAll(/^ {2}(--[a-z-]+)( <\S+>)?/gm)].map(([, flag, value]) => ({
      flag: flag!,
      value,
    }));
    expect(own.length).toBeGreaterThan(0);
    expect(FLAG_NAMES).toEqual(expect.arrayContaining(own.map(({ flag }) => flag)));
    const kept = own.map(
      ({ flag, value }) => [variableOf(flag), value ? 'given' : 'true'] as const,
    );
    const environment = Object.fromEntries<string>([['npm_lifecycle_event', event], ...kept]);
    const { code, stderr } = await finish(startWith(environment, file, script, ...args));
    const next = own.map(({ flag, value }) => (value ? `${flag} given` : flag)).join(' ');
    expect(stderr).toContain(`next     npm run ${withFlags(event, next)}\n`);
    expect(code).toBe(2);
    expect(existsSync(file)).toBe(false);
  },
);

test.concurrent.each(COMMANDS)(
  '%s refuses the flags of the other commands',
  async (start, event) => {
    const [script = '', ...args] = start;
    const file = newAccountFile();
    const help = await helpOf(start);
    const foreign = FLAG_NAMES.filter((flag) => !new RegExp(`^ {2}${flag}\\b`, 'm').test(help));
    expect(foreign.length).toBeGreaterThan(0);
    const kept = foreign.map((flag) => [variableOf(flag), 'true'] as const);
    const environment = Object.fromEntries<string>([['npm_lifecycle_event', event], ...kept]);
    const { code, stderr } = await finish(startWith(environment, file, script, ...args));
    for (const flag of foreign) expect(stderr).toContain(`npm run ${event} takes no ${flag}.`);
    expect(stderr).toContain(`next     npm run ${withFlags(event, '--help')}\n`);
    expect(code).toBe(2);
    expect(existsSync(file)).toBe(false);
  },
);

test.concurrent.each([
  [['run', 'cleanup', '--name', 'other'], 'npm run cleanup -- --name other'],
  [['run', 'tutorial', '--dry-run'], 'npm run tutorial -- --dry-run'],
  [['run', 'status', '--region=eu-west-1'], 'npm run status -- --region eu-west-1'],
  [
    ['run', 'tutorial', '--to', 'create-cluster', '--target', 'aws', '--region', 'us-east-1'],
    'npm run tutorial -- --target aws --region us-east-1 --to create-cluster',
  ],
  [
    ['run', 'step', 'create-service', '--desired-count', '2', '--', '--json'],
    'npm run step:create-service -- --desired-count 2 --json',
  ],
  [['test', '--all'], 'npm test -- --all'],
  [['run', 'check', '--built'], 'npm run check -- --built'],
  [['run', 'mutate', '--each', '5'], 'npm run mutate -- --each 5'],
])('typed as npm %s it is refused', async (args, next) => {
  const file = newAccountFile();
  const { code, stderr } = await finish(typeNpm(home(), file, ...args));
  expect(stderr).toContain('Nothing was done.');
  expect(stderr).toContain(`next     ${next}\n`);
  expect(code).toBe(2);
  expect(existsSync(file)).toBe(false);
});

test.concurrent('what the .npmrc of a reader says is no flag', async () => {
  const npmrc = 'cpu=x64\njson = true\nname="mine"\n';
  const silent = ['run', '--silent', 'audit', '--', '--json'];
  const { code, stdout, stderr } = await finish(typeNpm(home(npmrc), newAccountFile(), ...silent));
  expect(stderr).not.toContain('npm kept');
  expect(stdout).toBe('');
  expect(code).toBe(0);
});

test.concurrent('what a CI tells npm is no flag', async () => {
  const more = { ...home(), npm_config_yes: 'true', npm_config_loglevel: 'error' };
  const child = typeNpm(more, newAccountFile(), 'run', 'tutorial', '--', '--dry-run');
  const { code, stdout } = await finish(child);
  expect(stdout).toContain('preflight: Check your account first');
  expect(code).toBe(0);
});

test.concurrent("npm's own warnings are on", async () => {
  const { stdout } = await finish(typeNpm(home(), newAccountFile(), 'config', 'get', 'loglevel'));
  expect(stdout.trim()).toBe('notice');
  expect(readFileSync('.npmrc', 'utf8')).not.toContain('loglevel');
});

// --- internal ---

const helps = new Map<string, Promise<string>>();

/** The help of a command, asked for once. */
function helpOf([script = '', ...args]: string[]): Promise<string> {
  const key = [script, ...args].join(' ');
  let help = helps.get(key);
  if (!help) {
    help = run(newAccountFile(), script, ...args, '--help').then(({ stdout }) => stdout);
    helps.set(key, help);
  }
  return help;
}

/** The home of a reader, with what npm reads there. */
function home(npmrc = ''): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-home-'));
  writeFileSync(join(folder, '.npmrc'), npmrc);
  return { HOME: folder, USERPROFILE: folder };
}

function variableOf(flag: string): string {
  return `npm_config_${flag.slice(2).replaceAll('-', '_')}`;
}

/** An exercise is an argument already: no second `--` follows it. */
function withFlags(event: string, flags: string): string {
  return event.startsWith('exercise -- ') ? `${event} ${flags}` : `${event} -- ${flags}`;
}
