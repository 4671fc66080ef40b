import { flagOf } from '../../src/engine/parse-inputs.ts';
import { quoted } from '../../src/engine/quoted.ts';
import type { RecordedCall } from '../../src/engine/recording.ts';
import { plain } from '../../src/engine/render.ts';
import { StepError, type Step } from '../../src/engine/step.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import type { Asked } from '../../src/local-aws/policy/evaluate.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { watch } from './watched-run.ts';

/**
 * The changes that a reader may make after a first run: choose other values, one at a time, and choose one that fails.
 * A step makes calls then that a first run does not make, and a policy must allow them too.
 */
const CHANGES: Record<string, string>[] = [
  { desiredCount: '2' },
  { allowFrom: '203.0.113.7/32' },
  { healthCheckPath: '/health' },
  {
    certificateArn:
      'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
  },
  { memory: '4096' },
  { minCount: '2' },
  { highCpu: '80' },
  { targetCpu: '50' },
  { timezone: 'Europe/Berlin' },
  { image: 'docker.io/leesjensen/cs329:does-not-exist' },
  { command: 'false' },
  { command: 'sleep 900' },
  { lambdaImage: '111122223333.dkr.ecr.us-east-1.amazonaws.com/fargate-tutorial:v2' },
];

/** The change after which a reader takes the step back at once: what runs still is stopped then, as after no first run. */
export function isTakenBack(given: Readonly<Record<string, string>>): boolean {
  return given['command'] === 'sleep 900';
}

/** The same for a step that only reads: a size for which a new account has no room. */
const CHANGES_OF_READERS: Record<string, string>[] = [{ desiredCount: '4' }];

/** The calls and lines of a step when it runs again with changed inputs of its own, or of what it needs. */
export interface Changes {
  calls: RecordedCall[];
  asked: Asked[];
  /** Each run below its command; `''` where nothing can be changed. */
  text: string;
}

/**
 * Runs a step again with changed inputs, one at a time, each on the account as its first run left it.
 *
 * @param first the calls of that run
 */
export async function recordChanges(
  step: Step,
  after: Rows,
  first: readonly RecordedCall[],
): Promise<Changes> {
  const calls: RecordedCall[] = [];
  const asked: Asked[] = [];
  const texts: string[] = [];
  for (const given of changesOf(step)) {
    const run = await openLocalRun({ rows: after, given });
    for (const need of Object.values(step.needs)) await run.runner.run(need);
    const seen = await watch(run, () => allowingRefusal(() => run.runner.run(step)));
    calls.push(...seen.calls);
    asked.push(...seen.asked);
    const [[name, value]] = Object.entries(given) as [[string, string]];
    texts.push(
      `$ npm run step:${step.id} -- ${flagOf(name)} ${quoted(value)}\n\n${seen.text}${seen.result}`,
    );
    if (!step.undo || !isTakenBack(given)) continue;
    const undone = await watch(run, () => run.runner.undo(step));
    calls.push(...undone.calls);
    asked.push(...undone.asked);
    texts.push(`$ npm run undo:${step.id}\n\n${undone.text}`);
  }
  const resumed = await recordResumed(step, after);
  if (resumed && writesMore(resumed.calls, [...first, ...calls])) {
    calls.push(...resumed.calls);
    asked.push(...resumed.asked);
    texts.push(`$ npm run step:${step.id}\n\n${resumed.text}`);
  }
  const stopped = await recordStop(step, after);
  if (stopped) {
    calls.push(...stopped.calls);
    asked.push(...stopped.asked);
    texts.push(`$ npm run undo:${step.id}\n\n${stopped.text}`);
  }
  return { calls, asked, text: texts.join('\n') };
}

/** The changes that concern a step: through its own inputs, or through those of a step that it needs. */
export function changesOf(step: Step): Record<string, string>[] {
  const reads = step.kind === 'reads';
  const concerned = reads ? [step] : [step, ...Object.values(step.needs)];
  const names = concerned.flatMap(({ inputs }) => Object.keys(inputs));
  return (reads ? CHANGES_OF_READERS : CHANGES).filter((change) =>
    Object.keys(change).some((name) => names.includes(name)),
  );
}

/**
 * Runs something that may end in a refusal that a reader can mend: what it did up to there counts. Returns the line that
 * the reader is told then.
 */
export async function allowingRefusal(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return '';
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    return `${plain({ label: 'error', text: error.message, tone: 'bad' })}\n`;
  }
}

// --- internal ---

/**
 * Runs a step again whose run was stopped right after its first write: it finds something unfinished. Undefined for a step with
 * inputs, which finds the same when one of them has changed.
 */
async function recordResumed(step: Step, after: Rows) {
  if (step.kind !== 'makes' || !step.undo || Object.keys(step.inputs).length > 0) return undefined;
  const before = await openLocalRun({ rows: after });
  await before.runner.undo(step);
  let begun: Rows | undefined;
  const run: LocalRun = await openLocalRun({
    rows: before.rows,
    afterReply(): void {
      const last = run.aws.journal.entries.at(-1);
      if (last?.output && !isRead(last.operation)) begun ??= new Map(run.rows);
    },
  });
  await run.runner.run(step);
  const resumed = begun && (await openLocalRun({ rows: begun }));
  return resumed && watch(resumed, () => resumed.runner.run(step));
}

/** Returns true if some calls have a write that others have not: a policy has to allow it too. */
function writesMore(some: readonly RecordedCall[], others: readonly RecordedCall[]): boolean {
  const known = new Set(others.map(({ operation }) => operation));
  return some.some(({ operation }) => !isRead(operation) && !known.has(operation));
}

/** Takes a step that shifts traffic back while its deployment is under way; undefined for any other step. */
async function recordStop(step: Step, after: Rows) {
  if (!step.undo || !('StopServiceDeployment' in step.why)) return undefined;
  const before = await openLocalRun({ rows: after });
  await before.runner.undo(step);
  let underWay: Rows | undefined;
  const run: LocalRun = await openLocalRun({
    rows: before.rows,
    afterReply(): void {
      const last = run.aws.journal.entries.at(-1);
      if (last?.operation === 'UpdateService' && last.output) underWay ??= new Map(run.rows);
    },
  });
  await run.runner.run(step);
  const undone = await openLocalRun({ rows: underWay! });
  return watch(undone, () => undone.runner.undo(step));
}
