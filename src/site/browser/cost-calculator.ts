// The calculator as a page loads it: nearly nothing. What reads, computes and draws comes when a reader turns to the form,
// or when a link says other figures than the build has written.

/** The calculator: `<cost-calculator>`, with everything for the defaults in it already. */
class CostCalculator extends HTMLElement {
  #form: Promise<void> | undefined;

  connectedCallback(): void {
    // A browser that goes back may have filled the form in. The address says what is meant.
    this.querySelector('form')!.reset();
    if (location.search !== '') void this.#wake();
    for (const event of ['focusin', 'pointerover', 'input'])
      this.addEventListener(event, () => void this.#wake(), { once: true });
  }

  #wake(): Promise<void> {
    return (this.#form ??= import('./cost-form.ts').then(({ CostForm }) => {
      new CostForm(this).start();
    }));
  }
}

customElements.define('cost-calculator', CostCalculator);
