import type { Opened } from './messages.ts';

/** How often the second button asks. */
export const MANY = 100;

/**
 * The window of the app in a panel: the response that it gave at its address, marked as simulated, and how often each
 * revision answers. It is there once a program has opened the app.
 */
export class AppFrame {
  #url: string | undefined;

  constructor(private readonly section: HTMLElement) {}

  /** The address of the app, once it was opened. */
  get url(): string | undefined {
    return this.#url;
  }

  hide(): void {
    this.section.hidden = true;
    this.#url = undefined;
  }

  /** Lets a reader ask an address that was opened before. Without one there is nothing to see. */
  offer(url: string | undefined): void {
    if (url === undefined) return this.hide();
    this.show({ url });
  }

  show({ url, status, html, problem, counts }: Opened): void {
    this.#url = url;
    this.section.hidden = false;
    this.#part('.app-address').textContent = url;
    this.#part('.app-counts').textContent = counts ? inWords(counts) : (problem ?? '');
    if (counts) return;
    this.#part('.app-status').textContent = status === undefined ? '' : `HTTP ${status}`;
    const frame = this.#part<HTMLIFrameElement>('iframe');
    frame.hidden = html === undefined;
    frame.srcdoc = html ?? '';
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    return this.section.querySelector<Part>(selector)!;
  }
}

// --- internal ---

function inWords(counts: Readonly<Record<string, number>>): string {
  const total = Object.values(counts).reduce((sum, times) => sum + times, 0);
  const parts = Object.entries(counts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([answer, times]) => `${answer} ${times} times`);
  return `Asked ${total} times: ${parts.join(', ')}.`;
}
