import { element } from '../element.ts';
import type { Asked, Report, Request } from '../messages.ts';
import { Drawing } from '../picture/draw-picture.ts';
import { captionOf, clock, saidUntil, stillsOf, type Frame, type Said } from './frames.ts';

/**
 * - `still`: nothing was pressed yet. What is to be seen, the build has drawn.
 * - `loading`: it waits for the first frame or, where it moves only when it is told, for all of them.
 * - `steps`: the reader asked for no motion, so each press shows the next scene.
 */
type State = 'still' | 'loading' | 'playing' | 'paused' | 'steps' | 'ended' | 'broken';

/**
 * Shows a deployment that fails and is rolled back. A worker runs the steps, as fast as it can, when the reader presses; the
 * frames are shown here at a pace that can be followed, or one at each press where the reader prefers less motion.
 */
class FailedDeployment extends HTMLElement {
  readonly #button = this.#part<HTMLButtonElement>('.demo-button');
  #state: State = 'still';
  #drawing: Drawing | undefined;
  #worker: Worker | undefined;
  #frames: Frame[] = [];
  /** True once all frames are there. */
  #isWhole = false;
  #shown: Frame | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#button.addEventListener('click', () => this.#press());
    new ResizeObserver(() => this.#draw()).observe(this.#part('.demo-canvas'));
  }

  #press(): void {
    switch (this.#state) {
      case 'loading':
        return;
      case 'playing':
        clearTimeout(this.#timer);
        return this.#become('paused');
      case 'paused':
        return this.#play();
      case 'steps':
        return this.#step();
      case 'ended':
        this.#shown = undefined;
        return this.#isStill ? this.#step() : this.#play();
      case 'still':
      case 'broken':
        return this.#load();
    }
  }

  #load(): void {
    this.#frames = [];
    this.#shown = undefined;
    if (!isSecureContext) return this.#break('Browsers run this only on a page loaded over HTTPS.');
    this.#become('loading');
    // On a phone the picture is below: the button goes to the top, and so both are in sight.
    this.#button.scrollIntoView({ block: 'nearest' });
    if (!isInSight(this.#part('.demo-canvas'))) this.#button.scrollIntoView();
    this.#worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Report>) => this.#hear(data));
    this.#worker.addEventListener('error', () => this.#break('It could not be loaded.'));
    const request: Request = { type: 'demonstrate' };
    this.#worker.postMessage({ request, tracks: [] } satisfies Asked);
  }

  #hear(report: Report): void {
    if (report.type === 'broken') {
      console.error(report.message);
      return this.#break('The demonstration has a bug.');
    }
    if (report.type === 'frame') this.#frames.push(report.frame);
    if (report.type === 'ended') {
      this.#isWhole = true;
      this.#worker?.terminate();
    }
    if (this.#state !== 'loading') return;
    if (!this.#isStill) this.#play();
    else if (this.#isWhole) this.#step();
  }

  /** Shows the next frame, and then those after it, each when its time has come. */
  #play(): void {
    const next = this.#frames[this.#shown ? this.#frames.indexOf(this.#shown) + 1 : 0];
    if (!next) return this.#become(this.#isWhole ? 'ended' : 'loading');
    const rest = this.#shown ? restBefore(next, this.#shown) : 0;
    this.#become('playing');
    this.#timer = setTimeout(() => {
      this.#show(next);
      this.#play();
    }, rest);
  }

  /** Shows the next scene, as it ended. */
  #step(): void {
    const scenes = stillsOf(this.#frames);
    const index = this.#shown ? scenes.indexOf(this.#shown) + 1 : 0;
    this.#show(scenes[index]!);
    const isLast = index === scenes.length - 1;
    this.#become(isLast ? 'ended' : 'steps', isLast ? '' : `, ${index + 2} of ${scenes.length}`);
  }

  #show(frame: Frame): void {
    this.#shown = frame;
    this.#part('.demo-caption').textContent = captionOf(frame);
    this.#part('.demo-clock').textContent = clock(frame.at);
    const said = this.#part('.demo-said');
    said.querySelector('ol')!.replaceChildren(...saidUntil(this.#frames, frame).map(listed));
    said.scrollTop = said.scrollHeight;
    this.#draw();
  }

  #draw(): void {
    if (!this.#shown) return;
    const canvas = this.#part('.demo-canvas');
    if (!this.#drawing) {
      canvas.replaceChildren();
      this.#drawing = new Drawing(canvas, 'The service of the demonstration');
    }
    this.#drawing.draw([this.#shown.service], undefined);
  }

  #break(why: string): void {
    this.#worker?.terminate();
    this.#part('.demo-caption').textContent = why;
    this.#become('broken');
  }

  #become(state: State, more = ''): void {
    this.#state = state;
    this.dataset['state'] = state;
    const [sign, words] = LABELS[state];
    const shown = element('span', '', sign);
    shown.ariaHidden = 'true';
    this.#button.replaceChildren(shown, ` ${words}${more}`);
    this.#button.setAttribute('aria-disabled', String(state === 'loading'));
  }

  get #isStill(): boolean {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    return this.querySelector<Part>(selector)!;
  }
}

// --- internal ---

/** The button's label in each state: its sign and its words. The labels of `steps` say which step, too. */
const LABELS: Record<State, [sign: string, words: string]> = {
  still: ['▶', 'Break a deployment'],
  loading: ['…', 'Loading'],
  playing: ['❚❚', 'Pause'],
  paused: ['▶', 'Continue'],
  steps: ['▶', 'Next step'],
  ended: ['↺', 'Play it again'],
  broken: ['↺', 'Try again'],
};

/** How many times faster than on AWS it goes. */
const HASTE = 10;
/** Milliseconds: what changes is seen before the next change, and where nothing changes nobody waits long. */
const SHORTEST = 450;
const LONGEST = 1300;

/** Returns true if the upper half of an element is on the screen. */
function isInSight(element: HTMLElement): boolean {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2 < innerHeight;
}

function restBefore(next: Frame, shown: Frame): number {
  const gap = ((next.at - shown.at) * 1000) / HASTE;
  return Math.min(Math.max(gap, SHORTEST), LONGEST);
}

function listed({ at, by, text }: Said): HTMLElement {
  const item = element('li', by === 'ECS' ? '' : 'demo-program');
  item.append(element('b', '', clock(at)), ` ${text}`);
  return item;
}

customElements.define('failed-deployment', FailedDeployment);
