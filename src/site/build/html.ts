import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Element = Tree.Element;

/** The root of a page, parsed as a browser parses it, with the place of each element. */
export function parseHtml(html: string): Tree.Document {
  return parse(html, { sourceCodeLocationInfo: true });
}

/** All elements below a node, in their order; what is in a template is not on the page. */
export function* elementsIn(node: Tree.ParentNode): Generator<Element> {
  for (const child of node.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

/** The first element below a node that fits. */
export function find(
  node: Tree.ParentNode,
  fits: (element: Element) => boolean,
): Element | undefined {
  for (const element of elementsIn(node)) if (fits(element)) return element;
  return undefined;
}

/** The value of an attribute; `''` for one without a value. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(/\s+/).includes(name);
}

/** The text of a node and of all that is below it. */
export function textOf(node: Tree.ChildNode | Tree.ParentNode): string {
  if ('value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  return node.childNodes.map((child) => textOf(child)).join('');
}

/** The nearest element around this one that fits. */
export function around(element: Element, fits: (element: Element) => boolean): Element | undefined {
  for (let node: Tree.ParentNode | null = element.parentNode; node;) {
    if (isElement(node) && fits(node)) return node;
    node = 'parentNode' in node ? node.parentNode : null;
  }
  return undefined;
}

export function lineOf(element: Element): number {
  return element.sourceCodeLocation?.startLine ?? 1;
}

// --- internal ---

function isElement(node: Tree.Node): node is Element {
  return 'tagName' in node;
}
