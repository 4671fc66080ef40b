import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * The files of the project, sorted, with slashes: what git keeps, as it is in the folder now. Where there is no git, as in an
 * unpacked archive, all that is there, but for what programs make and what may hold a secret.
 */
export function sourceFiles(folder = '.'): string[] {
  const files = ofGit(folder) ?? ofFolder(folder);
  return files
    .filter((file) => !isLeftOut(file) && existsSync(join(folder, file)))
    .sort((a, b) => (a < b ? -1 : 1));
}

// --- internal ---

/** Files that commands make, which .gitignore leaves out too. */
const MADE = new Set([
  '.git',
  'node_modules',
  'dist',
  '.astro',
  '.local-aws',
  '.cache',
  'reports',
  'coverage',
]);

/** Where people keep keys, whether or not git keeps the file. */
const SECRET = /^(\.env(\..*)?|\.aws|.*\.pem|.*\.key)$/;

function isLeftOut(file: string): boolean {
  const parts = file.split('/');
  return (
    MADE.has(parts[0]!) || parts.some((part) => SECRET.test(part)) || /\.corrected$/.test(file)
  );
}

/** `undefined` where the folder is no repository of its own, or git is not installed. */
function ofGit(folder: string): string[] | undefined {
  if (!existsSync(join(folder, '.git'))) return undefined;
  try {
    const listed = execFileSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8' });
    return listed.split('\0').filter((file) => file !== '');
  } catch (error) {
    // Not installed, or the folder belongs to somebody else: then git refuses.
    if (!(error instanceof Error && ('code' in error || 'status' in error))) throw error;
    return undefined;
  }
}

function ofFolder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !isLeftOut(name))
    .flatMap((entry) => {
      if (!entry.isDirectory()) return [entry.name];
      const below = readdirSync(join(folder, entry.name), { recursive: true, encoding: 'utf8' });
      return below
        .map((file) => join(entry.name, file))
        .filter((file) => statSync(join(folder, file)).isFile())
        .map((file) => file.split(sep).join('/'));
    });
}
