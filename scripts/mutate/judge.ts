import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Mutant } from './mutant.ts';

/** What the check said of a mutant. */
export interface Judgement {
  mutant: Mutant;
  /** Whether the check failed and named a file and a line. */
  killed: boolean;
  output: string;
  seconds: number;
}

/** What a copy of the project does not need. */
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.astro', '.cache', '.local-aws']);

/** Copies the project into a folder outside of it, with the same installed packages. */
export function copyProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const root = resolve('.');
  const target = resolve(folder);
  cpSync(root, target, {
    recursive: true,
    filter: (source) => !LEFT_OUT.has(source.slice(root.length + 1).split('/')[0] ?? ''),
  });
  symlinkSync(resolve('node_modules'), resolve(folder, 'node_modules'), 'dir');
}

/** Breaks a copy, runs the check there, and mends the copy again. */
export async function judge(mutant: Mutant, folder: string): Promise<Judgement> {
  const file = resolve(folder, mutant.file);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const broken = mutant.edit(before ?? '');
  if (broken === undefined) rmSync(file, { recursive: true });
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, broken);
  }
  try {
    const began = performance.now();
    const { code, output } = await runCheck(folder);
    const seconds = (performance.now() - began) / 1000;
    return { mutant, killed: code === 1 && /^\S+:\d+$/m.test(output), output, seconds };
  } finally {
    if (before === undefined) rmSync(file);
    else writeFileSync(file, before);
  }
}

// --- internal ---

function runCheck(folder: string): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import', 'tsx', 'scripts/check.ts'],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => done({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}
