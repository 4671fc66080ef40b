/** The helpers that the context gives to a step beside clients, without those that only print, and the files of the engine that it is made of. */
export const HELPERS: Readonly<Record<string, readonly string[]>> = {
  own: ['ownership.ts'],
  retryUntilConsistent: ['retry.ts', 'passing-errors.ts'],
  retryWhileInUse: ['while-in-use.ts', 'retry.ts', 'passing-errors.ts'],
  retry: ['retry.ts'],
  wait: ['wait.ts'],
  deployed: ['deployment.ts', 'complaints.ts', 'wait.ts'],
  scaled: ['deployment.ts', 'complaints.ts', 'wait.ts'],
  drained: ['deployment.ts', 'wait.ts'],
  stopped: ['one-off-task.ts', 'wait.ts'],
  isSteady: ['deployment.ts'],
  hasFailed: ['deployment.ts'],
  takeOverCount: ['take-over.ts'],
  giveBackCount: ['take-over.ts', 'deployment.ts', 'wait.ts'],
  sole: ['twin-revisions.ts'],
  inactive: ['inactive-revisions.ts'],
  hourly: ['billing.ts'],
};

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
