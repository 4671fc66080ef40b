import { parseMermaid, renderMermaidSVG } from 'beautiful-mermaid';
import { serialize } from 'parse5';
import { escapeText } from '../escape-text.ts';
import { accessible } from '../../../engine/accessible.ts';
import { arrange } from './arrange.ts';
import { titlesLast, withRoomForTitles } from './groups.ts';
import { refuseLosses } from './losses.ts';
import { elementsIn } from '../html.ts';
import { withApostrophes } from '../../weaving/apostrophes.ts';
import { attributeOf, parseSvg, type Element } from './svg.ts';

/** A diagram as the build draws it. */
export interface Drawing {
  /** An SVG element to be put into a page: named, coloured by the page's style sheet, and asking no host for anything. */
  svg: string;
  /** CSS pixels, at the size at which its text is meant to be read. */
  width: number;
}

/** Returns true if a diagram is of a type that the build draws; only Mermaid itself can draw the others. */
export function isDrawn(text: string): boolean {
  return DRAWN.test(accessible(text).rest);
}

/**
 * Draws a diagram, without a browser.
 *
 * @param text in Mermaid's language, with `accTitle` and, unless the words stand beside it, `accDescr`
 * @param id the id of the SVG, unlike any other on the page
 * @param describedBy the id of what says the same in words, where something on the page does
 * @returns `undefined` for a type of diagram that only Mermaid itself can draw
 * @throws {Error} for a diagram without a title, or one that would lose a part of what it says
 */
export function drawDiagram(text: string, id: string, describedBy?: string): Drawing | undefined {
  const { title, rest, ...words } = accessible(withApostrophes(text));
  if (!DRAWN.test(rest)) return undefined;
  if (title === undefined) throw new Error('expected accTitle: with what it shows, found none');
  const root = drawnWithRoom(rest);
  if (FLOWCHART.test(rest)) arrange(root, isDown(rest));
  refuseLosses(rest, root);
  const inside = withoutTheRest(root, rest, id);
  const view = attributeOf(root, 'viewBox').split(' ').map(Number);
  const [, , width = 0, height = 0] = view;
  const description = describedBy === undefined ? words.description : undefined;
  const attributes: Record<string, string | undefined> = {
    id,
    class: 'drawing',
    role: 'img',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': describedBy ?? (description && `${id}-text`),
    width: String(Math.ceil(width * SCALE)),
    height: String(Math.ceil(height * SCALE)),
    viewBox: view.map(rounded).join(' '),
  };
  const names = [
    `<title id="${id}-title">${escapeText(title)}</title>`,
    description ? `<desc id="${id}-text">${escapeText(description)}</desc>` : '',
  ].join('');
  const written = Object.entries(attributes).map(([name, value]) => value && ` ${name}="${value}"`);
  return {
    svg: `<svg${written.join('')}>${names}${inside}</svg>`,
    width: Math.ceil(width * SCALE),
  };
}

// --- internal ---

/** How often a text is drawn at most: a wider label moves others, and may leave a group too narrow still. */
const ROUNDS = 4;

function drawnWithRoom(text: string, round = 1): Element {
  const root = parseSvg(renderMermaidSVG(text, SPACING));
  const roomy = withRoomForTitles(text, root);
  return roomy === text || round === ROUNDS ? root : drawnWithRoom(roomy, round + 1);
}

/** The types of diagrams of which the library draws enough. */
const DRAWN = /^\s*(flowchart|graph|stateDiagram-v2|sequenceDiagram)(?=\s|$)/;
const FLOWCHART = /^\s*(flowchart|graph)/;

/** Returns true if a flowchart runs down or up; else it runs to a side. */
function isDown(text: string): boolean {
  return !/^\s*\w+\s+(LR|RL)\b/.test(text);
}

/** In units of the drawing, in which text is 13 high. */
const SPACING = { padding: 1, nodeSpacing: 18, layerSpacing: 30, transparent: true };
/** CSS pixels of a unit: text becomes 14 px high. */
const SCALE = 14 / 13;

/** Returns the markup inside the SVG's element. */
function withoutTheRest(root: Element, text: string, id: string): string {
  const classes = FLOWCHART.test(text) ? parseMermaid(text).classAssignments : new Map();
  // Its style would be the whole page's, and it asks another host for a font.
  root.childNodes = root.childNodes.filter(({ nodeName }) => nodeName !== 'style');
  titlesLast(root);
  for (const element of elementsIn(root)) tidy(element, id, classes);
  return serialize(root).replace(/>\s+</g, '><').trim();
}

/** Leaves of an element what the picture needs, with ids that are this diagram's own, and classes for the style sheet. */
function tidy(element: Element, id: string, classes: ReadonlyMap<string, string>): void {
  const names = [
    attributeOf(element, 'class'),
    classes.get(attributeOf(element, 'data-id')) ?? '',
    attributeOf(element, 'font-weight') === 'bold' ? 'name' : '',
    attributeOf(element, 'font-style') === 'italic' ? 'mark' : '',
  ].filter((name) => name !== '');
  const kept = element.attrs
    .filter(({ name }) => !/^(class|style|data-.*|xmlns.*|font-weight|font-style)$/.test(name))
    .map(({ name, value }) => ({ name, value: local(name, value, id) }));
  element.attrs = names.length > 0 ? [{ name: 'class', value: names.join(' ') }, ...kept] : kept;
}

function local(name: string, value: string, id: string): string {
  if (name === 'id') return `${id}-${value}`;
  if (name.startsWith('marker-')) {
    return value.replace('(#arrowhead-start)', '(#arrowhead)').replace('(#', `(#${id}-`);
  }
  // One head for both ends of a line: the library's own for the start points along the line, away from what it is at.
  if (name === 'orient') return 'auto-start-reverse';
  const isNumbers = /^[-\d., ]+$/.test(value);
  return isNumbers ? value.replace(/\d+\.\d+/g, (each) => rounded(Number(each))) : value;
}

function rounded(number: number): string {
  return String(Math.round(number * 10) / 10);
}
