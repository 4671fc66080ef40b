import type { JournalEntry } from '../../src/local-aws/core/journal.ts';
import type { InventoryItem, Permission } from '../../src/local-aws/core/operation.ts';
import type { Phase, StepEvent } from '../../src/tutorial/events.ts';
import { cliScript, type Exchange } from '../../src/tutorial/aws-cli.ts';
import { Placeholders } from '../../src/tutorial/placeholders.ts';
import { plain, render } from '../../src/tutorial/render.ts';
import type { Step } from '../../src/tutorial/step.ts';
import { nextCommand } from '../cli/steps.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';
import { recordChanges } from './variants.ts';

/** One call of a step, as the local AWS saw it. */
export interface RecordedCall {
  service: string;
  operation: string;
  phase: Phase;
  input: object;
  error?: string;
  permissions: Permission[];
}

/** What a page may say about a step, because it ran. */
export interface StepRecord {
  step: string;
  usdPerHour: number;
  run: { calls: RecordedCall[] };
  undo: { calls: RecordedCall[] };
  /** What it calls when it runs again with changed inputs, one of which fails. */
  change: { calls: RecordedCall[] };
  /** What the account holds after the step, the steps before it included. */
  inventory: InventoryItem[];
}

/**
 * Runs all steps in order on an empty account, and takes them back in reverse. Returns the files that the pages are
 * woven from: path below src/recordings, and text.
 */
export async function record(steps: readonly Step[]): Promise<Map<string, string>> {
  const run = await openLocalRun();
  const names = new Placeholders();
  const files = new Map<string, string>();
  const records = new Map<string, StepRecord>();
  for (const step of steps) {
    const { text, calls, events, exchanges } = await naming(step, () =>
      watch(run, () => run.runner.run(step, nextCommand(step))),
    );
    const done = events.find((event) => event.type === 'done');
    files.set(`${step.id}/run.txt`, names.apply(`$ npm run step:${step.id}\n\n${text}`));
    const reasoned = exchanges.map((each) => ({ ...each, why: step.why[each.operation] }));
    const script = cliScript(reasoned, run.session.where);
    if (script !== '') files.set(`${step.id}/aws-cli.sh`, names.apply(script));
    const changes = await recordChanges(step, run.rows);
    if (changes.text !== '') files.set(`${step.id}/changed.txt`, names.apply(changes.text));
    records.set(step.id, {
      step: step.id,
      usdPerHour: done?.usdPerHour ?? 0,
      run: { calls },
      undo: { calls: [] },
      change: { calls: changes.calls },
      inventory: await run.aws.inventory(),
    });
  }
  for (const step of steps.toReversed()) {
    if (!step.undo) continue;
    const { text, calls } = await naming(step, () => watch(run, () => run.runner.undo(step)));
    files.set(`${step.id}/undo.txt`, names.apply(`$ npm run undo:${step.id}\n\n${text}`));
    records.get(step.id)!.undo.calls = calls;
  }
  for (const [id, record] of records) {
    files.set(`${id}/record.json`, names.apply(`${JSON.stringify(record, null, 2)}\n`));
  }
  return files;
}

/** Runs something, and returns what came of it, what it printed and which calls it made. */
export async function watch<Result>(run: LocalRun, act: () => Promise<Result>) {
  const [firstEvent, lastCall] = [run.events.length, run.aws.journal.last];
  const result = await act();
  const events = run.events.slice(firstEvent);
  const lines = events.flatMap((event) => render(event)).map((line) => `${plain(line)}\n`);
  return {
    result,
    events,
    text: lines.join(''),
    calls: recordedCalls(run.aws.journal.since(lastCall), events),
    exchanges: exchangesOf(run.aws.journal.since(lastCall), events),
  };
}

// --- internal ---

/** What is thrown says of which step it is. */
async function naming<Result>(step: Step, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error) error.message = `the step "${step.id}" failed: ${error.message}`;
    throw error;
  }
}

/** The journal has the calls with their permissions, the events know in which phase each was made. */
function recordedCalls(entries: JournalEntry[], events: StepEvent[]): RecordedCall[] {
  const phases = events.filter((event) => event.type === 'call');
  let at = 0;
  const calls: RecordedCall[] = [];
  let phase: Phase = 'find';
  for (const { service, operation, input, error, permissions } of entries) {
    // A repeated look while waiting makes no event: it belongs to the phase of the call before it.
    if (phases[at]?.operation === operation) phase = phases[at++]!.phase;
    const call = { service, operation, phase, input, permissions };
    if (!isRepeated(calls, call)) calls.push(error ? { ...call, error: error.code } : call);
  }
  return calls;
}

/** The requests and replies, each marked when the step itself made it. */
function exchangesOf(entries: JournalEntry[], events: StepEvent[]): Omit<Exchange, 'why'>[] {
  const own = new Set(
    events
      .filter((event) => event.type === 'call')
      .filter(({ phase }) => phase === 'run')
      .map(({ operation }) => operation),
  );
  return entries.map(({ service, operation, input, output }) => ({
    service,
    operation,
    input,
    output,
    own: own.has(operation),
  }));
}

function isRepeated(calls: RecordedCall[], { operation, input, phase }: RecordedCall): boolean {
  const last = calls.at(-1);
  return (
    last?.operation === operation &&
    last.phase === phase &&
    JSON.stringify(last.input) === JSON.stringify(input)
  );
}
