/** The laws, by the kinds of step that they bind. */
export const LAWS = {
  makes: [
    'a fresh account has nothing of it',
    'after run it is found',
    'run again writes nothing',
    'killed after any call, run again ends the same',
    'undo brings back the inventory before',
    'undo twice is fine',
    'undo after a kill leaves nothing',
    'what somebody else made is left alone',
    'where news spreads slowly it ends the same',
    'an undo that was killed is gone on with, and so is a run',
    'what was made for another Region is left alone',
  ],
  changes: [
    'run again writes nothing',
    'killed after any call, run again ends the same',
    'undo brings back the inventory before',
    'undo twice is fine',
  ],
  reads: ['it writes nothing'],
} as const;

export type Law = (typeof LAWS)[keyof typeof LAWS][number];
