/** A helper that the context gives to a step, and where the engine has it. */
export interface Helper {
  /** The function that the context calls for it. */
  of: string;
  /** The file of that function, and the others that it is made of. */
  files: readonly [string, ...string[]];
}

/** The helpers, in the order of the page that shows them. */
export const HELPERS: Readonly<Record<string, Helper>> = {
  own: { of: 'requireOwned', files: ['ownership.ts'] },
  retryUntilConsistent: { of: 'eventualConsistency', files: ['passing-errors.ts', 'retry.ts'] },
  retryWhileInUse: {
    of: 'retryWhileInUse',
    files: ['while-in-use.ts', 'retry.ts', 'passing-errors.ts'],
  },
  retry: { of: 'retry', files: ['retry.ts', 'waits.ts'] },
  wait: { of: 'wait', files: ['wait.ts', 'waits.ts'] },
  deployed: { of: 'deployment', files: ['deployment.ts', 'complaints.ts', 'wait.ts'] },
  scaled: { of: 'scaling', files: ['deployment.ts', 'complaints.ts', 'wait.ts'] },
  drained: { of: 'draining', files: ['deployment.ts', 'wait.ts'] },
  isSteady: { of: 'isSteady', files: ['deployment.ts'] },
  hasFailed: { of: 'hasFailed', files: ['deployment.ts'] },
  stopped: { of: 'stopping', files: ['one-off-task.ts', 'wait.ts'] },
  takeOverCount: { of: 'takeOverCount', files: ['take-over.ts'] },
  giveBackCount: { of: 'giveBackCount', files: ['take-over.ts', 'deployment.ts', 'wait.ts'] },
  sole: { of: 'withoutTwins', files: ['twin-revisions.ts'] },
  inactive: { of: 'inactiveRevisions', files: ['inactive-revisions.ts'] },
  hourly: { of: 'hourly', files: ['billing.ts'] },
};

/** The rest of the context, beside the clients: values, and functions of the terminal or the page. */
export const NOT_SHOWN = [
  'name',
  'region',
  'accountId',
  'inputs',
  'inputsHash',
  'tags',
  'report',
  'show',
  'say',
  'ask',
];

/** The helpers that a piece of code calls, in the order of the page that shows them. */
export function helpersIn(code: string): string[] {
  return Object.keys(HELPERS).filter((name) => new RegExp(`\\b${name}\\(`).test(code));
}

/** Where a helper is shown: a heading of the page, below its path. */
export function anchorOf(helper: string): string {
  return helper.toLowerCase();
}

const SOURCES: Record<string, string> = import.meta.glob('../../engine/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The text of a file of the engine. Throws an Error with its name where there is none. */
export function engineFile(name: string): string {
  const text = SOURCES[`../../engine/${name}`];
  if (text === undefined) throw new Error(`expected src/engine/${name}; found no such file`);
  return text;
}
