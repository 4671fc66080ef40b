import { usd } from '../../engine/prices.ts';
import { AccountLink } from './account-link.ts';
import { save, saved, onSaved } from './saved.ts';
import type { Report } from './messages.ts';
import { isThere } from './panel-words.ts';

/**
 * Takes back all steps: `<take-back>`, with a row for each step that makes something, the last one first. A row says whether the
 * step's work is there, and what became of it.
 */
class TakeBack extends HTMLElement {
  readonly #worker = new AccountLink(
    'core',
    (report) => this.#hear(report),
    () =>
      this.#end(
        'The code that runs the steps could not be loaded, or it crashed. Reload the page.',
      ),
  );
  /** The outcome of each step in this run, by its id. */
  readonly #became = new Map<string, string>();
  #current: string | undefined;
  #isBusy = false;
  #said: string | undefined;

  connectedCallback(): void {
    this.#button.addEventListener('click', () => this.#takeBack());
    onSaved('progress', () => this.#show());
    this.#show();
  }

  #takeBack(): void {
    const ids = this.#there.map(({ dataset }) => dataset['step']!);
    if (this.#isBusy || ids.length === 0) return;
    if (!isSecureContext)
      return this.#end('Browsers run the steps only on a page that was loaded over HTTPS.');
    this.#became.clear();
    this.#said = undefined;
    this.#isBusy = true;
    save('underWay', ids);
    this.#worker.send({
      type: 'act',
      jobs: ids.map((id) => ({ kind: 'step', action: 'undo', id })),
      given: saved('inputs')?.given ?? {},
      slowly: saved('slowly') ?? false,
    });
    this.#show();
  }

  #hear(report: Report): void {
    switch (report.type) {
      case 'began':
        this.#current = report.id;
        return this.#show();
      case 'line': {
        const { label, text } = report.content;
        if (OUTCOMES.includes(label)) this.#became.set(this.#current!, `${label} ${text}`);
        return this.#show();
      }
      case 'ended':
        return this.#end(report.ok ? undefined : FAILED);
      case 'broken':
        console.error(report.message);
        return this.#end(FAILED);
    }
  }

  #end(said: string | undefined): void {
    [this.#isBusy, this.#current, this.#said] = [false, undefined, said];
    save('underWay', undefined);
    this.#show();
  }

  #show(): void {
    this.querySelector('.take-back-price strong')!.textContent = usd(
      saved('progress')?.usdPerHour ?? 0,
    );
    this.#button.setAttribute('aria-disabled', String(this.#isBusy || this.#there.length === 0));
    for (const row of this.#rows) this.#showRow(row);
    this.querySelector('.take-back-status')!.textContent = this.#status();
  }

  #showRow(row: HTMLElement): void {
    const id = row.dataset['step']!;
    // A step of another track is listed where its work is there, or has just been taken back.
    row.hidden = row.dataset['track'] !== 'core' && !this.#isThere(id) && !this.#became.has(id);
    const isUnderWay = this.#isBusy && this.#current === id && this.#isThere(id);
    const there = row.dataset['stays'] === 'true' ? 'stays' : 'exists';
    const [mark, says] = isUnderWay
      ? ['◐', 'being deleted …']
      : this.#isThere(id)
        ? ['●', this.#became.get(id) ?? there]
        : // A tick is for what was deleted, not for what was never there.
          this.#became.has(id)
          ? ['✓', this.#became.get(id)]
          : ['·', 'does not exist'];
    row.querySelector('.take-back-mark')!.textContent = mark!;
    row.querySelector('.take-back-says')!.textContent = says!;
    row.dataset['state'] = isUnderWay ? 'going' : this.#isThere(id) ? 'there' : 'gone';
  }

  #status(): string {
    if (this.#isBusy) return 'Undoing the steps, the last one first …';
    if (this.#said !== undefined) return this.#said;
    const { length } = this.#there;
    if (length > 0)
      return `Your local account has what ${length === 1 ? 'one step' : `${length} steps`} made.`;
    if (this.#became.size > 0)
      return '✓ Everything is deleted, and nothing costs money any more. Only the service-linked role stays: the whole account shares it, and it is free.';
    return 'Your local account has nothing from the tutorial.';
  }

  get #rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-step]')];
  }

  /** The rows of what can be taken back. */
  get #there(): HTMLElement[] {
    return this.#rows.filter(
      ({ dataset }) => dataset['stays'] !== 'true' && this.#isThere(dataset['step']!),
    );
  }

  #isThere(id: string): boolean {
    return isThere(id, saved('progress'));
  }

  get #button(): HTMLElement {
    return this.querySelector('[data-do=take-back]')!;
  }
}

// --- internal ---

/** The labels of lines that say what became of something. */
const OUTCOMES = ['deleted', 'kept', 'error'];

const FAILED =
  '✗ Not everything could be deleted: the row says why. Press the button again to continue.';

customElements.define('take-back', TakeBack);
