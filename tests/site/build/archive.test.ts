import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { list } from 'tar';
import { expect, onTestFinished, test } from 'vitest';
import { archiveOf } from '../../../src/site/build/code/archive.ts';

const FILES = [
  'package.json',
  'scripts/tutorial.ts',
  '.node-version',
  `${'deep/'.repeat(30)}file.ts`,
];

/** Files that must not be in it, whether or not git keeps them. */
const OTHERS = [
  'node_modules/a/index.js',
  'dist/index.html',
  '.local-aws/account.sqlite',
  '.env',
  'scripts/.env.local',
  'my.pem',
  '.cache/x',
];

test('it has the sources in one folder, and nothing that is made or may be secret', () => {
  expect(namesIn(project([...FILES, ...OTHERS]))).toEqual(expected(FILES));
});

test('where git keeps the project, it has what git keeps, as it is now', () => {
  const folder = project([...FILES, '.env']);
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--force', '.');
  write(folder, 'not-added.txt');
  rmSync(join(folder, '.node-version'));
  expect(namesIn(folder)).toEqual(expected(FILES.filter((file) => file !== '.node-version')));
});

test('it has the same bytes for the same files, whenever and by whomever they were written', () => {
  const [one, other] = [project(FILES), project(FILES.toReversed())];
  utimesSync(join(other, 'package.json'), 0, 1_000_000);
  chmodSync(join(other, 'package.json'), 0o664);
  expect(archiveOf(other).sha256).toBe(archiveOf(one).sha256);
  writeFileSync(join(other, 'package.json'), 'changed');
  expect(archiveOf(other).sha256).not.toBe(archiveOf(one).sha256);
});

// --- internal ---

function project(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'sources-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of files) write(folder, file);
  return folder;
}

function write(folder: string, file: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `content of ${file}\n`);
}

function git(cwd: string, ...args: string[]): void {
  execFileSync('git', args, { cwd });
}

function namesIn(folder: string): string[] {
  const names: string[] = [];
  const reader = list({ sync: true, onReadEntry: ({ path }) => void names.push(path) });
  reader.end(archiveOf(folder).bytes);
  return names;
}

function expected(files: readonly string[]): string[] {
  return files.toSorted().map((file) => `fargate-step-by-step/${file}`);
}
