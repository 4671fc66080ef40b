import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extract } from 'tar';
import { linkPackages } from '../fresh-copy.ts';

// Does as a stranger who has nothing but the built site: unpacks the archive in an empty folder, installs, runs. The
// folder's name has a space and a letter outside of ASCII. The packages are links to those that are installed here, in
// place of `npm ci`: npm only reads the lock file of the archive, and says whether it fits.
const ARCHIVE = resolve('dist/fargate-step-by-step.tar.gz');

let parent: string;
let folder: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'fargate-archive-'));
  const empty = join(parent, 'my folder ü');
  mkdirSync(empty);
  extract({ sync: true, file: ARCHIVE, cwd: empty });
  expect(readdirSync(empty)).toEqual(['fargate-step-by-step']);
  folder = join(empty, 'fargate-step-by-step');
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test('npm ci would find a lock file that fits', () => {
  const { status, stderr } = npm('ci', '--dry-run', '--offline', '--ignore-scripts', '--no-audit');
  expect(status, stderr).toBe(0);
});

test('npm run tutorial runs every step, and npm run cleanup takes it back', () => {
  linkPackages(folder);
  const tutorial = npm('run', 'tutorial');
  expect(tutorial.status, tutorial.stdout + tutorial.stderr).toBe(0);
  expect(tutorial.stdout).toContain('Done.');
  expect(existsSync(join(folder, '.local-aws'))).toBe(true);
  const cleanup = npm('run', 'cleanup');
  expect(cleanup.status, cleanup.stdout + cleanup.stderr).toBe(0);
});

test('tar, which the page names, unpacks it too', () => {
  const elsewhere = join(parent, 'elsewhere');
  mkdirSync(elsewhere);
  execFileSync('tar', ['xzf', ARCHIVE], { cwd: elsewhere });
  const files = readdirSync(join(elsewhere, 'fargate-step-by-step'));
  expect(files).toEqual(readdirSync(folder).filter((file) => !MADE.has(file)));
});

// --- internal ---

/** Files and folders that running it has made. */
const MADE = new Set(['node_modules', '.local-aws', '.cache']);

function npm(...args: string[]) {
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST.*|npm_.*)$/.test(name),
  );
  return spawnSync('npm', args, {
    cwd: folder,
    env: { ...Object.fromEntries(environment), NO_COLOR: '1' },
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: 100_000,
  });
}
