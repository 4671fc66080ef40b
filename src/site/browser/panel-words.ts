import type { Breakage } from './breakages.ts';
import type { Came } from './judge-breakages.ts';
import type { Kind, Progress } from './messages.ts';

/** What a panel runs: a step, the program of a concept, or all steps together. */
export type PanelKind = Kind | 'tutorial';

/** What a panel knows when it has to say how things stand. */
export interface PanelState {
  program: string;
  kind: PanelKind;
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
  | 'insecure'
  | Came;

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
  const text = said ? saidOf(said, state, offer) : standing(state);
  return offer ? { text, offer } : { text };
}

// --- internal ---

const WAITS =
  'Another tab is running something on this account. This one goes on when that one is done.';

/** What the buttons do where something is half done: the writes are the truth of it, and the waiting comes last. */
const AGAIN = 'Run looks at what is there, sends the writes that finish it, and waits.';

/** How something ended, where the words depend on nothing else. */
const SAID: Record<Exclude<Said, Came | 'stopped' | 'cut short'>, string> = {
  failed: '✗ It failed. The last lines say why.',
  'undo failed': '✗ It could not be undone. The last lines say why.',
  read: '✓ Done. It only read: nothing has changed.',
  reset: 'The local account is new and empty.',
  unloaded: 'The code that runs steps could not be loaded. Reload the page to try again.',
  broken: 'The program that runs steps broke. Reset begins a new account.',
  insecure: 'A browser runs steps only on a page that came over HTTPS, and this one did not.',
};

function saidOf(said: Said, state: PanelState, offer: Offer | undefined): string {
  switch (said) {
    case 'stopped':
      return `Stopped. ${again(state)}`;
    case 'cut short':
      return `This was cut short. ${again(state)}`;
    case 'as wanted':
      return state.isStuck
        ? '✗ It failed, as you wanted. A first deployment has nothing to go back to: switch it off and press Run, which begins it again.'
        : '✗ It failed, as you wanted. The last lines say why. To mend it, switch it off and press Run.';
    case 'otherwise':
      return `✗ It failed, and not by what was switched on. ${
        offer?.action === 'before' ? needs(offer.ids.length) : 'The last lines say why.'
      }`;
    case 'waited out':
      return '✓ Done. What was switched on struck, and the program waited until it was over.';
    case 'no chance':
      return `✓ Nothing went wrong: what was switched on had no chance to act. ${noChance(state.strikes)}`.trim();
    default:
      return SAID[said];
  }
}

function again({ reads }: PanelState): string {
  return reads
    ? 'It only reads: press Run again.'
    : `What AWS has answered is kept. ${AGAIN} Undo takes it back.`;
}

/** Why what is switched on found nothing to strike, and what would let it. */
function noChance(strikes: PanelState['strikes']): string {
  if (strikes === 'a new task') return 'No new task was started; a new version starts one.';
  if (strikes === 'the making')
    return 'It was there already, so the call that makes it was not made. Undo it, and press Run.';
  return '';
}

function needs(steps: number): string {
  return `It needs what ${steps === 1 ? 'one earlier step makes' : `${steps} earlier steps make`}.`;
}

function standing(state: PanelState): string {
  const { program, kind, reads, progress, before, strikes, isStuck } = state;
  if (kind === 'tutorial') return wholeStanding(progress);
  if (isStuck)
    return '✗ Its first deployment has failed, so ECS starts no more tasks for it. Run begins it again.';
  if (progress?.found.includes(program)) {
    if (strikes === 'a new task')
      return `✓ ${program === 'run-task' ? 'The task has run' : 'The service runs'}. What is switched on strikes new tasks.`;
    if (strikes === 'the making') return '✓ It is there already, so there is no call to go wrong.';
    return '✓ Done in your local account.';
  }
  if (progress?.unfinished.includes(program)) return `◐ Half done. ${AGAIN}`;
  const { length } = missing(before, progress);
  if (kind === 'concept' && length === before.length) return 'Your local account is still empty.';
  if (kind === 'step' && length > 0) return needs(length);
  return kind === 'step' && !reads ? 'Not done yet in your local account.' : 'It only reads.';
}

function wholeStanding(progress: Progress | undefined): string {
  const { length } = [...(progress?.found ?? []), ...(progress?.unfinished ?? [])];
  if (length === 0) return 'Your local account is still empty.';
  return `What ${length === 1 ? 'one step makes' : `${length} steps make`} is in your local account.`;
}

function offerOf(state: PanelState): Offer | undefined {
  const { program, kind, before, after, progress, said, strikes } = state;
  if (kind === 'tutorial') return undefined;
  const ids = missing(before, progress);
  if (kind === 'concept') {
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
