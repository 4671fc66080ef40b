import { existsSync, globSync, readFileSync } from 'node:fs';
import { filesLike } from '../harness/files-like.ts';
import { once } from '../harness/once.ts';

/** Where somebody reads about the project, its pages apart. */
export const GUIDES = ['README.md', 'docs/*.md', 'docs/decisions/*.md'];

/** Everything that is written here, what is told of it and what judges that apart. */
const CODE = [
  '*.{ts,js,mjs,json,jsonc}',
  '.ci/*',
  '.github/**/*.yml',
  '{scripts,quality,src,tests}/**/*.{ts,js,mjs,astro,css,mdx,py}',
  '{src,quality}/**/*.json',
];
const NO_CODE = /^(package-lock\.json|quality\/(checks|mutation)\/guide|tests\/quality\/)/;

/** The code in which a guide's code is looked for. */
export interface CodeOfProject {
  file: string;
  /** Files that the guide itself makes. */
  made: readonly string[];
  /** Every file and folder, folders with a slash at the end. */
  files: ReadonlySet<string>;
  /** Every name. */
  words: ReadonlySet<string>;
}

/** Every file and folder of the project; read once. */
export const projectFiles = once((): ReadonlySet<string> => {
  const all = filesLike('{*,{.ci,.github,docs,public,quality,scripts,src,tests}/**/*}');
  return new Set(all.flatMap((path) => [path, `${path}/`]));
});

/** All of the code as one text; read once. */
export const textOfCode = once(() => {
  const files = filesLike(CODE).filter((file) => !NO_CODE.test(file));
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
});

/** The names in the code; read once. */
export const wordsOfCode = once(
  (): ReadonlySet<string> => new Set(textOfCode().match(/[A-Za-z_$][\w$]*/g)),
);

/**
 * Returns what is wrong with code in a guide: a path that leads nowhere, a component that there is not.
 *
 * @returns `''` when nothing is, `undefined` when it is neither, nor made of names of the code
 */
export function judgeGuideCode(code: string, own: CodeOfProject): string | undefined {
  if (own.made.includes(code)) return '';
  if (isPath(code)) return isThere(code, own) ? '' : 'there is no such file or folder';
  const [, element, isOurs] = /^<(([A-Z])?\w+)/.exec(code) ?? [];
  if (isOurs && !existsSync(`src/site/components/${element}.astro`)) {
    return `there is no component ${element}`;
  }
  const names = code.match(/[A-Za-z_$][\w$]*/g) ?? [];
  return names.every((name) => own.words.has(name)) ? '' : undefined;
}

// --- internal ---

const ENDINGS = /\.(ts|js|mjs|json|md|mdx|astro|css|txt|sh|py|yml)$/;

/** A name with an ending of a file, or a path below one of our folders, or one with a slash at its end. */
function isPath(code: string): boolean {
  if (/\s|^[/'"<{(@.]|^https?:/.test(code) || /[(){}<>]/.test(code)) return false;
  return (
    ENDINGS.test(code) ||
    /^[\w./-]+\/$/.test(code) ||
    /^(src|scripts|quality|tests|docs)\//.test(code)
  );
}

/** A path from the root, or the end of one, as a guide writes it that has said where it is. */
function isThere(path: string, { files: all }: CodeOfProject): boolean {
  if (path.includes('*'))
    return globSync([path, `**/${path}`], { exclude: ['node_modules/**', 'dist/**'] }).length > 0;
  if (all.has(path)) return true;
  for (const each of all) if (each.endsWith(`/${path}`)) return true;
  return false;
}
