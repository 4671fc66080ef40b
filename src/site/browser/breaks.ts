import type { Breakage } from './breakages.ts';

/** The switches of what shall go wrong in the next run. They are off when a page opens. */
export class Breaks {
  readonly #switches: HTMLInputElement[];

  /** @param changed called when the reader has turned one */
  constructor(
    private readonly panel: HTMLElement,
    changed: () => void,
  ) {
    this.#switches = [...panel.querySelectorAll<HTMLInputElement>('input[name=break]')];
    // A browser may fill in a page again as it was left.
    for (const each of this.#switches) each.checked = false;
    panel.querySelector('.run-switches')?.addEventListener('change', () => {
      this.#count();
      changed();
    });
    this.#openWhenLedTo();
  }

  /** The ids of the breakages that are switched on. */
  get on(): string[] {
    return this.#on.map(({ value }) => value);
  }

  /** The widest reach of all that are on, or undefined when none is. */
  get strikes(): Breakage['strikes'] | undefined {
    const all = this.#on.map(({ dataset }) => dataset['strikes'] as Breakage['strikes']);
    return (['any call', 'the making', 'a new task'] as const).find((one) => all.includes(one));
  }

  get #on(): HTMLInputElement[] {
    return this.#switches.filter(({ checked }) => checked);
  }

  #count(): void {
    const { length } = this.#on;
    this.panel.querySelector('.run-break .run-changes')!.textContent =
      length === 0 ? '' : `${length} on`;
  }

  /** A link to the switches opens them, also when the page is opened with it. */
  #openWhenLedTo(): void {
    const details = this.panel.querySelector<HTMLDetailsElement>('.run-break');
    if (!details) return;
    const open = () => {
      if (location.hash === `#${details.id}`) details.open = true;
    };
    addEventListener('hashchange', open);
    // The hash does not change when the same link is followed again.
    document.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest(`a[href="#${details.id}"]`)) {
        details.open = true;
      }
    });
    open();
  }
}
