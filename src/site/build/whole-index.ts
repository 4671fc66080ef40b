import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

/**
 * Writes the index of the search once more, from memory. Pagefind 1.5.2 writes its files in a process of its own, which
 * Starlight ends as soon as it has answered; on a busy machine the end of a file was missing then (seen on 2026-11-29:
 * 32,768 of the 45,555 bytes of `pagefind.js`), and the search said nothing at all.
 *
 * Throws when Pagefind names an error.
 */
export function wholeIndex(): AstroIntegration {
  return {
    name: 'whole-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        try {
          for (const { path, content } of await filesOf(folder)) {
            const file = join(folder, 'pagefind', path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, content);
          }
        } finally {
          await close();
        }
      },
    },
  };
}

// --- internal ---

async function filesOf(folder: string) {
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`Pagefind does not start: ${errors.join(', ')}`);
  const added = await index.addDirectory({ path: folder });
  const written = await index.getFiles();
  const problems = [...errors, ...added.errors, ...written.errors];
  if (problems.length > 0) throw new Error(`Pagefind has no index: ${problems.join(', ')}`);
  return written.files;
}
