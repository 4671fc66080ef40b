/** The laws, by the kinds of step that they bind. */
export const LAWS = {
  makes: [
    'a fresh account has nothing of it',
    'after run it is found',
    'run again writes nothing',
    'killed after any call, run again ends the same',
    'undo restores the inventory before',
    'undo twice is fine',
    'undo after a kill leaves nothing',
    'what somebody else made is left alone',
    'with slow propagation it ends the same',
    'a killed undo is resumed, and so is a killed run',
    'what was made for another Region is left alone',
  ],
  changes: [
    'run again writes nothing',
    'killed after any call, run again ends the same',
    'undo restores the inventory before',
    'undo twice is fine',
  ],
  reads: ['it writes nothing'],
} as const;

export type Law = (typeof LAWS)[keyof typeof LAWS][number];
