import { drawChart } from '../calculator/chart.ts';
import { FIELDS, memoryChoices } from '../calculator/fields.ts';
import { plotTable } from '../calculator/plot-words.ts';
import { plotByHours, plotByRequests } from '../calculator/plots.ts';
import { linkOf, readWorkload, type Given } from '../calculator/read.ts';
import { wordsOf } from '../calculator/words.ts';
import type { Workload } from '../calculator/workload.ts';

// The form of the calculator. It knows no price: it reads what was given, hands it to src/site/calculator, and puts words and
// charts where they belong.

type Control = HTMLInputElement | HTMLSelectElement;

/** Milliseconds. A reader who types is not interrupted: the address and the sentence that is read out follow a little later. */
const PAUSE = 400;

/** The form of the calculator, in a page that the build has filled with the defaults. */
export class CostForm {
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly calculator: HTMLElement) {}

  /** Shows what the address says, or what the reader has changed already, and from then on every change. */
  start(): void {
    const linked = Object.fromEntries(new URLSearchParams(location.search));
    if (linkOf(this.#given()) !== '') {
      this.#offerMemory();
      this.#change();
    } else if (linkOf(linked) !== '') {
      this.#fill(linked);
      this.#say(this.#show(linked));
    }
    this.#form.addEventListener('input', ({ target }) => {
      if ((target as Control).name === 'cpu') this.#offerMemory();
      this.#change();
    });
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('reset', () => {
      // The browser puts the defaults back after this event; the sizes of memory are not its own.
      setTimeout(() => {
        this.#offerMemory(FIELDS.memory.usual);
        this.#change();
      });
    });
    this.#find('[data-do=copy]').addEventListener('click', () => void this.#copy());
  }

  get #form(): HTMLFormElement {
    return this.#find('form');
  }

  #find<Found extends Element = HTMLElement>(selector: string): Found {
    return this.calculator.querySelector<Found>(selector)!;
  }

  #given(): Given {
    return Object.fromEntries(
      this.#controls.map((control) => [
        control.name,
        isSwitch(control) ? (control.checked ? 'yes' : 'no') : control.value,
      ]),
    );
  }

  get #controls(): Control[] {
    return [...this.#form.querySelectorAll<Control>('input, select')];
  }

  /** Puts what a link says into the form. A list stays at its default where the link says none of its choices. */
  #fill(linked: Given): void {
    for (const control of this.#controls) {
      const value = linked[control.name];
      if (value === undefined) continue;
      if (isSwitch(control)) control.checked = value === 'yes';
      else if (control instanceof HTMLInputElement) control.value = value;
      else if ([...control.options].some((option) => option.value === value)) control.value = value;
      if (control.name === 'cpu') this.#offerMemory();
    }
  }

  /** The sizes of memory that go with the processor. The wanted one is chosen where it is there, else the nearest. */
  #offerMemory(wanted = this.#find<HTMLSelectElement>('[name=memory]').value): void {
    const choices = memoryChoices(Number(this.#find<HTMLSelectElement>('[name=cpu]').value));
    const memory = this.#find<HTMLSelectElement>('[name=memory]');
    memory.replaceChildren(...choices.map(({ value, text }) => new Option(text, value)));
    const distance = ({ value }: { value: string }) => Math.abs(Number(value) - Number(wanted));
    memory.value = choices.toSorted((a, b) => distance(a) - distance(b))[0]!.value;
  }

  #change(): void {
    const given = this.#given();
    const summary = this.#show(given);
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      this.#say(summary);
      const link = linkOf(given);
      history.replaceState(null, '', link === '' ? location.pathname : `?${link}`);
    }, PAUSE);
  }

  /** Shows what comes of what was given, and returns the sentence that sums it up. */
  #show(given: Given): string {
    const reading = readWorkload(given);
    const problems = 'problems' in reading ? reading.problems : {};
    for (const control of this.#controls) {
      const problem = problems[control.name];
      this.#find(`#wrong-${control.name}`).textContent = problem === undefined ? '' : `${problem}.`;
      control.setAttribute('aria-invalid', String(problem !== undefined));
    }
    this.calculator.toggleAttribute('data-stale', 'problems' in reading);
    if ('workload' in reading) return this.#conceptWorkload(reading.workload);
    return 'Not computed: mend what is marked. The figures below are from before.';
  }

  #conceptWorkload(workload: Workload): string {
    const { summary = '', ...words } = wordsOf(workload);
    for (const [slot, text] of Object.entries(words)) {
      this.#find(`[data-slot='${slot}']`).textContent = text;
    }
    for (const plot of [plotByHours(workload), plotByRequests(workload)]) {
      const figure = `[data-plot=${plot.id}]`;
      this.#find(`${figure} [data-draw]`).innerHTML = drawChart(plot);
      this.#find(`${figure} table`).innerHTML = plotTable(plot);
    }
    return summary;
  }

  /** In the region that is read out. */
  #say(text: string): void {
    const summary = this.#find('[data-slot=summary]');
    if (summary.textContent.trim() !== text) summary.textContent = text;
  }

  async #copy(): Promise<void> {
    const link = new URL(location.href);
    link.search = linkOf(Object.fromEntries(new URLSearchParams(location.search)));
    try {
      await navigator.clipboard.writeText(link.href);
      this.#say('The link is in the clipboard.');
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'NotAllowedError')) throw error;
      this.#say('The browser does not let this page copy. The address of this page is the link.');
    }
  }
}

// --- internal ---

function isSwitch(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox';
}
