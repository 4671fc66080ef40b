import { StepError, type Step } from '../../src/tutorial/step.ts';
import { openLocalRun } from './local-run.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { watch, type RecordedCall } from './recording.ts';

/**
 * What a reader may do after a first run: choose other values, one at a time, and choose one that fails. A step makes
 * calls then that a first run does not make, and a policy must allow them too.
 */
const CHANGES: Record<string, string>[] = [
  { desiredCount: '2' },
  { allowFrom: '203.0.113.7/32' },
  { memory: '4096' },
  { image: 'docker.io/leesjensen/cs329:does-not-exist' },
];

/** The calls that a step makes when it runs again with changed inputs of its own, or of what it needs. */
export async function changeCalls(step: Step, after: Rows): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  for (const given of changesOf(step)) {
    const run = await openLocalRun({ rows: after, given });
    for (const need of Object.values(step.needs)) await run.runner.run(need);
    calls.push(...(await watch(run, () => forgivingly(() => run.runner.run(step)))).calls);
  }
  return calls;
}

/** The changes that concern a step: through its own inputs, or through those of a step that it needs. */
export function changesOf(step: Step): Record<string, string>[] {
  const names = [step, ...Object.values(step.needs)].flatMap(({ inputs }) => Object.keys(inputs));
  if (step.kind === 'reads' || names.length === 0) return [];
  return CHANGES.filter((change) => Object.keys(change).some((name) => names.includes(name)));
}

/** Runs something that may end in a refusal that a reader can mend: the calls up to there count. */
export async function forgivingly(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
  }
}
