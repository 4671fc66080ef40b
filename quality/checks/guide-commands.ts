import { existsSync, readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { CodeOfProject } from './guide-code.ts';
import { judgeAwsCli, judgeNpm } from './prose/commands.ts';
import type { Known } from './prose/bind.ts';

/** The commands in the fences of a guide, each in its line. */
export function commandsIn(tree: Root): { line: number; command: string }[] {
  const commands: { line: number; command: string }[] = [];
  visit(tree, 'code', ({ lang, value, position }) => {
    if (lang !== 'sh' && lang !== 'bash') return;
    for (const [index, text] of value.split('\n').entries()) {
      const line = (position?.start.line ?? 0) + index + 1;
      for (const command of text.replace(/#.*$/, '').split('&&')) {
        if (command.trim() !== '') commands.push({ line, command: command.trim() });
      }
    }
  });
  return commands;
}

/** Says what is wrong with a command of npm, npx or the AWS CLI. Others are not judged. */
export function judgeGuideCommand(
  command: string,
  known: Known,
  { made, files }: CodeOfProject,
): string | undefined {
  const words = command.split(/\s+/).filter((word) => !/^[A-Z_]+=/.test(word));
  if (words[0] === 'npx') {
    const [, program = ''] = words;
    if (!existsSync(`node_modules/.bin/${program}`)) return `there is no program ${program}`;
    const gone = words
      .slice(2)
      .find((word) => isFile(word) && !files.has(word) && !made.includes(word));
    return gone === undefined ? undefined : `there is no file ${gone}`;
  }
  if (words[0] === 'aws') {
    return words[1] === 'help' || words[2] === 'wait'
      ? undefined
      : judgeAwsCli(command, known.services);
  }
  if (words[0] !== 'npm' || OF_NPM.includes(words[1] ?? '')) return undefined;
  const plain = words.filter((word) => word !== '--silent');
  const at = plain.indexOf('--');
  const script = plain[1] === 'run' ? (plain[2] ?? '') : (plain[1] ?? '');
  if (script.includes('<')) return undefined;
  // A part that a script takes by its name, as `npm run bench -- check`: its source has it.
  const isPart = (word: string) => !word.startsWith('--') && takes(script, word);
  const judged = plain.filter((word, index) => at < 0 || index <= at || !isPart(word));
  const bare = judged.at(-1) === '--' ? judged.slice(0, -1) : judged;
  return judgeNpm(bare.join(' '), known.scripts, () => undefined);
}

// --- internal ---

/** Commands that npm knows by itself. */
const OF_NPM = ['ci', 'install', 'pkg', 'rebuild', 'help', 'view', 'outdated'];

function isFile(word: string): boolean {
  return /\.\w+$/.test(word) && word.includes('/');
}

function takes(script: string, word: string): boolean {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  const file = /\S+\.ts/.exec(scripts[script] ?? '')?.[0] ?? '';
  return existsSync(file) && new RegExp(`['"]?\\b${word}\\b['"]?`).test(readFileSync(file, 'utf8'));
}
