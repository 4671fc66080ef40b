import type { Asked, Report, Request } from './messages.ts';
import { save, saveNothing, saved } from './saved.ts';

/**
 * The link to the worker that has the account and runs the programs. What it tells of the account is saved for all pages. The
 * worker's code is loaded when something is asked of it for the first time.
 */
export class AccountLink {
  #worker: Worker | undefined;

  /**
   * @param track the id of the track whose programs this page runs
   * @param hear called with what it tells, once that is saved
   * @param fail called when its code broke, or could not be loaded
   */
  constructor(
    private readonly track: string,
    private readonly hear: (report: Report) => void,
    private readonly fail: (why: 'broken' | 'unloaded') => void,
  ) {}

  send(request: Request): void {
    this.#worker ??= this.#start();
    const tracks = [this.track, ...(saved('progress')?.tracks ?? [])];
    this.#worker.postMessage({ request, tracks } satisfies Asked);
  }

  /** Ends it wherever it is; the next request starts a new one. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      // A message that a worker sent before it was stopped may still arrive.
      if (worker !== this.#worker) return;
      keep(data);
      this.hear(data);
    });
    worker.addEventListener('error', (event) => {
      this.#worker = undefined;
      // Only an error of the code itself has words.
      this.fail(event instanceof ErrorEvent && event.message ? 'broken' : 'unloaded');
    });
    return worker;
  }
}

// --- internal ---

function keep(report: Report): void {
  if (report.type === 'progress') save('progress', report.progress);
  if (report.type === 'picture') save('picture', report.picture);
  if (report.type === 'opened') save('app', lastingAddress(report.opened.url));
  if (report.type === 'unsaved') saveNothing();
}

/** The address that users have. A load balancer has a second port, for tests: there only the new version answers. */
function lastingAddress(url: string): string {
  const address = new URL(url);
  if (address.hostname.endsWith('.elb.amazonaws.com')) address.port = '';
  return address.href;
}
