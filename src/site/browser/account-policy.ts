import { save, saved, onSaved } from './saved.ts';

/** The account of AWS's documentation, which the recorded policies name. */
const EXAMPLE = '111122223333';

/**
 * A policy: `<account-policy data-file="…">`, with a field, a button and a block of code that the build wrote. The account's
 * number that a reader types is put into the code, into what its copy button copies, and into the file.
 */
class AccountPolicy extends HTMLElement {
  #texts: { node: Text; original: string }[] = [];
  #copied = '';

  connectedCallback(): void {
    const walker = document.createTreeWalker(this.querySelector('pre')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const original = node.textContent!;
      if (original.includes(EXAMPLE)) this.#texts.push({ node: node as Text, original });
    }
    this.#copied = this.#copy.dataset['code']!;
    this.querySelector<HTMLElement>('.policy-form')!.hidden = false;
    this.#input.addEventListener('input', () => {
      const digits = this.#input.value.replaceAll(/\D/g, '');
      save('accountNumber', digits.length === 12 ? digits : undefined);
    });
    this.querySelector('.policy-form button')!.addEventListener('click', () => this.#download());
    onSaved('accountNumber', () => this.#show());
    this.#input.value = saved('accountNumber') ?? '';
    this.#show();
  }

  #show(): void {
    const number = saved('accountNumber') ?? EXAMPLE;
    if (document.activeElement !== this.#input) this.#input.value = saved('accountNumber') ?? '';
    for (const { node, original } of this.#texts) node.data = original.replaceAll(EXAMPLE, number);
    this.#copy.dataset['code'] = this.#copied.replaceAll(EXAMPLE, number);
  }

  #download(): void {
    const text = this.#copy.dataset['code']!.replaceAll('\u007f', '\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: 'application/json' }));
    link.download = this.dataset['file']!;
    link.click();
    // The browser has begun to read it by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  get #input(): HTMLInputElement {
    return this.querySelector('input')!;
  }

  get #copy(): HTMLElement {
    return this.querySelector<HTMLElement>('[data-code]')!;
  }
}

customElements.define('account-policy', AccountPolicy);
