import { readFileSync } from 'node:fs';
import { Memo } from '../../src/site/build/memo.ts';
import { loadTypeScript } from '../harness/typescript.ts';

/**
 * What a module imports, as it is written there: `./step.ts`, `@aws-sdk/client-ecs`. TypeScript's own scanner says so, types
 * and `import()` included; of an Astro component it reads what is between the two lines of dashes.
 */
export class Imports {
  readonly #memo = new Memo<string[]>('imports', readFileSync('package-lock.json', 'utf8'));

  of(file: string, source: string): string[] {
    const code = file.endsWith('.astro') ? frontmatter(source) : source;
    return this.#memo.get(code) ?? this.#memo.put(code, this.#scan(code));
  }

  save(): void {
    this.#memo.save();
  }

  #scan(code: string): string[] {
    // Most checks find every file remembered, and need no compiler.
    const { importedFiles } = loadTypeScript().preProcessFile(code, true, false);
    return [...new Set(importedFiles.map(({ fileName }) => fileName))];
  }
}

// --- internal ---

function frontmatter(source: string): string {
  return /^---\n(.*?)\n---$/ms.exec(source)?.[1] ?? '';
}
