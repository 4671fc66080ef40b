import type { Breakage } from './breakages.ts';
import type { Kind, Progress } from './messages.ts';

/** What a panel knows when it has to say how things stand. */
export interface PanelState {
  program: string;
  kind: Kind;
  /** Whether it leaves nothing to be found. */
  reads: boolean;
  /** The steps that it needs, in their order; before the program of a concept, the whole tutorial. */
  before: readonly string[];
  /** The steps that need it, the last one first. */
  after: readonly string[];
  progress: Progress | undefined;
  isBusy: boolean;
  isWaiting: boolean;
  /** How the last thing that was asked for ended, where that says more than the state of the account does. */
  said: Said | undefined;
  /** What is switched on to go wrong can only strike this: see src/site/browser/breakages.ts. */
  strikes: Breakage['strikes'] | undefined;
  /** Whether the service's first deployment has failed: ECS starts nothing more for it. */
  isStuck: boolean;
}

export type Said =
  | 'stopped'
  | 'cut short'
  | 'failed'
  | 'undo failed'
  | 'read'
  | 'reset'
  | 'unloaded'
  | 'broken'
  | 'insecure';

export interface PanelWords {
  text: string;
  /** What may be done first, with one button. */
  offer?: Offer;
}

/**
 * - `before`: these steps are done.
 * - `after`: these steps are taken back.
 * - `new version`: a new revision is registered, and the program gives it to the service.
 */
export interface Offer {
  action: 'before' | 'after' | 'new version';
  ids: readonly string[];
  label: string;
}

/** How things stand, in words, and what may be done about it. */
export function panelWords(state: PanelState): PanelWords {
  const { isBusy, isWaiting, said } = state;
  if (isWaiting) return { text: WAITS };
  if (isBusy) return { text: 'Running …' };
  const offer = offerOf(state);
  const isAsWanted = said === 'failed' && state.strikes !== undefined;
  const text = isAsWanted
    ? AS_WANTED[state.isStuck ? 'stuck' : 'mendedByRun']
    : said
      ? SAID[said]
      : standing(state);
  return offer ? { text, offer } : { text };
}

// --- internal ---

const WAITS =
  'Another tab is running something on this account. This one goes on when that one is done.';

const AS_WANTED = {
  mendedByRun:
    '✗ It failed, as you wanted. The last lines say why. To mend it, switch it off and press Run.',
  stuck:
    '✗ It failed, as you wanted. A first deployment has nothing to go back to: switch it off and press Run, which begins it again.',
};

const SAID: Record<Said, string> = {
  stopped: 'Stopped. What AWS has answered is kept: the same button goes on from there.',
  'cut short':
    'This was cut short. What AWS had answered is kept: the same button goes on from there.',
  failed: '✗ It failed. The last lines say why.',
  'undo failed': '✗ It could not be undone. The last lines say why.',
  read: '✓ Done. It only read: nothing has changed.',
  reset: 'The local account is new and empty.',
  unloaded: 'The code that runs steps could not be loaded. Reload the page to try again.',
  broken: 'The program that runs steps broke. Reset begins a new account.',
  insecure: 'A browser runs steps only on a page that came over HTTPS, and this one did not.',
};

function standing(state: PanelState): string {
  const { program, kind, reads, progress, before, strikes, isStuck } = state;
  if (isStuck)
    return '✗ Its first deployment has failed, so ECS starts no more tasks for it. Run begins it again.';
  if (progress?.found.includes(program)) {
    if (strikes === 'a new task')
      return '✓ The service runs. What is switched on strikes new tasks.';
    if (strikes === 'the making') return '✓ It is there already, so there is no call to go wrong.';
    return '✓ Done in your local account.';
  }
  if (progress?.unfinished.includes(program)) return '◐ Half done. Run finishes it.';
  const { length } = missing(before, progress);
  if (kind === 'show' && length === before.length) return 'Your local account is still empty.';
  if (kind === 'step' && length > 0) {
    return `It needs what ${length === 1 ? 'one earlier step makes' : `${length} earlier steps make`}.`;
  }
  return kind === 'step' && !reads ? 'Not done yet in your local account.' : 'It only reads.';
}

function offerOf(state: PanelState): Offer | undefined {
  const { program, kind, before, after, progress, said, strikes } = state;
  const ids = missing(before, progress);
  if (kind === 'show') {
    // The program shows whatever there is; only where there is nothing, it has nothing to show.
    if (ids.length < before.length) return undefined;
    return { action: 'before', ids, label: 'Do the tutorial first' };
  }
  if (ids.length > 0) {
    const label =
      ids.length === 1 ? 'Run that step' : `Run the ${ids.length} steps before this one`;
    return { action: 'before', ids, label };
  }
  const inTheWay = after.filter((id) => isThere(id, progress));
  if (progress?.found.includes(program)) {
    if (strikes === 'a new task') {
      return { action: 'new version', ids: [program], label: 'Roll out a new version' };
    }
    if (strikes === 'the making') {
      return { action: 'after', ids: [...inTheWay, program], label: 'Undo it first' };
    }
  }
  if (said !== 'undo failed' || inTheWay.length === 0) return undefined;
  const label =
    inTheWay.length === 1
      ? 'Undo the step after this one'
      : `Undo the ${inTheWay.length} steps after this one`;
  return { action: 'after', ids: inTheWay, label };
}

function missing(before: readonly string[], progress: Progress | undefined): string[] {
  return before.filter((id) => !progress?.found.includes(id));
}

function isThere(id: string, progress: Progress | undefined): boolean {
  return !!progress && (progress.found.includes(id) || progress.unfinished.includes(id));
}
