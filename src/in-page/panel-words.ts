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
  /** Steps that may be done first, or taken back first, with one button. */
  offer?: { action: 'before' | 'after'; ids: readonly string[]; label: string };
}

/** How things stand, in words, and what may be done about it. */
export function panelWords(state: PanelState): PanelWords {
  const { isBusy, isWaiting, said } = state;
  if (isWaiting) return { text: WAITS };
  if (isBusy) return { text: 'Running …' };
  const offer = offerOf(state);
  const text = said ? SAID[said] : standing(state);
  return offer ? { text, offer } : { text };
}

// --- internal ---

const WAITS =
  'Another tab is running something on this account. This one goes on when that one is done.';

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

function standing({ program, kind, reads, progress, before }: PanelState): string {
  if (progress?.found.includes(program)) return '✓ Done in your local account.';
  if (progress?.unfinished.includes(program)) return '◐ Half done. Run finishes it.';
  const { length } = missing(before, progress);
  if (kind === 'show' && length === before.length) return 'Your local account is still empty.';
  if (kind === 'step' && length > 0) {
    return `It needs what ${length === 1 ? 'one earlier step makes' : `${length} earlier steps make`}.`;
  }
  return kind === 'step' && !reads ? 'Not done yet in your local account.' : 'It only reads.';
}

function offerOf({ kind, before, after, progress, said }: PanelState): PanelWords['offer'] {
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
