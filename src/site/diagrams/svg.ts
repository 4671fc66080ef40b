import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Element = Tree.Element;

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

/** All elements below one, in their order. */
export function* elementsBelow(node: Tree.ParentNode): Generator<Element> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elementsBelow(child);
  }
}

/** The value of an attribute; `''` where it is missing. */
export function attributeOf(element: Element, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? '';
}

/** The text of an element, with spaces between the texts inside it. */
export function textOf(node: Tree.ChildNode): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : '';
}

/** The place of a node or of a group: that of its first rectangle. `undefined` for other shapes. */
export function boxOf(element: Element): Box | undefined {
  const shape = [...elementsBelow(element)].find(({ tagName }) => tagName === 'rect');
  if (!shape) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(attributeOf(shape, name)),
  );
  return { x, y, width, height };
}
