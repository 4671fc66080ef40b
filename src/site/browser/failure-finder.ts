import { bestMatches } from './best-matches.ts';

/** Folded failures: a field that shows those which a message fits, and the one that the page's address names, opened. */
class FailureFinder extends HTMLElement {
  readonly #open = () => this.#openNamed();
  #folds: HTMLDetailsElement[] = [];

  connectedCallback(): void {
    this.#folds = [...this.querySelectorAll<HTMLDetailsElement>('details.failure')];
    this.#input.addEventListener('input', () => this.#narrow());
    this.querySelector('form')!.addEventListener('submit', (event) => event.preventDefault());
    window.addEventListener('hashchange', this.#open);
    this.#openNamed();
  }

  disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.#open);
  }

  /** Shows the failures that fit, opens the only one, and hides a group without any. */
  #narrow(): void {
    const found = bestMatches(
      this.#input.value,
      this.#folds.map((fold) => fold.textContent),
    );
    for (const [index, fold] of this.#folds.entries()) fold.hidden = !found.includes(index);
    if (found.length === 1) this.#folds[found[0]!]!.open = true;
    this.querySelector('output')!.textContent =
      found.length === 0
        ? 'None of these. Try fewer words, such as the name of the error.'
        : `${found.length} of ${this.#folds.length} failures`;
    this.toggleAttribute('data-narrowed', found.length < this.#folds.length);
  }

  #openNamed(): void {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = named?.closest<HTMLDetailsElement>('details.failure');
    if (!fold || (fold.open && !fold.hidden)) return;
    this.#input.value = '';
    this.#narrow();
    fold.open = true;
    named!.scrollIntoView();
  }

  get #input(): HTMLInputElement {
    return this.querySelector('input')!;
  }
}

customElements.define('failure-finder', FailureFinder);
