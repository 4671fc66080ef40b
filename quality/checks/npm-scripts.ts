import { existsSync, readFileSync } from 'node:fs';
import { filesLike } from '../harness/files-like.ts';
import { lineAt, lineOf } from './line-of.ts';
import type { Problem, Verdict } from './problem.ts';
import type { Check } from './world.ts';

/** The programs that npm runs, each with a comment at its head that says so. */
const COMMANDS = ['scripts/*.ts', 'quality/*.ts'];
/** Where somebody is told to type a command, the pages apart. */
const TEXTS = ['README.md', 'docs/**/*.md', '.ci/*', '.github/workflows/*'];

/**
 * An npm script runs what is there: another script, an installed program, or a file that says so at its head. And what says
 * at its head that npm runs it, or what a text tells a reader to type, is an npm script.
 */
export const npmScripts: Check = {
  name: 'npm scripts',
  run: () => checkNpmScripts(readFileSync('package.json', 'utf8')),
};

/** @param packageJson the text of package.json */
export function checkNpmScripts(packageJson: string): Verdict {
  const { scripts } = JSON.parse(packageJson) as { scripts: Scripts };
  const commands = filesLike(COMMANDS);
  const ownNames = new Map(commands.map((file) => [file, namesIn(file)]));
  const problems = [
    ...Object.entries(scripts).flatMap(([name, command]) =>
      command.split('&&').flatMap((part) => {
        const found = faultOf(name, part.trim().split(' '), scripts, ownNames);
        return found === undefined ? [] : [problem(name, 'a command of this project', found)];
      }),
    ),
    ...[...ownNames].flatMap(([file, own]) =>
      own
        .filter((name) => !Object.entries(scripts).some((script) => runs(script, name, file)))
        .map((name) => problem(name, `the npm script ${name}, which runs ${file}`, 'none')),
    ),
    ...filesLike(TEXTS).flatMap((file) => unknownIn(file, scripts)),
  ];
  return { count: Object.keys(scripts).length, problems };
}

// --- internal ---

type Scripts = Readonly<Record<string, string>>;

/** The npm scripts that a file says it is, as `check`, or as `step:<id>` for all that begin so. */
function namesIn(file: string): string[] {
  const head = /^(?:\/\*\*| \*) `npm (?:run )?([\w:<>-]+)/m.exec(readFileSync(file, 'utf8'));
  return head ? [head[1]!] : [];
}

function hasEntry(file: string, name: string): boolean {
  return new RegExp(`^  '?${name}'?: \\{`, 'm').test(readFileSync(file, 'utf8'));
}

function runs([script, command]: [string, string], name: string, file: string): boolean {
  const isNamed = name.includes('<') ? script.startsWith(name.split('<')[0]!) : script === name;
  return isNamed && command.split(' ').includes(file);
}

function faultOf(
  name: string,
  [program = '', ...words]: string[],
  scripts: Scripts,
  ownNames: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  if (program === 'npm') {
    return scripts[words[1] ?? ''] === undefined ? `npm ${words.join(' ')}: no script` : undefined;
  }
  if (program !== 'node') {
    const isThere = existsSync(`node_modules/.bin/${program}`);
    return isThere ? undefined : `${program}, which is no program of an installed package`;
  }
  const file = words.find((word) => !word.startsWith('--')) ?? '';
  const own = ownNames.get(file);
  // One file may be several scripts: it is told which, and has an entry for it.
  if (own && words.at(-1) === name && hasEntry(file, name)) return undefined;
  if (!own) return `${file}, which is no command of scripts/ or quality/`;
  const isOwn = own.some(
    (each) => name === each.split(/:?</)[0] || name.startsWith(prefixOf(each)),
  );
  return isOwn ? undefined : `${file}, which says at its head that npm runs it as ${own.join()}`;
}

/** `step:` of `step:<id>`; of a whole name itself. */
function prefixOf(name: string): string {
  return name.split('<')[0]!;
}

function unknownIn(file: string, scripts: Scripts): Problem[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/\bnpm run ((?:-s |--silent )?)([\w:-]*\w)(?![\w:<…-])/g)]
    .filter(([, , name]) => scripts[name!] === undefined)
    .map(({ index, 2: name }) => ({
      file,
      line: lineAt(text, index),
      expected: 'an npm script that there is',
      found: `npm run ${name}`,
      mend: 'correct the text, or put the script back',
    }));
}

function problem(name: string, expected: string, found: string): Problem {
  const line = lineOf(readFileSync('package.json', 'utf8'), `"${name}"`);
  return { file: 'package.json', line, expected, found, mend: 'correct package.json' };
}
