import { parseMermaid } from 'beautiful-mermaid';
import { accessible } from '../../src/engine/accessible.ts';
import { ARROWS } from '../../src/site/facts/arrows.ts';
import { namesIn } from './diagram-names.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import { judgeSource } from './prose/sources.ts';
import type { Check } from './world.ts';

/**
 * Each arrow of a diagram that is drawn by hand is declared with its source, in its direction, and each declared one is drawn.
 * The words for those who do not see the diagram name its boxes, and nothing that is not in it.
 */
export const arrows: Check = {
  name: 'arrows of diagrams',
  run: ({ pages }) => checkArrows(pages),
};

export function checkArrows(pages: readonly Page[]): Verdict {
  const drawn = pages.flatMap((page) =>
    page.fences
      .filter(
        ({ language, text }) => language === 'mermaid' && /^\s*(flowchart|graph)\b/.test(text),
      )
      .map(({ text, line }) => ({ page, line, text, ...accessible(text) })),
  );
  const problems: Problem[] = [];
  const found = drawn.flatMap(({ page, line, rest }) =>
    arrowsIn(rest).map((arrow) => ({ page, line, arrow })),
  );
  for (const { page, line, arrow } of found) {
    if (ARROWS.some((each) => each.page === page.slug && each.arrow === arrow)) continue;
    problems.push({
      file: page.file,
      line,
      expected: 'an arrow that is declared, in its direction',
      found: arrow,
      mend: `draw it as it is, or declare it in ${FILE} with its source`,
    });
  }
  for (const { page, arrow, source } of ARROWS) {
    const at = { file: FILE, line: 1, mend: 'draw it again, or delete it' };
    if (!found.some((each) => each.page.slug === page && each.arrow === arrow)) {
      problems.push({ ...at, expected: `an arrow on ${page}: ${arrow}`, found: 'none' });
    }
    const untrue = judgeSource(source);
    if (untrue !== undefined) {
      problems.push({ ...at, expected: `a source for ${arrow}`, found: untrue });
    }
  }
  for (const { page, line, rest, description = '' } of drawn) {
    for (const fault of faultsOf(description, rest)) {
      const mend = 'say what the diagram shows';
      problems.push({
        file: page.file,
        line,
        expected: 'accDescr of this diagram',
        found: fault,
        mend,
      });
    }
  }
  return { count: found.length, problems };
}

// --- internal ---

const FILE = 'src/site/facts/arrows.ts';

/** As `service -> task`, `you -UpdateService-> desiredCount`, `ECS <-> agent`, `app - interface`; each once. */
function arrowsIn(mermaid: string): string[] {
  const { nodes, edges } = parseMermaid(mermaid);
  const labelOf = (id: string) => plain(nodes.get(id)?.label ?? id);
  const all = edges.map(({ source, target, label, hasArrowStart, hasArrowEnd }) => {
    const line = label ? `-${plain(label)}-` : '-';
    const arrow = `${hasArrowStart ? '<' : ''}${line}${hasArrowEnd ? '>' : ''}`;
    return `${labelOf(source)} ${arrow} ${labelOf(target)}`;
  });
  return [...new Set(all)];
}

function plain(label: string): string {
  return label
    .replaceAll(/<br\s*\/?>|\n/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .trim();
}

/** Names and figures of AWS: PRIMARY, FARGATE_SPOT, UpdateService, 2. */
const TOKEN = /\b(?:[A-Z][A-Z_]{3,}|[A-Z]?[a-z]+[A-Z]\w+|\d+)\b/g;

function faultsOf(description: string, mermaid: string): string[] {
  const text = plain(mermaid);
  const unseen = (description.match(TOKEN) ?? []).filter((token) => !text.includes(token));
  const said = new Set(stemsOf(description));
  const unsaid = namesIn(mermaid).filter((name) => {
    const stems = stemsOf(plain(name));
    return stems.length > 0 && !stems.some((stem) => said.has(stem));
  });
  return [
    ...unseen.map((token) => `"${token}", which the diagram does not show`),
    ...unsaid.map((name) => `nothing of "${plain(name)}"`),
  ];
}

/** The beginnings of the words, which their forms share. */
function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z_]+|\d+/g) ?? [];
  return words
    .filter((word) => word.length > 2 || /\d/.test(word))
    .map((word) => word.replace(/s$/, '').slice(0, 5));
}
