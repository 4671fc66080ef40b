import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copyProject } from '../../../quality/mutation/copy.ts';

/** A guide of docs/, to be followed to the letter in a copy of the project. */
export class Guide {
  readonly #text: string;
  readonly #name: string;
  readonly #folder = join(mkdtempSync(join(tmpdir(), 'fargate-guide-')), 'copy');

  constructor(name: string) {
    this.#name = name;
    this.#text = readFileSync(name, 'utf8');
  }

  open(): void {
    copyProject(this.#folder);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  read(file: string): string {
    return readFileSync(join(this.#folder, file), 'utf8');
  }

  change(file: string, change: (text: string) => string): void {
    writeFileSync(join(this.#folder, file), change(this.read(file)));
  }

  delete(file: string): void {
    rmSync(join(this.#folder, file));
  }

  /** Writes a file as the guide shows it. */
  write(file: string): void {
    writeFileSync(join(this.#folder, file), this.#shown(file));
  }

  /** Puts each line that the guide shows with a plus below the line before it, as a reader would. */
  edit(file: string): void {
    this.change(file, (text) => applied(text, this.#shown(file)));
  }

  /** The commands in the code blocks of its last section. */
  get commands(): string[] {
    const [, section = ''] = this.#text.split('\n## The rest is commands\n');
    const [last = ''] = section.split('\n## ');
    return [...last.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, lines]) =>
      lines!.trim().split('\n'),
    );
  }

  /** Runs a command as npm would, and returns what it printed, whether it failed or not. */
  type(command: string): { output: string; ok: boolean } {
    const environment = {
      ...process.env,
      PATH: `${resolve('node_modules/.bin')}:${process.env['PATH']}`,
    };
    delete (environment as Record<string, string>)['CI'];
    try {
      const output = execFileSync('sh', ['-c', command], {
        cwd: this.#folder,
        env: environment,
        encoding: 'utf8',
      });
      return { output, ok: true };
    } catch (error) {
      return { output: String((error as { stdout?: unknown }).stdout), ok: false };
    }
  }

  /** The code block that the guide shows under the name of a file. */
  #shown(file: string): string {
    const start = this.#text.indexOf(`\n\`${file}\`\n\n\`\`\``);
    if (start < 0) throw new Error(`expected a code block of ${file} in ${this.#name}`);
    const block = this.#text.slice(this.#text.indexOf('```', start));
    return block.slice(block.indexOf('\n') + 1, block.indexOf('\n```') + 1);
  }
}

// --- internal ---

function applied(text: string, diff: string): string {
  let [lines, above] = [text.split('\n'), ''];
  for (const line of diff.trimEnd().split('\n')) {
    const content = line.slice(1);
    if (line.startsWith('+')) {
      const at = lines.indexOf(above);
      if (at < 0) throw new Error(`expected the line "${above}"`);
      lines = [...lines.slice(0, at + 1), content, ...lines.slice(at + 1)];
    }
    above = content;
  }
  return lines.join('\n');
}
