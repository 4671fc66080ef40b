import { parseMermaid } from 'beautiful-mermaid';
import { accessible } from '../../src/engine/accessible.ts';
import { GLOSSARY } from '../../src/site/facts/glossary.ts';

/**
 * The names in a flowchart that neither the glossary nor the page around it knows: a box that names a resource names one
 * that a reader can look up.
 *
 * @param source the whole page, with the diagram
 * @returns none for a diagram of another type
 */
export function unknownNames(mermaid: string, source: string): string[] {
  const { rest } = accessible(mermaid);
  if (!/^\s*(flowchart|graph)\b/.test(rest)) return [];
  const prose = source.replaceAll(/```mermaid[^]*?```/g, '').toLowerCase();
  return namesIn(rest).filter((name) => !isInGlossary(name) && !says(prose, name));
}

/** Returns the bold words of a box; else its first line. Of `Task: 1 vCPU, 3 GB` the name is `Task`. */
export function namesIn(mermaid: string): string[] {
  const { nodes, subgraphs } = parseMermaid(mermaid);
  const groups = groupsIn(subgraphs);
  // An arrow to a group makes a box of the group's id.
  const ids = new Set(groups.map(({ id }) => id));
  const boxes = [...nodes.values()].filter(({ id }) => !ids.has(id));
  const names = [...boxes, ...groups].flatMap(({ label }) => {
    const bold = [...label.matchAll(/<b>(.*?)<\/b>/g)].map(([, name]) => name!);
    return bold.length > 0 ? bold : label.split('\n')[0]!.split(/[,:]/)[0]!;
  });
  return [...new Set(names)];
}

// --- internal ---

type Group = ReturnType<typeof parseMermaid>['subgraphs'][number];

function groupsIn(groups: readonly Group[]): Group[] {
  return groups.flatMap((group) => [group, ...groupsIn(group.children)]);
}

function isInGlossary(name: string): boolean {
  const words = GLOSSARY.flatMap(({ term, also = [] }) => [term, ...also]);
  return words.some((word) => says(name.toLowerCase().replaceAll('_', ' '), word));
}

/** Returns true if a text has these words, alone or in the plural. */
function says(text: string, words: string): boolean {
  const literal = words.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<!\\w)${literal}s?(?!\\w)`).test(text);
}
