import { element } from './element.ts';
import { exchangePane } from './exchange-pane.ts';
import { pageOfCommand, wordsOf } from './line-words.ts';
import type { Exchange, Report } from './messages.ts';

type LineReport = Extract<Report, { type: 'line' }>;
type BeganReport = Extract<Report, { type: 'began' }>;

/** The output of programs on a page: a block for each program, with an element for each line. */
export class Output {
  #block: HTMLElement | undefined;
  #lines = new Map<number, HTMLElement>();
  /** All of it as a terminal would print it. */
  text = '';

  /** The output of a recorded run, which stands there until there is something else to show. */
  readonly #recorded: Element | null;

  constructor(private readonly root: HTMLElement) {
    this.#recorded = root.querySelector('.run-recorded');
  }

  /** As the build wrote it. */
  restore(): void {
    this.clear();
    if (this.#recorded) this.root.append(this.#recorded);
  }

  clear(): void {
    this.#recorded?.remove();
    this.root.querySelectorAll('.run-block, .run-said').forEach((block) => block.remove());
    this.#lines.clear();
    this.#block = undefined;
    this.text = '';
    this.root.scrollTop = 0;
  }

  /** Says something that no program prints, before what comes. */
  say(words: string): void {
    this.root.append(element('p', 'run-said run-about', words));
  }

  /** A reader who watches sees what comes; one who has scrolled back is left where they are. */
  follow(): void {
    const { scrollHeight, clientHeight } = this.root;
    if (scrollHeight - clientHeight - this.root.scrollTop < 60) this.root.scrollTop = scrollHeight;
  }

  /** Shows the error, where there is one. What went well is read from its beginning. */
  settle(): void {
    const error = this.root.querySelector<HTMLElement>('.run-line.bad[data-label=error]');
    if (error) this.root.scrollTop = error.offsetTop - this.root.clientHeight / 3;
  }

  /** Begins the block of a program. Of several, each is folded until it fails; the page's own is not. */
  begin({ id, title, command }: BeganReport, oneOfSeveral: boolean, isOwn: boolean): void {
    this.text += `${this.text && '\n'}$ ${command}\n\n`;
    const prompt = element('p', 'run-prompt', `$ ${command}`);
    if (oneOfSeveral) {
      const block = element('details', 'run-block');
      const summary = element('summary', '', title);
      summary.append(element('span', 'run-outcome', ''));
      block.append(summary, prompt);
      block.open = isOwn;
      this.#block = block;
    } else {
      this.#block = element('div', 'run-block');
      this.#block.append(prompt);
    }
    this.#block.dataset['program'] = id;
    this.root.append(this.#block);
  }

  line({ line, content, plain, exchanges }: LineReport): void {
    this.text += `${plain}\n`;
    const row = element('div', `run-line ${content.tone}`);
    row.dataset['label'] = content.label;
    // Padded as in a terminal, so that what is copied, or read aloud, has a space after the label.
    const label = content.label && content.label.padEnd(9);
    row.append(element('span', 'label', label), textOf(content));
    this.#lines.set(line, row);
    this.#block?.append(row);
    if (content.label === 'error') this.#block?.setAttribute('open', '');
    // The last line of a program has no label: how it ended.
    const outcome = this.#block?.querySelector('.run-outcome');
    if (outcome && content.label === '' && content.tone === 'good') {
      outcome.textContent = content.text;
    }
    for (const exchange of exchanges) this.exchange(line, exchange);
  }

  /** Lets a line open to a call: what was asked, and what AWS answered. */
  exchange(line: number, exchange: Exchange): void {
    const row = this.#lines.get(line);
    if (!row) return;
    const details = row instanceof HTMLDetailsElement ? row : this.#foldable(line, row);
    details.append(exchangePane(exchange));
  }

  #foldable(line: number, row: HTMLElement): HTMLDetailsElement {
    const details = element('details', row.className);
    Object.assign(details.dataset, row.dataset);
    const summary = element('summary', '');
    summary.append(...row.childNodes);
    details.append(summary);
    row.replaceWith(details);
    this.#lines.set(line, details);
    return details;
  }
}

// --- internal ---

/** The text of a line. The command that comes next leads to where it can be pressed. */
function textOf({ label, text }: LineReport['content']): HTMLElement {
  const span = element('span', 'text');
  const page = label === 'next' ? pageOfCommand(text) : undefined;
  if (page) {
    const link = element('a', '', text);
    link.href = page;
    span.append(link);
  } else {
    span.append(...words(text));
  }
  return span;
}

function words(text: string): (Node | string)[] {
  return wordsOf(text).map(({ word, isOne }) => (isOne ? element('span', 'word', word) : word));
}
