import { InputsForm } from './inputs-form.ts';
import { keep, keepNothing, kept, onKept } from './kept.ts';
import type { Kind, Report, Request } from './messages.ts';
import { Output } from './output.ts';
import { panelWords, type PanelWords, type Said } from './panel-words.ts';

/** What the buttons do; they carry these words as `data-do`. */
type Action = 'run' | 'undo' | 'reset' | 'stop' | 'offer' | 'copy';

/**
 * Runs the program of a page in the page: `<step-run>` is around the buttons, the form and the output, which the build
 * wrote. The code that runs steps is loaded at the first press.
 */
class StepRun extends HTMLElement {
  readonly #output = new Output(this.#part('.run-output'));
  #form: InputsForm | undefined;
  #worker: Worker | undefined;
  #asked: Request | undefined;
  #isWaiting = false;
  #said: Said | undefined;
  #offer: PanelWords['offer'];

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (form) {
      this.#form = new InputsForm(form, () => this.#send({ type: 'check', given: given() }));
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        this.#do('run');
      });
    }
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
      if (button) this.#do(button.dataset['do'] as Action);
    });
    const slowly = this.#part<HTMLInputElement>('input[name=slowly]');
    slowly.checked = kept('slowly') ?? false;
    slowly.addEventListener('change', () => keep('slowly', slowly.checked));
    onKept('progress', () => this.#show());
    this.#findOutWhatWasCutShort();
    this.#show();
  }

  /** What is known of the account may be old when something was cut short: by closing the page, for example. */
  #findOutWhatWasCutShort(): void {
    const cut = kept('underWay');
    if (!cut) return;
    if (cut.includes(this.#program)) this.#said = 'cut short';
    this.#ask({ type: 'look' });
  }

  #do(action: Action): void {
    if (action === 'copy') return void this.#copy();
    if (action === 'stop') return this.#stop();
    if (this.#asked) return;
    this.#output.clear();
    if (!isSecureContext) return this.#end('insecure');
    if (action === 'reset') return this.#ask({ type: 'reset' });
    const offer = action === 'offer' ? this.#offer : undefined;
    this.#ask({
      type: 'act',
      // What is offered are steps, on the page of a concept too.
      kind: offer ? 'step' : this.#kind,
      action: action === 'undo' || offer?.action === 'after' ? 'undo' : 'run',
      ids: offer ? [...offer.ids] : [this.#program],
      given: given(),
      slowly: kept('slowly') ?? false,
    });
  }

  #ask(request: Request): void {
    this.#asked = request;
    if (request.type !== 'look') this.#said = undefined;
    this.#send(request);
    this.#show();
  }

  #send(request: Request): void {
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage(request);
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      // What a worker said before it was stopped may still be on its way.
      if (worker === this.#worker) this.#hear(data);
    });
    worker.addEventListener('error', (event) => {
      this.#worker = undefined;
      // Only an error of the code itself has words.
      this.#end(event instanceof ErrorEvent && event.message ? 'broken' : 'unloaded');
    });
    return worker;
  }

  #hear(report: Report): void {
    switch (report.type) {
      case 'waits':
        this.#isWaiting = true;
        return this.#show();
      case 'unkept':
        keepNothing();
        this.#part('.run-unkept').textContent = UNKEPT[report.because];
        return;
      case 'began': {
        const { ids } = this.#asked as Extract<Request, { type: 'act' }>;
        keep('underWay', ids);
        this.#isWaiting = false;
        this.#output.begin(report, ids.length > 1);
        return this.#show();
      }
      case 'line':
        return this.#output.line(report);
      case 'exchange':
        return this.#output.exchange(report.line, report.exchange);
      case 'progress':
        return keep('progress', report.progress);
      case 'checked':
        return this.#form?.show(report);
      case 'ended':
        return this.#end(this.#outcome(report.ok));
      case 'broken':
        console.error(report.message);
        return this.#end('broken');
    }
  }

  /** What is worth saying once it has ended; where nothing is, the panel says how the account stands. */
  #outcome(ok: boolean): Said | undefined {
    const asked = this.#asked;
    if (asked?.type === 'look') {
      return kept('progress')?.found.includes(this.#program) ? undefined : this.#said;
    }
    if (asked?.type === 'reset') return 'reset';
    const isUndo = asked?.type === 'act' && asked.action === 'undo';
    if (!ok) return isUndo ? 'undo failed' : 'failed';
    const isAboutThis = asked?.type === 'act' && asked.ids.includes(this.#program);
    return isAboutThis && this.#reads ? 'read' : undefined;
  }

  #end(said: Said | undefined): void {
    this.#asked = undefined;
    this.#isWaiting = false;
    this.#said = said;
    keep('underWay', undefined);
    this.#show();
  }

  /** Ends the worker wherever it is; a new one finds out what stands. */
  #stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isWaiting = false;
    this.#said = 'stopped';
    this.#ask({ type: 'look' });
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.#output.text);
    const button = this.#part('[data-do=copy]');
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 2000);
  }

  #show(): void {
    const isBusy = this.#asked !== undefined;
    const { text, offer } = panelWords({
      program: this.#program,
      kind: this.#kind,
      reads: this.#reads,
      before: this.#ids('before'),
      after: this.#ids('after'),
      progress: kept('progress'),
      isBusy,
      isWaiting: this.#isWaiting,
      said: this.#said,
    });
    this.#offer = offer;
    this.#part('.run-status').textContent = text;
    const button = this.#part('[data-do=offer]');
    this.#keepFocus(button, !!offer);
    this.#keepFocus(this.#part('[data-do=stop]'), this.#asked?.type === 'act');
    this.dataset['busy'] = this.#asked?.type ?? '';
    button.hidden = !offer;
    if (offer) button.textContent = offer.label;
    for (const each of this.querySelectorAll('.run-buttons [data-do]:not([data-do=stop])')) {
      each.setAttribute('aria-disabled', String(isBusy));
    }
  }

  /** A button that goes away while it has the focus leaves it to the button that stays. */
  #keepFocus(button: HTMLElement, stays: boolean): void {
    if (!stays && document.activeElement === button) this.#part('[data-do=run]').focus();
  }

  get #program(): string {
    return this.dataset['program']!;
  }

  get #kind(): Kind {
    return this.dataset['kind'] as Kind;
  }

  get #reads(): boolean {
    return this.dataset['reads'] === 'true';
  }

  #ids(which: 'before' | 'after'): string[] {
    return (this.dataset[which] ?? '').split(' ').filter((id) => id !== '');
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    return this.querySelector<Part>(selector)!;
  }
}

const UNKEPT = {
  denied:
    'This browser keeps nothing for this site, so the account lasts until you leave this page.',
  full: 'The storage of this browser is full, so from here on nothing is kept: it lasts until you leave this page.',
};

function given() {
  return kept('inputs')?.given ?? {};
}

customElements.define('step-run', StepRun);
