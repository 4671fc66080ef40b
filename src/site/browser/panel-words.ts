import type { Breakage } from './breakages.ts';
import type { Came } from './judge-breakages.ts';
import type { Kind, Progress } from './messages.ts';

/** The programs that a panel runs: a step, the program of a concept, or all steps together. */
export type PanelKind = Kind | 'tutorial';

/** The facts from which a panel says how things stand. */
export interface PanelState {
  program: string;
  kind: PanelKind;
  /** True if it leaves nothing to be found. */
  reads: boolean;
  /** The steps that it needs, in their order; before the program of a concept, the whole tutorial. */
  before: readonly string[];
  /** How those steps are called, by their ids. */
  titles: Readonly<Record<string, string>>;
  /** The steps that need it, the last one first. */
  after: readonly string[];
  progress: Progress | undefined;
  isBusy: boolean;
  isWaiting: boolean;
  /** How the last thing that was asked for ended, where that says more than the state of the account does. */
  said: Said | undefined;
  /** The only calls or tasks that the breakages which are on can strike: see src/site/browser/breakages.ts. */
  strikes: Breakage['strikes'] | undefined;
  /** True if the service's first deployment has failed: ECS starts nothing more for it. */
  isStuck: boolean;
}

/** Before anything has run: this is what the build writes into a page. */
export const UNTOUCHED = {
  progress: undefined,
  isBusy: false,
  isWaiting: false,
  said: undefined,
  strikes: undefined,
  isStuck: false,
} satisfies Partial<PanelState>;

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
  /** The step that the text names, with a title that is in it: the text links to its page. */
  names?: { id: string; title: string };
  /** A step that can be run first, with one button. */
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
  const names = firstMissing(state);
  return {
    text,
    ...(names && text.includes(names.title) && { names }),
    ...(offer && { offer }),
  };
}

/** The steps whose work is not there, or only in part. */
export function missing(before: readonly string[], progress: Progress | undefined): string[] {
  return before.filter((id) => !progress?.found.includes(id));
}

// --- internal ---

const WAITS = 'Another tab is using this account. This one continues when that one is done.';

/** Explains the buttons when something is half done: the writes are the truth of it, and the waiting comes last. */
const AGAIN = 'Run looks at what is there, makes the calls that finish it, and waits.';

/** How something ended, where the words depend on nothing else. */
const SAID: Record<Exclude<Said, Came | 'stopped' | 'cut short'>, string> = {
  failed: '✗ It failed. The last lines say why.',
  'undo failed': '✗ The undo failed. The last lines say why.',
  read: '✓ Done. This only read: nothing has changed.',
  reset: 'The local account is new and empty.',
  unloaded: 'The code that runs the steps could not be loaded. Reload the page to try again.',
  broken: 'The program that runs the steps crashed. Reset starts a new account.',
  insecure:
    'Browsers run the steps only on a page that was loaded over HTTPS, and this one was not.',
};

/** The step that has to be done first, of those that it needs. */
function firstMissing({ before, progress, titles }: PanelState): PanelWords['names'] {
  const [id] = missing(before, progress);
  return id === undefined ? undefined : { id, title: titles[id] ?? id };
}

function saidOf(said: Said, state: PanelState, offer: Offer | undefined): string {
  switch (said) {
    case 'stopped':
      return `Stopped. ${again(state)}`;
    case 'cut short':
      return `The last run was interrupted. ${again(state)}`;
    case 'as wanted':
      return state.isStuck
        ? '✗ It failed, as you wanted. A first deployment has nothing to roll back to: switch the failure off and press Run to start it again.'
        : '✗ It failed, as you wanted. The last lines say why. To fix it, switch the failure off and press Run.';
    case 'otherwise':
      return `✗ It failed, but not because of what you switched on. ${
        offer?.action === 'before' ? needs(state) : 'The last lines say why.'
      }`;
    case 'waited out':
      return '✓ Done. The failure that you switched on happened, and the program waited until it was over.';
    case 'no chance':
      return `✓ Nothing went wrong: what you switched on had no chance to happen. ${noChance(state.strikes)}`.trim();
    default:
      return SAID[said];
  }
}

function again({ reads }: PanelState): string {
  return reads
    ? 'This only reads: just press Run again.'
    : `What AWS has already done stays. ${AGAIN} Undo deletes it.`;
}

/** Why what is switched on found nothing to strike, and what would let it. */
function noChance(strikes: PanelState['strikes']): string {
  if (strikes === 'a new task')
    return 'No new task was started. Rolling out a new version starts one.';
  if (strikes === 'the making')
    return 'It already existed, so the program did not create it. Undo it, then press Run.';
  return '';
}

function needs(state: PanelState): string {
  const { title } = firstMissing(state)!;
  const { length } = missing(state.before, state.progress);
  return length === 1
    ? `This step needs an earlier step: ${title}.`
    : `This step needs ${length} earlier steps. First: ${title}.`;
}

/** Announces that a run with a breakage does first what the step needs. */
function first(state: PanelState): string {
  const { title } = firstMissing(state)!;
  const { length } = missing(state.before, state.progress);
  return `Run does ${length === 1 ? 'an earlier step' : `${length} earlier steps`}, then breaks this one. First: ${title}.`;
}

function standing(state: PanelState): string {
  const { program, kind, reads, progress, before, strikes, isStuck } = state;
  if (kind === 'tutorial') return wholeStanding(progress);
  if (isStuck)
    return '✗ The first deployment has failed, so ECS starts no more tasks for it. Run starts it again.';
  if (progress?.found.includes(program)) {
    if (strikes === 'a new task')
      return `✓ ${program === 'run-task' ? 'The task has run' : 'The service is running'}. What you switched on affects only new tasks.`;
    if (strikes === 'the making')
      return '✓ It already exists, so there is no call that could go wrong.';
    return '✓ Done in your local account.';
  }
  if (progress?.unfinished.includes(program)) return `◐ Half done. ${AGAIN}`;
  const { length } = missing(before, progress);
  if (kind === 'concept' && length === before.length) return 'Your local account is still empty.';
  if (kind === 'step' && length > 0) return strikes === undefined ? needs(state) : first(state);
  return kind === 'step' && !reads ? 'Not done yet in your local account.' : 'This only reads.';
}

function wholeStanding(progress: Progress | undefined): string {
  const { length } = [...(progress?.found ?? []), ...(progress?.unfinished ?? [])];
  if (length === 0) return 'Your local account is still empty.';
  return `${length === 1 ? 'One step is' : `${length} steps are`} done in your local account.`;
}

function offerOf(state: PanelState): Offer | undefined {
  const { program, kind, before, after, progress, said, strikes } = state;
  if (kind === 'tutorial') return undefined;
  const ids = missing(before, progress);
  if (kind === 'concept') {
    // The program shows whatever there is; only where there is nothing, it has nothing to show.
    if (ids.length < before.length) return undefined;
    return { action: 'before', ids, label: 'Run the tutorial first' };
  }
  if (ids.length > 0) {
    // To break a step takes no second press: a run makes what it needs by itself.
    if (strikes !== undefined && said === undefined) return undefined;
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

/** Returns true if the work of a step is in the account, whole or in part. */
export function isThere(id: string, progress: Progress | undefined): boolean {
  return !!progress && (progress.found.includes(id) || progress.unfinished.includes(id));
}
