import type { Billing, Change, Fields } from './step.ts';

/** Why a call was made: to see what a need left, to look for the step's own work, to do it, or to take it back. */
export type Phase = 'needs' | 'find' | 'run' | 'undo';

/** The events of a running step. Terminal, page, recording and `--json` all show these. */
export type StepEvent =
  | { type: 'start'; action: 'run' | 'undo'; step: string; title: string; where: Where }
  | { type: 'need'; step: string }
  | {
      type: 'call';
      phase: Phase;
      service: string;
      operation: string;
      why: string;
      input: object;
      /** True if the step has made this call before in this run. */
      again: boolean;
    }
  | { type: 'refused'; phase: Phase; error: string; message: string }
  | { type: 'resource'; change: Change; kind: string; id: string }
  | { type: 'shown'; kind: string; id: string; fields: Fields }
  | { type: 'say'; text: string }
  | { type: 'waiting'; until: string; seconds: number; state: string }
  | {
      type: 'done';
      action: 'run' | 'undo';
      step: string;
      result: Result;
      usdPerHour: number;
      billing?: Billing;
      next?: string;
    };

/** How a step ended: it did something, all of it or up to where the reader decides, or all of it was there already. */
export type Result =
  'made' | 'waits for an answer' | 'already there' | 'read' | 'undone' | 'already gone';

/** Where a step runs. */
export interface Where {
  target: 'local' | 'aws';
  accountId: string;
  region: string;
  name: string;
}
