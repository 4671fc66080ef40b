import { attributeOf, boxOf, isIn, ofClass, type Box, type Element } from './svg.ts';

/** A group of nodes, as it was drawn. */
export interface DrawnGroup extends Box {
  id: string;
  title: string;
}

/** The groups of a drawing. */
export function groupsOf(root: Element): DrawnGroup[] {
  return ofClass(root, 'subgraph').map((element) => ({
    id: attributeOf(element, 'data-id'),
    title: attributeOf(element, 'data-label'),
    ...boxOf(element)!,
  }));
}

/** By how much a group is too narrow for its title, in units of the drawing, in which text is 13 high. */
export function missingWidth({ title, width }: DrawnGroup): number {
  return Math.max(0, lettersOf(title) * TITLE.letter + TITLE.beside - width);
}

/**
 * The library makes a group as wide as what is in it, whatever its title. So the widest label in a group that is too narrow
 * gets spaces on both sides: as many as make room for the title.
 */
export function withRoomForTitles(text: string, root: Element): string {
  const nodes = ofClass(root, 'node').flatMap((element) => {
    const box = boxOf(element);
    return box ? [{ id: attributeOf(element, 'data-id'), ...box }] : [];
  });
  return groupsOf(root).reduce((roomy, group) => {
    const missing = missingWidth(group);
    const [widest] = nodes.filter((node) => isIn(node, group)).sort((a, b) => b.width - a.width);
    if (missing === 0 || !widest) return roomy;
    const label = new RegExp(`(?<=\\b${widest.id}\\[")[^"]*`);
    return roomy.replace(label, (written) => widened(written, missing));
  }, text);
}

/**
 * Draws the titles of the groups after everything else, as texts of the class `title`. The library draws a group first, so an
 * edge that leads into it may run through its title; drawn last, the title covers the edge.
 */
export function titlesLast(root: Element): void {
  const titles = ofClass(root, 'subgraph').flatMap((group) => {
    const texts = group.childNodes.filter((node): node is Element => node.nodeName === 'text');
    group.childNodes = group.childNodes.filter(({ nodeName }) => nodeName !== 'text');
    return texts;
  });
  for (const title of titles) {
    title.attrs.push({ name: 'class', value: 'title' });
    title.parentNode = root;
  }
  root.childNodes.push(...titles);
}

// --- internal ---

/** How wide a letter of a title is at most, on average, and what is left free beside it. */
const TITLE = { letter: 7, beside: 22 };
/** The width that the library assumes for a no-break space: that of a letter. */
const SPACE = 7.4;

/** A label whose longest line is wider. */
function widened(label: string, missing: number): string {
  const spaces = '\u00a0'.repeat(Math.ceil(missing / 2 / SPACE));
  const lines = label.split('<br/>');
  const [longest] = [...lines].sort((a, b) => lettersOf(b) - lettersOf(a));
  return lines.map((line) => (line === longest ? spaces + line + spaces : line)).join('<br/>');
}

function lettersOf(label: string): number {
  return label.replace(/<[^>]*>/g, '').length;
}
