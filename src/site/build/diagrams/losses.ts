import { groupsOf, missingWidth } from './groups.ts';
import { elementsIn } from '../html.ts';
import { attributeOf, textOf, type Element } from './svg.ts';

/**
 * Refuses a drawing that says something else than its text. The library leaves out a line that it does not understand,
 * draws a group twice when an edge inside another group leads to it, and lets a title run over the side of its group.
 *
 * @throws {Error} with what would be lost, and what to write instead
 */
export function refuseLosses(text: string, root: Element): void {
  const drawn = new Set(
    [...elementsIn(root)].flatMap((element) => [
      plain(attributeOf(element, 'data-label')),
      plain(textOf(element)),
    ]),
  );
  for (const written of textsIn(text)) {
    if (drawn.has(plain(written))) continue;
    throw new Error(`expected "${plain(written)}" in the drawing, found it left out`);
  }
  const [written, edges] = [arrowsIn(text), [...elementsIn(root)].filter(isEdge).length];
  if (written !== undefined && written !== edges) {
    throw new Error(
      `expected an arrow for each of the ${written} that are written, found ${edges}: write each as a --> b, in a line of its own`,
    );
  }
  const seen = new Set<string>();
  for (const group of groupsOf(root)) {
    if (seen.has(group.id)) {
      throw new Error(
        `expected edges to the subgraph ${group.id} outside of all subgraphs, found one inside of another`,
      );
    }
    seen.add(group.id);
    if (missingWidth(group) > 0) {
      throw new Error(
        `expected a subgraph as wide as its title "${plain(group.title)}", found a narrower one: shorten the title`,
      );
    }
  }
}

// --- internal ---

/**
 * How many arrows a flowchart or a state diagram writes, whether or not they are well written; one around a text, as in
 * `a -- "text" --> b`, is one. `undefined` for a sequence: there each arrow has a text, which would be missed.
 */
function arrowsIn(text: string): number | undefined {
  if (/^\s*sequenceDiagram/.test(text)) return undefined;
  const bare = text.replace(/"[^"\n]*"/g, '""');
  return [...bare.matchAll(/\s[<ox]?(?:--|-\.|==)\S*(?:\s+""\s+(?:--|\.-|==)\S*)?/g)].length;
}

function isEdge(element: Element): boolean {
  return attributeOf(element, 'class') === 'edge';
}

/**
 * Lists the texts that must be readable: those in quotation marks and, in sequences and between states, those after a
 * colon.
 */
function textsIn(text: string): string[] {
  const isFlowchart = /^\s*(flowchart|graph)/.test(text);
  const pattern = isFlowchart ? /"([^"\n]*)"/g : /(?<!:):[ \t]*([^:\n]+)$/gm;
  return [...text.matchAll(pattern)].map(([, written = '']) => written);
}

/** A label without tags, references and line breaks, so that two ways to write it are one. */
function plain(label: string): string {
  return label
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/<\/?\w+\s*\/?>|\\n|\s/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
