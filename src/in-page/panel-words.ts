import type { Progress } from './messages.ts';

/** What a panel knows when it has to say how things stand. */
export interface PanelState {
  program: string;
  /** The steps that it needs, in their order. */
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
  'stopped' | 'cut short' | 'failed' | 'undo failed' | 'read' | 'reset' | 'broken' | 'insecure';

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
  stopped: 'Stopped. What AWS has answered is kept: Run goes on from there.',
  'cut short': 'The last run was cut short. What AWS had answered is kept: Run goes on from there.',
  failed: 'It failed. The last lines say why.',
  'undo failed': 'It could not be undone. The last lines say why.',
  read: 'Done. It only read: nothing has changed.',
  reset: 'The local account is new and empty.',
  broken: 'The program that runs steps broke. Reset begins a new account.',
  insecure: 'A browser runs steps only on a page that came over HTTPS, and this one did not.',
};

function standing({ program, progress, before }: PanelState): string {
  if (progress?.found.includes(program)) return '✓ Done in your local account.';
  if (progress?.unfinished.includes(program)) return '◐ Half done. Run finishes it.';
  const { length } = missing(before, progress);
  if (length > 0)
    return `It needs what ${count(length, 'step')} before it ${length === 1 ? 'makes' : 'make'}.`;
  return 'On an AWS inside this page: no account, nothing to install, no bill.';
}

function offerOf({ before, after, progress, said }: PanelState): PanelWords['offer'] {
  const ids = missing(before, progress);
  if (ids.length > 0)
    return { action: 'before', ids, label: `Run the ${many(ids)} before this one` };
  const inTheWay = after.filter((id) => isThere(id, progress));
  if (said !== 'undo failed' || inTheWay.length === 0) return undefined;
  return { action: 'after', ids: inTheWay, label: `Undo the ${many(inTheWay)} after this one` };
}

function missing(before: readonly string[], progress: Progress | undefined): string[] {
  return before.filter((id) => !progress?.found.includes(id));
}

function isThere(id: string, progress: Progress | undefined): boolean {
  return !!progress && (progress.found.includes(id) || progress.unfinished.includes(id));
}

function many({ length }: readonly string[]): string {
  return length === 1 ? 'step' : `${length} steps`;
}

function count(number: number, what: string): string {
  return number === 1 ? `one ${what}` : `${number} ${what}s`;
}
