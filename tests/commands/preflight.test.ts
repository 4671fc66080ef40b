import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

test('every npm script looks first whether it can run', () => {
  const all = Object.values(scripts);
  expect(all.length).toBeGreaterThan(50);
  for (const command of all) {
    expect(command).toMatch(/^node (--\S+ )*--import=\.\/scripts\/preflight\.js \S+\.ts( \S+)?$/);
  }
});

test.each([
  [{}, 'npm rebuild node'],
  [{ npm_config_ignore_scripts: 'true' }, 'npm rebuild node --ignore-scripts=false'],
])('an older Node.js is refused in one line, amid %o', (more, next) => {
  const { status, stderr, stdout } = begin('20.20.2', { installed: true }, more);
  expect(stdout).toBe('');
  expect(stderr).toMatch(
    /^error {4}Expected Node\.js 24 or newer, found 20\.20\.2\. .+\nnext {5}.+\n$/,
  );
  expect(stderr).toContain(`next     ${next}\n`);
  expect(status).toBe(2);
});

test('without the packages it says how to get them', () => {
  const { status, stderr } = begin('24.0.0', { installed: false });
  expect(stderr).toBe('error    The packages are not installed.\nnext     npm ci\n');
  expect(status).toBe(2);
});

test('else the program runs', () => {
  const { status, stderr, stdout } = begin('24.0.0', { installed: true });
  expect([status, stdout, stderr]).toEqual([0, 'it ran\n', '']);
});

// --- internal ---

/** Starts a program behind the preflight, in a folder of its own, in a Node.js that says it has that version. */
function begin(
  version: string,
  { installed }: { installed: boolean },
  more: NodeJS.ProcessEnv = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-preflight-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'scripts'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  if (installed) mkdirSync(join(folder, 'node_modules/commander'), { recursive: true });
  copyFileSync('scripts/preflight.js', join(folder, 'scripts/preflight.js'));
  copyFileSync('.node-version', join(folder, '.node-version'));
  const versions = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  writeFileSync(join(folder, 'as-if.cjs'), versions);
  writeFileSync(join(folder, 'program.cjs'), "console.log('it ran');");
  return spawnSync(
    process.execPath,
    ['--require=./as-if.cjs', '--import=./scripts/preflight.js', 'program.cjs'],
    { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], ...more } },
  );
}
