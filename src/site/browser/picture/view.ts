import { pageOfStep } from '../../base.ts';
import { element } from '../element.ts';
import { exchangePane } from '../exchange-pane.ts';
import { keep, kept, onKept } from '../kept.ts';
import type { Exchange } from '../messages.ts';
import {
  everyBox,
  type Ask,
  type Box,
  type Group,
  type Picture,
} from '../../../engine/picture/boxes.ts';
import { Drawing, inWords } from './draw.ts';
import { seen, withPlanned, type Planned } from './planned.ts';

/** Wide enough for the picture and the output to be seen together. */
const ROOMY = '(min-width: 50rem)';

/**
 * The picture of the account in a panel: it draws what was last seen there, follows every change while it is open, and shows
 * what AWS says about the box that a reader presses.
 */
export class PictureView {
  readonly #planned: Planned[];
  /** The picture of an account that nobody has looked into yet. */
  readonly #nothing: Picture;
  readonly #drawing: Drawing;
  #boxes: Box[] = [];
  #chosen: Box | undefined;

  /** @param ask called to ask AWS about a box; the answer comes back through {@link answer} */
  constructor(
    private readonly details: HTMLDetailsElement,
    private readonly ask: (ask: Ask) => void,
  ) {
    this.#planned = JSON.parse(details.dataset['planned']!) as Planned[];
    this.#nothing = { groups: JSON.parse(details.dataset['groups']!) as Group[], says: [] };
    this.#drawing = new Drawing(this.#part('.picture-canvas'));
    details.addEventListener('toggle', (event) => {
      // The details of the words, inside, tell of themselves too.
      if (event.target !== details) return;
      keep('pictureOpen', details.open);
      this.#draw();
    });
    details.addEventListener('click', ({ target }) => this.#press(target));
    details.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      if (!(event.target instanceof SVGElement)) return;
      event.preventDefault();
      this.#press(event.target);
    });
    onKept('picture', () => this.#changed());
    // Only its width matters: its height follows from what is drawn.
    new ResizeObserver(() => this.#draw()).observe(this.#part('.picture-canvas'));
    this.#draw();
  }

  /** Opens it when something runs, where there is room for it or the reader wants it. */
  open(): void {
    if (kept('pictureOpen') ?? matchMedia(ROOMY).matches) this.details.open = true;
  }

  /** Shows what AWS answered about the box that was pressed. */
  answer(exchange: Exchange): void {
    if (!this.#chosen) return;
    this.#say(inWords(this.#chosen), exchangePane(exchange));
  }

  #changed(): void {
    this.#draw();
    if (!this.#chosen) return;
    // What was asked about may have changed, or have come into being.
    this.#chosen = this.#boxes.find(({ key }) => key === this.#chosen!.key) ?? this.#chosen;
    if (this.details.open && this.#chosen.ask) this.ask(this.#chosen.ask);
  }

  #draw(): void {
    const { groups, says } = withPlanned(seen(kept('picture'), this.#nothing), this.#planned);
    this.#boxes = everyBox(groups);
    this.#part('.picture-summary').textContent = summary(this.#boxes);
    if (!this.details.open) return;
    this.#drawing.draw(groups, this.#chosen?.key);
    this.#part('.picture-says').replaceChildren(...says.map((text) => element('li', '', text)));
    this.#part('.picture-words > ul').replaceChildren(...groups.map(listed));
  }

  #press(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    if (target.closest('[data-picture=close]')) return this.#close();
    const key = target.closest<SVGElement>('.picture-box')?.dataset['key'];
    const box = this.#boxes.find((each) => each.key === key);
    if (!box) return;
    if (box.key === this.#chosen?.key) return this.#close();
    this.#chosen = box;
    this.#draw();
    if (box.ask) {
      this.#say(inWords(box), element('p', '', 'Asking AWS …'));
      this.ask(box.ask);
    } else if (box.step) {
      this.#say(inWords(box), stepThatMakes(box.step));
    }
  }

  #close(): void {
    const { key } = this.#chosen!;
    this.#chosen = undefined;
    this.#part('.picture-answer').replaceChildren();
    this.#draw();
    this.details.querySelector<SVGElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  #say(title: string, content: HTMLElement): void {
    const close = element('button', '', 'Close');
    close.type = 'button';
    close.dataset['picture'] = 'close';
    const head = element('p', 'picture-asked', title);
    this.#part('.picture-answer').replaceChildren(head, close, content);
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    return this.details.querySelector<Part>(selector)!;
  }
}

// --- internal ---

/** What there is, counted: `1 cluster, 1 service, 2 tasks`. */
function summary(boxes: readonly Box[]): string {
  const counts = new Map<string, number>();
  for (const { kind, counts: isCounted } of boxes) {
    if (isCounted) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const counted = [...counts].map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`);
  return counted.length === 0 ? 'no cluster yet' : counted.join(', ');
}

function listed(box: Box): HTMLElement {
  const item = element('li', '', inWords(box));
  if (box.inside.length > 0) {
    const list = element('ul');
    list.append(...box.inside.map(listed));
    item.append(list);
  }
  return item;
}

function stepThatMakes({ id, title }: { id: string; title: string }): HTMLElement {
  const words = element('p', '', 'It is not there yet. This step makes it: ');
  const link = element('a', '', title);
  link.href = pageOfStep(id);
  words.append(link, '.');
  return words;
}
