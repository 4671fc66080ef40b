import type { Line } from '../../engine/render.ts';
import type { Frame } from './demonstration/frames.ts';
import type { Came } from './judge-breakages.ts';
import type { Ask, Picture } from '../../engine/picture/boxes.ts';

/** Which list of programs an id belongs to: the tutorial's steps, the programs of the concept pages, or those that judge exercises. */
export type Kind = 'step' | 'concept' | 'exercise';

/** The inputs as the reader gave them: text, by the key of the input. An input that is left out has its default. */
export type Given = Record<string, string>;

/** A program to run or to take back. */
export interface Job {
  kind: Kind;
  action: 'run' | 'undo';
  id: string;
  /** Ids of the breakages that are switched on in this run. */
  breaks?: string[];
  /** True if it is given an image of the next version, so that it makes something new. */
  asNewVersion?: boolean;
}

/** A request, and the tracks whose programs it is about: those of the page, and of what is in the account. */
export interface Asked {
  request: Request;
  tracks: readonly string[];
}

/** Requests of a page to the worker. */
export type Request =
  /** Does the jobs in their order, until one fails. */
  | { type: 'act'; jobs: Job[]; given: Given; slowly: boolean }
  | { type: 'reset' }
  /** Lets so many seconds pass on the account. */
  | { type: 'wait'; seconds: number; slowly: boolean }
  /** Asks for the progress alone. */
  | { type: 'look' }
  /** Asks what is wrong with the inputs, and what they would cost. */
  | { type: 'check'; given: Given }
  /** Asks AWS about something in the picture. It is answered at once, in the middle of a run too. */
  | { type: 'ask'; ask: Ask }
  /** Opens the app at an address. It is answered at once, in the middle of a run too. */
  | { type: 'open'; url: string; times: number }
  /** Shows a deployment that fails, on an account of its own. */
  | { type: 'demonstrate' };

/** Messages of the worker to its page. */
export type Report =
  /** Another tab has the account; this one goes on when that one is done. */
  | { type: 'waits' }
  /** The account lasts only as long as the page from now on. */
  | { type: 'unsaved'; because: 'denied' | 'full' }
  /** The output of a program begins. */
  | { type: 'began'; id: string; title: string; command: string }
  | { type: 'line'; line: number; content: Line; plain: string; exchanges: Exchange[] }
  /** A call was answered: it belongs to a line that was told before. */
  | { type: 'exchange'; line: number; exchange: Exchange }
  | { type: 'progress'; progress: Progress; saved: boolean }
  | { type: 'picture'; picture: Picture }
  | { type: 'answer'; exchange: Exchange }
  | { type: 'opened'; opened: Opened }
  | { type: 'frame'; frame: Frame }
  | { type: 'checked'; problems: Record<string, string>; usdPerHour: number }
  /** It is all over. Where something was switched on to go wrong, it also tells what came of that. */
  | { type: 'ended'; ok: boolean; came?: Came }
  /** The account itself failed, not a step on it. */
  | { type: 'broken'; message: string };

/** A call of the AWS API, as the local AWS saw it. */
export interface Exchange {
  /** As `ecs:CreateCluster`. */
  call: string;
  input: object;
  output?: object;
  error?: { code: string; message: string };
}

/** The app at an address, as it was opened: its response, or why there is none, or how often each revision answered. */
export interface Opened {
  url: string;
  status?: number;
  html?: string;
  problem?: string;
  counts?: Record<string, number>;
}

/** The state of the local account. */
export interface Progress {
  /** The steps whose work is there, by their ids. */
  found: string[];
  /** The steps whose work is there in part. */
  unfinished: string[];
  /** The tracks of these steps. */
  tracks: string[];
  /** Tasks that run or are about to. */
  tasks: number;
  /** Their price on AWS: USD per hour. */
  usdPerHour: number;
}
