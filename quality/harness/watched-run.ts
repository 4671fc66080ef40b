import type { JournalEntry } from '../../src/local-aws/core/journal.ts';
import type { Exchange } from '../../src/engine/aws-cli.ts';
import type { Phase, StepEvent } from '../../src/engine/events.ts';
import type { RecordedCall } from '../../src/engine/recording.ts';
import { plain, render } from '../../src/engine/render.ts';
import type { LocalRun } from './local-run.ts';

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

/** The journal has the calls with their permissions, the events know in which phase each was made. */
function recordedCalls(entries: JournalEntry[], events: StepEvent[]): RecordedCall[] {
  const phases = events.filter((event) => event.type === 'call');
  let at = 0;
  const calls: RecordedCall[] = [];
  let phase: Phase = 'find';
  for (const { service, operation, input, error, permissions } of entries) {
    // A repeated look while waiting makes no event: it belongs to the phase of the call before it.
    if (phases[at]?.operation === operation) phase = phases[at++]!.phase;
    const call = { service, operation, phase, input: { ...input }, permissions };
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
