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

/** The root of an SVG. */
export function parseSvg(svg: string): Element {
  return parseFragment(svg).childNodes[0] as Element;
}

/** The value of an attribute; `''` where it is missing. */
export function attributeOf(element: Element, name: string): string {
  return attribute(element, name) ?? '';
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
