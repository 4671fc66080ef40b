import { AccountLink } from './account-link.ts';
import { saved } from './saved.ts';
import type { Report } from './messages.ts';

/** The exercises of a page: each has a button that judges the reader's local account, and a place for what is said. */
class ExerciseList extends HTMLElement {
  readonly #worker = new AccountLink(
    'core',
    (report) => this.#hear(report),
    () => this.#end('The code that judges could not be loaded, or it broke. Reload the page.'),
  );
  /** The exercise that is judged now. */
  #current: HTMLElement | undefined;

  connectedCallback(): void {
    for (const button of this.querySelectorAll<HTMLElement>('[data-do="check"]')) {
      button.addEventListener('click', () =>
        this.#judge(button.closest<HTMLElement>('[data-id]')!),
      );
    }
  }

  #judge(exercise: HTMLElement): void {
    if (this.#current) return;
    this.#current = exercise;
    this.#output.textContent = '';
    exercise.dataset['state'] = 'busy';
    if (!isSecureContext)
      return this.#end('A browser runs programs only on a page that came over HTTPS.');
    const given = { ...saved('inputs')?.given };
    for (const { name, value } of exercise.querySelectorAll('input')) {
      if (value) given[name] = value;
    }
    const job = { kind: 'exercise', action: 'run', id: exercise.dataset['id']! } as const;
    this.#worker.send({ type: 'act', jobs: [job], given, slowly: false });
  }

  #hear(report: Report): void {
    switch (report.type) {
      case 'line':
        this.#output.append(`${report.plain}\n`);
        return;
      case 'ended':
        return this.#end(undefined, report.ok ? 'passed' : 'failed');
      case 'broken':
        console.error(report.message);
        return this.#end('The local account failed. Reload the page.');
    }
  }

  #end(said: string | undefined, state = 'failed'): void {
    if (!this.#current) return;
    if (said) this.#output.append(said);
    this.#current.dataset['state'] = state;
    this.#current = undefined;
  }

  get #output(): HTMLElement {
    return this.#current!.querySelector<HTMLElement>('.exercise-output')!;
  }
}

customElements.define('exercise-list', ExerciseList);
