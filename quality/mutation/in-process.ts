import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runScript } from './judge.ts';
import { editedBy, type Mutant } from './mutant.ts';

/** What `npm run check` does about a mutant: all of it, in a process of its own. */
export interface WholeVerdict {
  code: number | null;
  /** Whether it found anything but a ledger that is behind, and said where. */
  killed: boolean;
}

/** Breaks a copy, runs the whole check there, and mends the copy again. */
export async function judgeInAProcess(mutant: Mutant, folder: string): Promise<WholeVerdict> {
  const read = (file: string) => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const edited = editedBy(mutant, (file) => read(file) ?? '');
  const before = edited.map(({ file }) => ({ file, text: read(file) }));
  edited.forEach((edit) => write(folder, edit));
  try {
    const { code, output } = await runScript(folder, 'quality/check.ts');
    // A problem begins with its place; that of the ledger which is behind is every mutant's.
    const problems = output.split('\n\n').filter((block) => /^\S+:\d+\n {2}expected /m.test(block));
    const own = problems.filter(
      (block) => !block.includes('for which steps.lock.json was written'),
    );
    return { code, killed: code === 1 && own.length > 0 };
  } finally {
    before.forEach((edit) => write(folder, edit));
  }
}

// --- internal ---

function write(folder: string, { file, text }: { file: string; text: string | undefined }): void {
  const path = join(folder, file);
  if (text === undefined) return rmSync(path, { force: true });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
