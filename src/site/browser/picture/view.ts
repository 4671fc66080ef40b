import { pageOfConcept, pageOfStep } from '../../base.ts';
import { element } from '../element.ts';
import { exchangePane } from '../exchange-pane.ts';
import { save, saved, onSaved } from '../saved.ts';
import type { Exchange } from '../messages.ts';
import {
  everyBox,
  type Ask,
  type Box,
  type Group,
  type Picture,
} from '../../../engine/picture/boxes.ts';
import { Drawing, inWords } from './draw-picture.ts';
import { ownFirst, seen, withPlanned, type Planned } from './planned.ts';

/**
 * The picture of the account in a panel: it draws what was last seen there, follows every change while it can be seen, and shows
 * what AWS says about the box that a reader presses. Beside the output it is always there; below it, a button shows it.
 */
export class PictureView {
  readonly #planned: Planned[];
  /** The keys of the groups that stand first here. */
  readonly #own: string[];
  /** The picture of an account that nobody has looked into yet. */
  readonly #nothing: Picture;
  readonly #drawing: Drawing;
  /** They stand above each answer: who has the button in focus keeps it while AWS is asked again. */
  readonly #head = element('p', 'picture-asked');
  readonly #closer = closer();
  #boxes: Box[] = [];
  #chosen: Box | undefined;

  /** @param ask called to ask AWS about a box; the answer comes back through {@link answer} */
  constructor(
    private readonly section: HTMLElement,
    private readonly ask: (ask: Ask) => void,
  ) {
    this.#planned = JSON.parse(section.dataset['planned']!) as Planned[];
    this.#own = section.dataset['own']!.split(' ');
    this.#nothing = { groups: JSON.parse(section.dataset['groups']!) as Group[], says: [] };
    this.#drawing = new Drawing(this.#part('.picture-canvas'));
    section.addEventListener('click', ({ target }) => this.#press(target));
    section.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      if (!(event.target instanceof SVGElement)) return;
      event.preventDefault();
      this.#press(event.target);
    });
    onSaved('picture', () => this.#changed());
    // Only its width matters: its height follows from what is drawn.
    new ResizeObserver(() => this.#draw()).observe(this.#part('.picture-canvas'));
    const measure = new ResizeObserver(() => this.#sayMore());
    for (const each of [section, this.#part('.picture-body')]) measure.observe(each);
    section.addEventListener('scroll', () => this.#sayMore(), { passive: true });
    this.#draw();
  }

  /** Opens it when something runs, unless the reader has closed it. */
  open(): void {
    if (saved('pictureOpen') !== false) this.#open(true);
  }

  /** Shows what AWS answered about the box that was pressed. */
  answer(exchange: Exchange): void {
    if (!this.#chosen) return;
    this.#say(inWords(this.#chosen), this.#pagesOn(this.#chosen), exchangePane(exchange));
  }

  #changed(): void {
    this.#draw();
    if (!this.#chosen) return;
    // The box that was asked about may have changed, or have come into being.
    this.#chosen = this.#boxes.find(({ key }) => key === this.#chosen!.key) ?? this.#chosen;
    if (this.#isSeen && this.#chosen.ask) this.ask(this.#chosen.ask);
  }

  #draw(): void {
    const picture = withPlanned(seen(saved('picture'), this.#nothing), this.#planned);
    const { says } = picture;
    const groups = ownFirst(picture.groups, this.#own);
    this.#boxes = everyBox(groups);
    this.#part('.picture-summary').textContent = summary(this.#boxes);
    if (!this.#isSeen) return;
    this.#drawing.draw(groups, this.#chosen?.key);
    this.#part('.picture-says').replaceChildren(...says.map((text) => element('li', '', text)));
    this.#part('.picture-words > ul').replaceChildren(...groups.map(listed));
  }

  #press(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    if (target.closest('[data-picture=close]')) return this.#close();
    if (target.closest('[data-picture=toggle]')) {
      save('pictureOpen', !this.#isSeen);
      return this.#open(!this.#isSeen);
    }
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
      this.#say(inWords(box), this.#pagesOn(box));
    }
  }

  /** True if there is room for it, by the rule of the style sheet. */
  get #isSeen(): boolean {
    return this.#part('.picture-canvas').clientWidth > 0;
  }

  #open(isOpen: boolean): void {
    this.section.toggleAttribute('data-open', isOpen);
    const toggle = this.#part('[data-picture=toggle]');
    toggle.ariaExpanded = String(isOpen);
    toggle.textContent = isOpen ? 'Hide picture' : 'Show picture';
    this.#draw();
  }

  /** Tells the style sheet if there is something of the picture below what is in sight. */
  #sayMore(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.section;
    // The canvas has room below its boxes, and a frame's last line alone is nothing to scroll for.
    const boxes = [...this.section.querySelectorAll('.picture-canvas rect')];
    const lowest = Math.max(...boxes.map((box) => box.getBoundingClientRect().bottom));
    const isBelow = lowest > this.section.getBoundingClientRect().bottom + 12;
    const isScrolled = scrollHeight > clientHeight + 4 && scrollTop + clientHeight < scrollHeight;
    this.section.toggleAttribute('data-more', isBelow && isScrolled);
  }

  #close(): void {
    const { key } = this.#chosen!;
    this.#chosen = undefined;
    this.#part('.picture-answer').replaceChildren();
    this.#draw();
    this.section.querySelector<SVGElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  /** Where a box is taught: the concept, and the step that makes such a thing. */
  #pagesOn({ kind: exact, name, mood }: Box): HTMLElement {
    const words = element('p', 'picture-pages');
    if (mood === 'planned') words.append('It does not exist yet. ');
    const kind = exact.startsWith('deployment') ? 'service' : exact;
    const alike = this.#planned.filter((each) => each.kind === kind);
    const step = (alike.find((each) => each.name === name) ?? alike[0])?.step;
    if (step) words.append('Step: ', linkTo(pageOfStep(step.id), step.title));
    const concept = CONCEPTS.find((each) => each === kind);
    if (concept) {
      if (step) words.append(' · ');
      words.append('Concept: ', linkTo(pageOfConcept(concept.replace(' ', '-')), concept));
    }
    return words;
  }

  #say(title: string, ...content: HTMLElement[]): void {
    this.#head.textContent = title;
    if (!this.#closer.isConnected) {
      this.#part('.picture-answer').replaceChildren(this.#head, this.#closer);
    }
    while (this.#closer.nextSibling) this.#closer.nextSibling.remove();
    this.#closer.after(...content);
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    return this.section.querySelector<Part>(selector)!;
  }
}

// --- internal ---

function closer(): HTMLButtonElement {
  const close = element('button', '', 'Close');
  close.type = 'button';
  close.dataset['picture'] = 'close';
  return close;
}

/** Counts the boxes by kind: `1 cluster, 1 service, 2 tasks`. */
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

/** The kinds of boxes that have a page of their own. */
const CONCEPTS = ['cluster', 'service', 'task definition', 'task'];

function linkTo(page: string, words: string): HTMLElement {
  const link = element('a', '', words);
  link.href = page;
  return link;
}
