import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { core } from '../../scripts/tracks/core.ts';
import { textsLike } from '../harness/files-like.ts';
import { SUMMARY } from '../harness/summary.ts';
import { trackOf } from '../../scripts/tracks/index.ts';
import { COUNTS, GUIDE_FIGURES, GUIDE_NAMES } from '../../src/site/facts/guides.ts';
import {
  GUIDES,
  judgeGuideCode,
  projectFiles,
  textOfCode,
  wordsOfCode,
  type CodeOfProject,
} from './guide-code.ts';
import { commandsIn, judgeGuideCommand } from './guide-commands.ts';
import { lineAt } from './line-of.ts';
import type { Problem, Verdict } from './problem.ts';
import type { ProseWorld } from './prose.ts';
import { bind } from './prose/bind.ts';
import { foundIn, type Found } from './prose/found.ts';
import { judgeSource } from './prose/sources.ts';
import type { Check, Programs } from './world.ts';

/** README.md or a page of docs/. */
export interface Guide {
  file: string;
  source: string;
}

/** README.md and docs/ are judged as pages are: their commands, flags, paths, folders, names and figures. */
export const guides: Check = {
  name: 'facts bound in README.md and docs/',
  async run({ programs, prose }) {
    return checkGuides(readGuides(), await prose(), await programs());
  },
};

export function readGuides(): Guide[] {
  const guides = [...textsLike(GUIDES)].map(([file, source]) => ({ file, source }));
  return guides.filter(({ file }) => file !== SUMMARY);
}

export function checkGuides(all: readonly Guide[], world: ProseWorld, programs: Programs): Verdict {
  const problems: Problem[] = [...untrue(all), ...miscounted(all, programs), ...unnamed(all)];
  let count = COUNTS.length;
  const files = projectFiles();
  const folders = new Set([...files].map(dirname));
  for (const guide of all) {
    const tree = parser.parse(guide.source);
    const made = madeBy(tree, folders);
    const own = { ...guide, made, files, words: wordsOfCode() };
    for (const { line, command } of commandsIn(tree)) {
      count++;
      const found = judgeGuideCommand(command, world.known, own);
      if (found !== undefined) problems.push(problemOf(guide, line, 'a command that works', found));
    }
    for (const found of foundIn(tree, guide.source)) {
      if (found.kind === 'number' && guide.file.startsWith('docs/decisions/')) continue;
      count++;
      const why = unbound(found, own, world);
      if (why === undefined) continue;
      const text = `${JSON.stringify(found.text)}${why === '' ? '' : `: ${why}`}`;
      problems.push(problemOf(guide, found.line, EXPECTED[found.kind], text));
    }
  }
  return { count, problems };
}

/** Figures of a benchmark carry the commit and the command that made them, above them in their section. */
export function isMeasured(above: readonly string[]): boolean {
  const heading = above.findLastIndex((line) => line.startsWith('#'));
  return above.slice(heading).some((line) => MEASURED.test(line));
}

// --- internal ---

const FIGURES = 'src/site/facts/guides.ts';

const parser = unified().use(remarkParse);

const EXPECTED: Record<Found['kind'], string> = {
  code: 'a file, a folder, a command, or a name that the code has',
  word: 'a name of the SDK or of the code',
  command: 'a command that works',
  quote: 'words of the notes, a page or a program',
  number:
    'a figure with its source in src/site/facts/guides.ts, or with the commit and the command that measured it',
};

function problemOf({ file }: Guide, line: number, expected: string, found: string): Problem {
  return { file, line, expected, found, mend: 'correct it, or declare it with its source' };
}

/**
 * Files that a guide makes, in folders that there are: a path that is a paragraph by itself, above what is in it. A test follows
 * those guides.
 */
function madeBy(tree: Root, folders: ReadonlySet<string>): string[] {
  const made: string[] = [];
  visit(tree, 'paragraph', ({ children: [only, ...others] }) => {
    if (only?.type !== 'inlineCode' || others.length > 0) return;
    if (folders.has(dirname(only.value))) made.push(only.value);
  });
  return made;
}

type Own = Guide & CodeOfProject;

/** Why something is bound to nothing; `undefined` when it is bound. */
function unbound(found: Found, own: Own, { known }: ProseWorld): string | undefined {
  const { kind, text, context, unit = '' } = found;
  if (text in GUIDE_NAMES || (kind === 'code' && isCommit(found))) return undefined;
  if (kind === 'number' && isFigure(found, own)) return undefined;
  if (kind === 'number' && !known.versions.has(unit)) return '';
  if (kind === 'code' && /^(npm|npx|aws) /.test(text)) {
    return judgeGuideCommand(text, known, own);
  }
  if (kind === 'code' || kind === 'word') {
    const fault = judgeGuideCode(text, own);
    if (fault !== undefined) return fault === '' ? undefined : fault;
  }
  if (kind === 'quote' && textOfCode().includes(text)) return undefined;
  const binding = bind({ ...found, context }, '', known);
  return 'to' in binding ? undefined : binding.problem;
}

/** Of a heading, of a command in the same line, of a section that says what measured it, or declared. */
function isFigure({ text, value = '', line }: Found, { file, source }: Own): boolean {
  const context = source.split('\n')[line - 1]!;
  if (/^#+ \d+\. /.test(context)) return true;
  const inCode = [...context.matchAll(/`([^`]*)`/g)].some(([, code]) =>
    new RegExp(`(?<![\\w.])${value.replaceAll('.', '\\.')}(?![\\w.])`).test(code!),
  );
  // The figure that is counted, and not its neighbours in the line.
  const isCounted = COUNTS.some((each) => {
    const counted = each.in === file ? each.pattern.exec(context)?.[1] : undefined;
    return counted !== undefined && text.startsWith(counted);
  });
  if (inCode || isCounted) return true;
  const declared = GUIDE_FIGURES.some(
    (each) =>
      each.in === file && context.includes(each.says) && each.says.includes(text.split(' ')[0]!),
  );
  return declared || isMeasured(source.split('\n').slice(0, line));
}

function isCommit({ text, context }: Found): boolean {
  return MEASURED.exec(context)?.[1] === text;
}

const MEASURED = /\d{4}-\d\d-\d\d.* at commit `([0-9a-f]{7,40})`, by `npm run [\w:-]+/;

/** Whatever is declared stands in its guide, and its source still says so. */
function untrue(all: readonly Guide[]): Problem[] {
  const names = Object.keys(GUIDE_NAMES).filter(
    (name) => all.length > 1 && !all.some(({ source }) => source.includes(name)),
  );
  const unneeded = names.map((name) => ({
    file: FIGURES,
    line: 1,
    expected: 'a guide that says it',
    found: `"${name}", which none says`,
    mend: 'delete it',
  }));
  const figures = GUIDE_FIGURES.flatMap(({ in: file, says, source }) => {
    const guide = all.find((each) => each.file === file);
    if (!guide) return [];
    const at = { file: FIGURES, line: 1, mend: 'mend the guide or the figure' };
    if (!guide.source.includes(says)) {
      return [{ ...at, expected: `"${says}" in ${file}`, found: 'a guide without it' }];
    }
    if ('commit' in source) return [];
    const found = judgeSource(source);
    return found === undefined ? [] : [{ ...at, expected: `a source for "${says}"`, found }];
  });
  return [...unneeded, ...figures];
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Whatever can be counted again is counted again. */
function miscounted(all: readonly Guide[], programs: Programs): Problem[] {
  const tutorial = { steps: programs.steps.filter((step) => trackOf(step) === core) };
  return COUNTS.flatMap(({ in: file, pattern, what, now }) => {
    const guide = all.find((each) => each.file === file);
    if (!guide) return [];
    const match = pattern.exec(guide.source);
    const word = match?.[1] ?? '';
    const said = /^\d/.test(word) ? Number(word) : NUMBERS.indexOf(word.toLowerCase());
    const is = now(tutorial);
    if (said === is) return [];
    const line = lineAt(guide.source, match?.index ?? 0);
    return [problemOf(guide, line, `${is} ${what}`, word === '' ? 'none' : word)];
  });
}

/** The tree in docs/architecture.md names every folder of the code. */
function unnamed(all: readonly Guide[]): Problem[] {
  const guide = all.find(({ file }) => file === 'docs/architecture.md');
  if (!guide) return [];
  const folders = globSync('{scripts,quality,src,src/site}/*/').map((each) =>
    each.replaceAll('\\', '/').replace(/\/?$/, '/'),
  );
  return folders
    .filter((folder) => !guide.source.includes(`\`${folder}`))
    .map((folder) => problemOf(guide, 1, `a row for every folder of the code`, `no \`${folder}\``));
}
