import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A guide of docs/, followed in a copy of the project. */
export function followGuide(guide: string, folder: string) {
  const text = readFileSync(guide, 'utf8');
  const inCopy = (file: string) => join(folder, file);

  /** The code block that the guide shows under the name of a file. */
  const shown = (file: string): string => {
    const start = text.indexOf(`\n\`${file}\`\n\n\`\`\``);
    if (start < 0) throw new Error(`expected a code block of ${file} in ${guide}`);
    const block = text.slice(text.indexOf('```', start));
    return block.slice(block.indexOf('\n') + 1, block.indexOf('\n```') + 1);
  };

  return {
    /** Writes a new file, as the guide shows it. */
    write: (file: string) => writeFileSync(inCopy(file), shown(file)),
    /** Puts each line with a plus below the line before it, as a reader would. */
    edit: (file: string) =>
      writeFileSync(inCopy(file), applied(readFileSync(inCopy(file), 'utf8'), shown(file))),
    read: (file: string) => readFileSync(inCopy(file), 'utf8'),
    /** The commands in the code blocks below a heading. */
    commandsBelow: (heading: string): string[] => {
      const blocks = text.slice(text.indexOf(`\n${heading}\n`)).matchAll(/```sh\n([^]*?)```/g);
      return [...blocks].flatMap(([, lines]) => lines!.trim().split('\n'));
    },
    /** Runs a command as a shell would, and returns what it printed, whether it failed or not. */
    run: (command: string) => run(command, folder),
  };
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

function run(command: string, cwd: string): { output: string; ok: boolean } {
  const { CI: _, ...environment } = process.env;
  const env = {
    ...environment,
    PATH: `${resolve('node_modules/.bin')}:${process.env['PATH']}`,
  };
  try {
    return {
      output: execFileSync('sh', ['-c', command], { cwd, env, encoding: 'utf8' }),
      ok: true,
    };
  } catch (error) {
    return { output: String((error as { stdout?: unknown }).stdout), ok: false };
  }
}
