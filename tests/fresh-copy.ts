import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyProject } from '../quality/mutation/copy.ts';

/**
 * Copies the project as it is after `git clone` and `npm ci`: nothing that a build, a server or a check has left is there.
 * The packages are really below the copy, so that their paths begin with its own: a link to them would lead out of it.
 *
 * @param name of the folder
 */
export function freshCopy(name: string): { folder: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'fargate-fresh-'));
  const folder = join(parent, name);
  copyProject(folder);
  for (const made of ['.cache', 'node_modules', 'reports']) {
    rmSync(join(folder, made), { recursive: true, force: true });
  }
  linkPackages(folder);
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** Puts the installed packages into a folder, as `npm ci` would: as links to the same files, which takes a second. */
export function linkPackages(folder: string): void {
  linkFiles('node_modules', join(folder, 'node_modules'), (entry) => !CACHES.has(entry));
}

// --- internal ---

/** Folders that tools keep beside the packages. */
const CACHES = new Set(['.astro', '.cache', '.vite', '.vite-temp']);

/** Makes the same tree of folders, with links to the same files: ten thousands of them take a second. */
function linkFiles(
  from: string,
  to: string,
  wanted: (entry: string) => boolean = () => true,
): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!wanted(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFiles(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    // The temporary folder may be on another disk.
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    copyFileSync(source, target);
  }
}
