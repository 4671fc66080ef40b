import type { Given, Report } from './messages.ts';
import { save, saved } from './saved.ts';
import { priceInWords } from './price-in-words.ts';

type Checked = Extract<Report, { type: 'checked' }>;

/**
 * The form of a step's inputs. What a reader gives is remembered for all pages, as an environment variable is for all
 * commands: two pages that ask for the same thing mean the same thing.
 */
export class InputsForm {
  readonly #controls: (HTMLInputElement | HTMLSelectElement)[];

  /** @param changed called when the reader has changed something */
  constructor(
    private readonly form: HTMLFormElement,
    changed: () => void,
  ) {
    this.#controls = [
      ...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'),
    ];
    this.#fill();
    form.addEventListener('input', () => {
      this.#remember();
      changed();
    });
    form.addEventListener('reset', () => {
      // The browser puts the defaults back after this event.
      setTimeout(() => {
        this.#remember();
        changed();
      });
    });
  }

  /** Shows what is wrong with each input, in the words of its schema, and what the others cost. */
  show({ problems, usdPerHour }: Checked): void {
    save('inputs', { given: saved('inputs')?.given ?? {}, usdPerHour });
    for (const control of this.#controls) {
      const problem = problems[control.name];
      const words = control.closest('.run-field')!.querySelector('.run-problem')!;
      words.textContent = problem === undefined ? '' : `${capitalized(problem)}.`;
      control.setAttribute('aria-invalid', String(problem !== undefined));
    }
    this.#conceptPrice(usdPerHour);
  }

  #fill(): void {
    const { given, usdPerHour } = saved('inputs') ?? { given: {} };
    for (const control of this.#controls) {
      const value = given[control.name];
      if (value !== undefined) control.value = value;
    }
    if (usdPerHour !== undefined) this.#conceptPrice(usdPerHour);
    this.#showChanges();
  }

  #conceptPrice(usdPerHour: number): void {
    const price = this.form.querySelector('output');
    if (price) price.textContent = priceInWords(usdPerHour);
  }

  #showChanges(): void {
    const { length } = this.#controls.filter((control) => given(control) !== undefined);
    this.form.closest('details')!.querySelector('.run-changes')!.textContent =
      length === 0 ? '' : `${length} changed`;
  }

  #remember(): void {
    const now: Given = { ...saved('inputs')?.given };
    for (const control of this.#controls) {
      const value = given(control);
      if (value === undefined) delete now[control.name];
      else now[control.name] = value;
    }
    save('inputs', { given: now });
    this.#showChanges();
  }
}

// --- internal ---

/**
 * Returns the value of a control if it differs from the default. An empty control means the default, as a flag that is
 * left out does.
 */
function given(control: HTMLInputElement | HTMLSelectElement): string | undefined {
  const usual =
    control instanceof HTMLInputElement
      ? control.defaultValue
      : [...control.options].find(({ defaultSelected }) => defaultSelected)?.value;
  const value = control.value.trim();
  return value === '' || value === usual ? undefined : value;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
