import { saved, onSaved } from './saved.ts';
import type { Progress } from './messages.ts';
import { priceInWords } from './price-in-words.ts';

// On every page: the sidebar, and the map on the first one, mark the steps whose work is in the reader's local account, and
// a bar at the foot of the window says what runs there. All come from the few words that the last run left, so they need no
// other code.

/** The bar: `<account-bar data-steps="create-cluster create-service">`. It is empty, and not there to see, until something stands. */
class AccountBar extends HTMLElement {
  connectedCallback(): void {
    onSaved('progress', () => this.#show());
    this.#show();
  }

  #show(): void {
    const progress = saved('progress');
    markSidebar(progress);
    const isEmpty = !progress || progress.found.length + progress.unfinished.length === 0;
    this.hidden = isEmpty;
    document.documentElement.toggleAttribute('data-account', !isEmpty);
    if (isEmpty) return;
    const { found, tasks, usdPerHour } = progress;
    const core = this.dataset['steps']!.split(' ');
    const done = core.filter((id) => found.includes(id));
    const more = found.length - done.length;
    this.querySelector('[data-says=steps]')!.textContent =
      `${done.length} of the ${core.length} steps that make something ${done.length === 1 ? 'is' : 'are'} done${more > 0 ? `, and ${more} of other tracks` : ''}`;
    this.querySelector('[data-says=tasks]')!.textContent =
      tasks === 0 ? 'no tasks running' : tasks === 1 ? '1 task running' : `${tasks} tasks running`;
    this.querySelector('[data-says=price]')!.textContent =
      usdPerHour === 0 ? 'would be free on AWS' : `on AWS: ${priceInWords(usdPerHour)}`;
  }
}

// --- internal ---

/** Ticks the links to the pages of steps in the sidebar and on the map, with a sign for the eye and a word for the ear. */
function markSidebar(progress: Progress | undefined): void {
  for (const link of document.querySelectorAll<HTMLElement>(
    ':is(.sidebar-content, .curriculum) a[href*="/steps/"]',
  )) {
    link.querySelector('.step-mark')?.remove();
    const step = link.getAttribute('href')!.split('/').at(-2)!;
    if (progress?.found.includes(step)) link.append(mark('✓', 'done'));
    else if (progress?.unfinished.includes(step)) link.append(mark('◐', 'half done'));
  }
}

function mark(sign: string, word: string): HTMLElement {
  const whole = span('step-mark', '');
  const shown = span('', sign);
  shown.ariaHidden = 'true';
  whole.append(shown, span('sr-only', `, ${word}`));
  return whole;
}

function span(className: string, text: string): HTMLElement {
  const made = document.createElement('span');
  made.className = className;
  made.textContent = text;
  return made;
}

customElements.define('account-bar', AccountBar);
