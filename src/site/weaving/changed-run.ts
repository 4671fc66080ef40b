/**
 * Returns the run of a step that was done again with these values, `--min-count 2`, out of a recording of several such runs;
 * `undefined` where there is none.
 */
export function changedRun(text: string, step: string, given: string): string | undefined {
  const runs = text.split(/^(?=\$ npm run )/m);
  return runs.find((run) => run.startsWith(`$ npm run step:${step} -- ${given}\n`))?.trimEnd();
}
