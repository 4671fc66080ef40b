import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attribute, elementsIn, type Element } from '../html.ts';

export type { Element };

/** Where something stands in a drawing, in its units. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A corner of a line, in a drawing's units. */
export interface Point {
  x: number;
  y: number;
}

/** The root of an SVG. */
export function parseSvg(svg: string): Element {
  return parseFragment(svg).childNodes[0] as Element;
}

/** The value of an attribute; `''` where it is missing. */
export function attributeOf(element: Element, name: string): string {
  return attribute(element, name) ?? '';
}

/** Gives an attribute that an element has another value. */
export function set(element: Element, name: string, value: string | number): void {
  for (const each of element.attrs) if (each.name === name) each.value = String(value);
}

/** The text of an element, with spaces between the texts inside it. */
export function textOf(node: Tree.ChildNode): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : '';
}

/** The place of a node or of a group: that of its first rectangle. `undefined` for other shapes. */
export function boxOf(element: Element): Box | undefined {
  const shape = [...elementsIn(element)].find(({ tagName }) => tagName === 'rect');
  if (!shape) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(attributeOf(shape, name)),
  );
  return { x, y, width, height };
}

/** The elements inside another one that have a class, and no other. */
export function ofClass(root: Element, name: string): Element[] {
  return [...elementsIn(root)].filter((element) => attributeOf(element, 'class') === name);
}

/** By its middle: the library rounds, and may draw a node a hair over the edge of its group. */
export function isIn({ x, y, width, height }: Box, outer: Box): boolean {
  const [middle, centre] = [x + width / 2, y + height / 2];
  return (
    middle >= outer.x &&
    centre >= outer.y &&
    middle <= outer.x + outer.width &&
    centre <= outer.y + outer.height
  );
}

/** The lines that begin or end at a node or a group. */
export function edgesAt(root: Element, id: string): Element[] {
  return ofClass(root, 'edge').filter((edge) =>
    ['data-from', 'data-to'].some((end) => attributeOf(edge, end) === id),
  );
}

/** The points of a line or a polygon. */
export function pointsOf(element: Element): Point[] {
  const written = attributeOf(element, 'points').trim().split(/\s+/);
  return written.map((point) => {
    const [x = 0, y = 0] = point.split(',').map(Number);
    return { x, y };
  });
}
