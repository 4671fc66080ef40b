import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Step } from '../../src/tutorial/step.ts';
import { RECORDINGS, STEP_PAGES, STEPS } from '../lib/paths.ts';
import type { Problem, Verdict } from './problem.ts';

/**
 * One name in four places: the list, the file, the page and the npm scripts, and the recordings besides. Whatever is in
 * one of them and not in the others is a problem, both ways.
 */
export function checkNames(steps: readonly Step[]): Verdict {
  const ids = steps.map(({ id }) => id);
  const problems = [
    ...duplicates(ids),
    ...order(steps),
    ...compare(ids, stems(STEPS, '.ts', ['index']), {
      where: (id) => `${STEPS}/${id}.ts`,
      missing: (id) => `the file of the step "${id}"`,
      extra: 'a step that is in the list',
      mend: (id) => `add "${id}" to ${STEPS}/index.ts, or delete its file`,
    }),
    ...compare(ids, stems(STEP_PAGES, '.mdx'), {
      where: (id) => `${STEP_PAGES}/${id}.mdx`,
      missing: (id) => `the page of the step "${id}"`,
      extra: 'a page of a step that is in the list',
      mend: (id) => `write ${STEP_PAGES}/${id}.mdx, or take "${id}" out of ${STEPS}/index.ts`,
    }),
    ...compare(ids, existsSync(RECORDINGS) ? readdirSync(RECORDINGS) : [], {
      where: (id) => `${RECORDINGS}/${id}`,
      missing: (id) => `the recording of the step "${id}"`,
      extra: 'a recording of a step that is in the list',
      mend: () => 'npm run record',
    }),
    ...npmScripts(steps),
  ];
  return {
    what: 'steps with their file, page, recording and npm scripts',
    count: ids.length,
    problems,
  };
}

// --- internal ---

function stems(folder: string, ending: string, except: string[] = []): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .filter((stem) => !except.includes(stem));
}

function compare(
  ids: string[],
  found: string[],
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

function duplicates(ids: string[]): Problem[] {
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => ({
      file: `${STEPS}/index.ts`,
      line: 1,
      expected: `"${id}" once`,
      found: 'it twice',
      mend: 'take one out',
    }));
}

/** What a step needs comes before it. */
function order(steps: readonly Step[]): Problem[] {
  const problems: Problem[] = [];
  for (const [index, step] of steps.entries()) {
    for (const need of Object.values(step.needs)) {
      if (steps.slice(0, index).includes(need)) continue;
      problems.push({
        file: `${STEPS}/index.ts`,
        line: lineOf(`${STEPS}/index.ts`, camel(step.id), 'export'),
        expected: `"${need.id}" before "${step.id}", which needs it`,
        found: 'it after, or not at all',
        mend: 'move it in the list',
      });
    }
  }
  return problems;
}

function npmScripts(steps: readonly Step[]): Problem[] {
  const text = readFileSync('package.json', 'utf8');
  const { scripts } = JSON.parse(text) as { scripts: Record<string, string> };
  const wanted = new Map<string, string>();
  for (const { id, undo } of steps) {
    wanted.set(`step:${id}`, `tsx scripts/run.ts ${id}`);
    if (undo) wanted.set(`undo:${id}`, `tsx scripts/undo.ts ${id}`);
  }
  const problems: Problem[] = [];
  for (const [name, command] of wanted) {
    if (scripts[name] === command) continue;
    problems.push({
      file: 'package.json',
      line: lineOf('package.json', `"${name}"`, '"scripts"'),
      expected: `the npm script "${name}": "${command}"`,
      found: scripts[name] === undefined ? 'none' : `"${scripts[name]}"`,
      mend: `npm pkg set "scripts.${name}=${command}"`,
    });
  }
  for (const name of Object.keys(scripts)) {
    if (!/^(step|undo):/.test(name) || wanted.has(name)) continue;
    problems.push({
      file: 'package.json',
      line: lineOf('package.json', `"${name}"`, '"scripts"'),
      expected: 'npm scripts of steps that are in the list',
      found: `"${name}"`,
      mend: `npm pkg delete "scripts.${name}"`,
    });
  }
  return problems;
}

/** The line of a file that has a text, else the line that has another text, else 1. */
function lineOf(file: string, text: string, otherwise: string): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.findLastIndex((line) => line.includes(text));
  return (
    (at >= 0
      ? at
      : Math.max(
          lines.findIndex((line) => line.includes(otherwise)),
          0,
        )) + 1
  );
}

function camel(id: string): string {
  return id.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
