import type { Box, Group } from '../../../engine/picture/boxes.ts';
import { layOut, type Placed } from './layout.ts';
import { shapesOf } from './shapes.ts';

/**
 * Draws an account as SVG, and draws it again when it changes: what stays keeps its element, so that it keeps the focus and
 * moves to its new place. A box that can be asked about is a button.
 */
export class Drawing {
  readonly #svg: SVGSVGElement;
  readonly #drawn = new Map<string, Drawn>();

  /** @param label what it is a picture of, for whoever hears it */
  constructor(
    private readonly canvas: HTMLElement,
    label = 'Picture of your local account',
  ) {
    this.#svg = svg('svg', { role: 'group', 'aria-label': label });
    canvas.append(this.#svg);
  }

  /** Draws the groups as wide as the canvas is. The box of this key is marked as the one that is asked about. */
  draw(groups: readonly (Box | Group)[], chosen: string | undefined): void {
    const width = this.canvas.clientWidth;
    if (width === 0) return;
    const { placed, height } = layOut(groups, width);
    set(this.#svg, { width, height, viewBox: `0 0 ${width} ${height}` });
    const keys = new Set(placed.map(({ box }) => box.key));
    for (const [key, { node }] of this.#drawn) {
      if (keys.has(key)) continue;
      node.remove();
      this.#drawn.delete(key);
    }
    let before: Element | null = null;
    for (const each of placed) {
      const drawn = this.#drawn.get(each.box.key) ?? { node: svg('g', {}) };
      this.#drawn.set(each.box.key, drawn);
      update(drawn, each, each.box.key === chosen);
      const { node } = drawn;
      const next: Element | null = before ? before.nextElementSibling : this.#svg.firstElementChild;
      // A node that is in its place stays there: an element that is moved loses the focus.
      if (node !== next) this.#svg.insertBefore(node, next);
      before = node;
    }
  }
}

/** A box in words, as `task edc79630…, RUNNING`. */
export function inWords({ kind, name, state, note }: Box): string {
  return [`${kind} ${name}`.trim(), state, note].filter((part) => part !== undefined).join(', ');
}

// --- internal ---

const NAMESPACE = 'http://www.w3.org/2000/svg';

interface Drawn {
  node: SVGGElement;
  /** All that its looks come from, and the box that it showed. */
  looks?: string;
  box?: Box;
}

function update(drawn: Drawn, placed: Placed, isChosen: boolean): void {
  const { box, ...place } = placed;
  const looks = JSON.stringify([inWords(box), box.mood, place, isChosen]);
  if (drawn.looks === looks) return;
  const { node } = drawn;
  const isNews = drawn.box !== undefined && drawn.box.state !== box.state;
  Object.assign(drawn, { looks, box });
  node.dataset['key'] = box.key;
  node.dataset['mood'] = box.mood;
  node.dataset['words'] = inWords(box);
  const isButton = box.ask !== undefined || box.step !== undefined;
  set(node, {
    class: `picture-box${isButton ? '' : ' picture-group'}${isNews ? ' picture-news' : ''}`,
    ...(isButton && {
      role: 'button',
      tabindex: 0,
      'aria-pressed': String(isChosen),
    }),
  });
  // The style sheet lets a box move to its place; an attribute would not be moved.
  node.style.transform = `translate(${place.x}px, ${place.y}px)`;
  node.replaceChildren(
    // Its name for whoever hears it, and in full where a line of it is cut off.
    ...(isButton ? [svg('title', {}, inWords(box))] : []),
    ...shapesOf(placed).map(({ name, attributes, text }) => svg(name, attributes, text)),
  );
}

function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number>,
  text = '',
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(NAMESPACE, name);
  set(made, attributes);
  if (text !== '') made.textContent = text;
  return made;
}

function set(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
