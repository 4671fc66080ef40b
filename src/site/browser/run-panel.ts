import { pageOfStep } from '../base.ts';
import { AccountLink } from './account-link.ts';
import { AppFrame, MANY } from './app-frame.ts';
import { Breaks } from './breaks.ts';
import { element } from './element.ts';
import { InputsForm } from './inputs-form.ts';
import { save, saved, onSaved } from './saved.ts';
import type { Job, Kind, Report, Request } from './messages.ts';
import { Output } from './output.ts';
import { NEW_VERSION } from './breakages.ts';
import {
  isThere,
  missing,
  panelWords,
  type Offer,
  type PanelKind,
  type PanelWords,
  type Said,
} from './panel-words.ts';
import { isStuck } from '../../engine/picture/boxes.ts';
import { PictureView } from './picture/view.ts';

/** The actions of the buttons, which carry these words as `data-do`. */
type Action =
  | 'run'
  | 'undo'
  | 'ask-reset'
  | 'reset'
  | 'keep'
  | 'stop'
  | 'offer'
  | 'copy'
  | 'wait'
  | 'open'
  | 'open-many';

/**
 * Runs the program of a page in the page: `<step-run>` is around the buttons, the form and the output, which the build
 * wrote. The code that runs steps is loaded at the first press.
 */
class StepRun extends HTMLElement {
  readonly #output = new Output(this.#part('.run-output'));
  readonly #picture = new PictureView(this.#part('.run-picture'), (ask) =>
    isSecureContext ? this.#worker.send({ type: 'ask', ask }) : this.#end('insecure'),
  );
  readonly #app = new AppFrame(this.#part('.run-app'));
  readonly #breaks = new Breaks(this, () => this.#show());
  #form: InputsForm | undefined;
  readonly #worker = new AccountLink(
    this.dataset['track']!,
    (report) => this.#hear(report),
    (why) => this.#end(why),
  );
  #asked: Request | undefined;
  #isWaiting = false;
  #said: Said | undefined;
  #offer: Offer | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (form) {
      this.#form = new InputsForm(form, () => this.#worker.send({ type: 'check', given: given() }));
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
    slowly.checked = saved('slowly') ?? false;
    slowly.addEventListener('change', () => save('slowly', slowly.checked));
    onSaved('progress', () => this.#show());
    onSaved('picture', () => this.#show());
    this.#findOutWhatWasCutShort();
    this.#show();
  }

  /**
   * Looks at the account again if its state may be out of date because something was cut short: by closing the page,
   * for example.
   */
  #findOutWhatWasCutShort(): void {
    const cut = saved('underWay');
    if (!cut) return;
    if (cut.includes(this.#program)) this.#said = 'cut short';
    this.#ask({ type: 'look' });
  }

  #do(action: Action): void {
    if (action === 'copy') return void this.#copy();
    if (action === 'stop') return this.#stop();
    if (action === 'open' || action === 'open-many') return this.#open(action);
    if (action === 'keep') return this.#part<HTMLDialogElement>('dialog').close();
    if (this.#asked) return;
    // It takes more than Undo does, so it asks first.
    if (action === 'ask-reset') return this.#part<HTMLDialogElement>('dialog').showModal();
    if (!isSecureContext) return this.#end('insecure');
    const slowly = saved('slowly') ?? false;
    if (action === 'wait') return this.#ask({ type: 'wait', seconds: 60, slowly });
    if (action === 'reset') {
      this.#output.restore();
      save('app', undefined);
      this.#app.hide();
      this.#part<HTMLDialogElement>('dialog').close();
      return this.#ask({ type: 'reset' });
    }
    const jobs = this.#jobs(action);
    this.#output.clear();
    this.#app.offer(this.#address);
    if (action === 'run' && this.#kind === 'step' && jobs.length > 1) {
      this.#output.say(neededFirst(jobs.length - 1));
    }
    this.#picture.open();
    this.#ask({
      type: 'act',
      jobs,
      given: given(),
      slowly,
    });
  }

  /** Asks the app again that a program has opened. */
  #open(action: 'open' | 'open-many'): void {
    const { url } = this.#app;
    if (url === undefined) return;
    const times = action === 'open' ? 1 : MANY;
    this.#worker.send({ type: 'open', url, times });
  }

  #jobs(action: Action): Job[] {
    if (action === 'offer' && this.#offer) return this.#offered(this.#offer);
    if (this.#kind !== 'tutorial') return [...this.#needed(action), this.#own(action)];
    return action === 'undo'
      ? this.#ids('after')
          .filter((id) => isThere(id, saved('progress')))
          .map((id) => ({ kind: 'step', action, id }))
      : this.#ids('before').map((id) => ({ kind: 'step', action: 'run', id }));
  }

  /**
   * Lists the jobs that come first where something is switched on to go wrong: all that the step needs and lacks. Else a
   * reader would see the step fail for want of it, which is not what was switched on.
   */
  #needed(action: Action): Job[] {
    if (action !== 'run' || this.#breaks.on.length === 0) return [];
    return missing(this.#ids('before'), saved('progress')).map((id) => ({
      kind: 'step',
      action: 'run',
      id,
    }));
  }

  /** Returns the steps that an offer is made of. They are steps on the page of a concept too. */
  #offered({ action, ids }: Offer): Job[] {
    switch (action) {
      case 'before':
        return ids.map((id) => ({ kind: 'step', action: 'run', id }));
      case 'after':
        return ids.map((id) => ({ kind: 'step', action: 'undo', id }));
      case 'new version':
        return [
          { kind: 'step', action: 'run', id: NEW_VERSION, asNewVersion: true },
          this.#own('run'),
        ];
    }
  }

  /** The page's own program, to be run with what is switched on to go wrong. */
  #own(action: Action): Job {
    const job = { kind: this.#kind as Kind, id: this.#program };
    if (action === 'undo') return { ...job, action };
    return { ...job, action: 'run', breaks: this.#breaks.on };
  }

  #ask(request: Request): void {
    this.#asked = request;
    if (request.type !== 'look') this.#said = undefined;
    this.#worker.send(request);
    this.#show();
  }

  #hear(report: Report): void {
    switch (report.type) {
      case 'waits':
        this.#isWaiting = true;
        return this.#show();
      case 'unsaved':
        this.#part('.run-unsaved').textContent = UNSAVED[report.because];
        return;
      case 'began': {
        const { jobs } = this.#asked as Act;
        const ids = jobs.map(({ id }) => id);
        save('underWay', ids);
        this.#isWaiting = false;
        this.#output.begin(report, ids.length > 1, report.id === this.#program);
        return this.#show();
      }
      case 'line':
        this.#output.line(report);
        // Output that comes at once is read from its beginning.
        if (saved('slowly')) this.#output.follow();
        return;
      case 'exchange':
        return this.#output.exchange(report.line, report.exchange);
      case 'answer':
        this.#isWaiting = false;
        this.#picture.answer(report.exchange);
        return this.#show();
      case 'opened':
        return this.#app.show(report.opened);
      case 'checked':
        return this.#form?.show(report);
      case 'ended':
        return this.#end(this.#outcome(report));
      case 'broken':
        console.error(report.message);
        return this.#end('broken');
    }
  }

  /** Returns the sentence to show once a run has ended, or undefined where the panel says how the account stands. */
  #outcome({ ok, came }: Extract<Report, { type: 'ended' }>): Said | undefined {
    const asked = this.#asked;
    if (asked?.type === 'look') {
      return saved('progress')?.found.includes(this.#program) ? undefined : this.#said;
    }
    if (asked?.type === 'reset') return 'reset';
    if (asked?.type === 'wait') return undefined;
    if (came) return came;
    const jobs = asked?.type === 'act' ? asked.jobs : [];
    if (!ok) return jobs.every(({ action }) => action === 'undo') ? 'undo failed' : 'failed';
    const isAboutThis = jobs.some(({ id }) => id === this.#program);
    return isAboutThis && this.#reads ? 'read' : undefined;
  }

  #end(said: Said | undefined): void {
    this.#asked = undefined;
    this.#isWaiting = false;
    this.#said = said;
    this.#output.settle();
    save('underWay', undefined);
    this.#show();
  }

  /** Ends the worker wherever it is; a new one finds out what stands. */
  #stop(): void {
    this.#worker.stop();
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
    const { text, names, offer } = panelWords({
      program: this.#program,
      kind: this.#kind,
      reads: this.#reads,
      before: this.#ids('before'),
      titles: JSON.parse(this.dataset['titles'] ?? '{}') as Record<string, string>,
      after: this.#ids('after'),
      progress: saved('progress'),
      isBusy,
      isWaiting: this.#isWaiting,
      said: this.#said,
      strikes: this.#breaks.strikes,
      isStuck: this.#isStuck,
    });
    this.#offer = offer;
    this.#say(text, names);
    const button = this.#part('[data-do=offer]');
    this.#keepFocus(button, !!offer);
    this.#keepFocus(this.#part('[data-do=stop]'), this.#asked?.type === 'act');
    this.dataset['busy'] = this.#asked?.type ?? '';
    button.hidden = !offer;
    if (offer) button.textContent = offer.label;
    for (const each of this.querySelectorAll(MUTED)) {
      each.setAttribute('aria-disabled', String(isBusy));
    }
  }

  /** Says how things stand; the title of a step in it leads to its page. */
  #say(text: string, names: PanelWords['names']): void {
    const status = this.#part('.run-status');
    // A text that stands there already is not read aloud again, and its link keeps the focus.
    if (status.textContent.trim() === text) return;
    if (!names) return void (status.textContent = text);
    const [before = '', after = ''] = text.split(names.title);
    const link = element('a', '', names.title);
    link.href = pageOfStep(names.id);
    status.replaceChildren(before, link, after);
  }

  /** A button that goes away while it has the focus leaves it to the button that stays. */
  #keepFocus(button: HTMLElement, stays: boolean): void {
    if (!stays && document.activeElement === button) this.#part('[data-do=run]').focus();
  }

  /** True if this is about the service, and its first deployment has failed. */
  get #isStuck(): boolean {
    const isThere = saved('progress')?.unfinished.includes(this.#program);
    return this.#program === 'create-service' && !!isThere && isStuck(saved('picture'));
  }

  /** The address of the app, on the pages that change what is behind it. */
  get #address(): string | undefined {
    return this.dataset['track'] === 'expose' ? saved('app') : undefined;
  }

  get #program(): string {
    return this.dataset['program']!;
  }

  get #kind(): PanelKind {
    return this.dataset['kind'] as PanelKind;
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

/** The buttons that do nothing while something runs. */
const MUTED = '.run-buttons [data-do]:not([data-do=stop]), [data-do=wait], [data-do=ask-reset]';

type Act = Extract<Request, { type: 'act' }>;

const UNSAVED = {
  denied:
    'This browser keeps nothing for this site, so the account lasts until you leave this page.',
  full: 'The storage of this browser is full, so from here on nothing is kept: it lasts until you leave this page.',
};

function neededFirst(steps: number): string {
  const what = steps === 1 ? 'an earlier step' : `${steps} earlier steps`;
  return `This step needs ${what}: Run does ${steps === 1 ? 'it' : 'them'} first, and nothing goes wrong there.`;
}

function given() {
  return saved('inputs')?.given ?? {};
}

customElements.define('step-run', StepRun);
