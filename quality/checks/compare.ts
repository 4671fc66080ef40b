import { readdirSync, readFileSync } from 'node:fs';
import { lineOf } from './line-of.ts';
import type { Problem } from './problem.ts';

/** The names of a folder's files with that ending, without it. */
export function stems(folder: string, ending: string, except: string[] = []): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .filter((stem) => !except.includes(stem));
}

/** Compares two lists: a problem for each entry that was not found, and for each thing that is not in the list. */
export function compare(
  ids: readonly string[],
  found: readonly string[],
  say: {
    where(id: string): string;
    missing(id: string): string;
    extra: string;
    mend(id: string): string;
  },
): Problem[] {
  const missing = ids.filter((id) => !found.includes(id));
  const extra = found.filter((id) => !ids.includes(id));
  return [
    ...missing.map((id) => ({
      file: say.where(id),
      line: 1,
      expected: say.missing(id),
      found: 'nothing',
      mend: say.mend(id),
    })),
    ...extra.map((id) => ({
      file: say.where(id),
      line: 1,
      expected: say.extra,
      found: `"${id}", which is not`,
      mend: say.mend(id),
    })),
  ];
}

/** The npm scripts whose names fit the pattern are the wanted ones, each with its command, and no others. */
export function compareNpmScripts(wanted: ReadonlyMap<string, string>, pattern: RegExp): Problem[] {
  const text = readFileSync('package.json', 'utf8');
  const { scripts } = JSON.parse(text) as { scripts: Record<string, string> };
  const problems: Problem[] = [];
  for (const [name, command] of wanted) {
    if (scripts[name] === command) continue;
    problems.push({
      file: 'package.json',
      line: lineOf(text, `"${name}"`),
      expected: `the npm script "${name}": "${command}"`,
      found: scripts[name] === undefined ? 'none' : `"${scripts[name]}"`,
      mend: `npm pkg set "scripts.${name}=${command}"`,
    });
  }
  for (const name of Object.keys(scripts)) {
    if (!pattern.test(name) || wanted.has(name)) continue;
    problems.push({
      file: 'package.json',
      line: lineOf(text, `"${name}"`),
      expected: 'npm scripts of programs that are in the list',
      found: `"${name}"`,
      mend: `npm pkg delete "scripts.${name}"`,
    });
  }
  return problems;
}
