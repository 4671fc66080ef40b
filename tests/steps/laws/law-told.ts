import type { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import { NAME, type LocalRun } from '../../../quality/harness/local-run.ts';
import type { StepEvent } from '../../../src/engine/events.ts';
import type { Change } from '../../../src/engine/step.ts';
import { isRead } from '../../../src/local-aws/core/is-read.ts';
import type { JournalEntry } from '../../../src/local-aws/core/journal.ts';
import { factsIn } from './account-facts.ts';
import { inRunAndUndo } from './run-and-undo.ts';

/**
 * A step tells all that it writes, and nothing else: for each resource that a call makes or deletes there is a line of its
 * kind, such as "created  target group", and behind each line there is a call that did it. Asked of a first run and of the
 * undo here, and of the runs that mend by law-by-hand.ts. Returns what is wrong, or `undefined`.
 */
export function changesAreTold(fixture: LawFixture): Promise<string | undefined> {
  return inRunAndUndo(fixture, untoldIn);
}

/** The same, of what a run has done so far. */
export function untoldIn({ aws, events }: LocalRun): string | undefined {
  const calls = aws.journal.entries.map(
    ({ service, operation, input, output, error }): Call & { error: unknown } => ({
      ...{ service, operation, input, error },
      asked: once(() => namesIn(input)),
      answered: once(() => namesIn(output)),
    }),
  );
  const writes = calls.filter(
    ({ operation, error }) =>
      !isRead(operation) && !NOTES.test(operation) && !ANSWERS.test(operation) && !error,
  );
  const told = events.filter((event) => event.type === 'resource');
  return untold(writes, told) ?? untrue(calls, writes, told);
}

// --- internal ---

type Told = Extract<StepEvent, { type: 'resource' }>;

/** A call that AWS has answered, with the texts by which a line may name its resource: most calls are never asked for them. */
interface Call extends Pick<JournalEntry, 'service' | 'operation' | 'input'> {
  asked: () => readonly string[];
  answered: () => readonly string[];
}

/** Calls that only tag: what they write is a note of the program's own. */
const NOTES = /^(Add|Create|Delete|Remove)Tags$|^(Tag|Untag)\w+$/;

/** Calls that answer what AWS waits for: they make nothing, and the deployment that goes on is told of as it does. */
const ANSWERS = /^Continue/;

const DELETES = /^(Delete|Deregister|Stop)/;

/** The calls that make or delete: each of their resources has a line of its own, with one of these changes. */
const HAS_ITS_LINE: readonly { verb: RegExp; changes: readonly Change[] }[] = [
  { verb: /^(Create|Register|Run)/, changes: ['created', 'updated', 'reused'] },
  { verb: DELETES, changes: ['deleted', 'gone', 'updated'] },
];

/** A call of which no line tells. Of what only sets something, as `PutRetentionPolicy`, the line of its resource tells. */
function untold(writes: readonly Call[], told: readonly Told[]): string | undefined {
  for (const { service, operation, asked } of writes) {
    const changes = HAS_ITS_LINE.find(({ verb }) => verb.test(operation))?.changes;
    const lines = told.filter(({ change, kind, id }) =>
      changes
        ? changes.includes(change) && isOf(operation, kind)
        : change !== 'kept' && (isOf(operation, kind) || isNamed(asked(), id)),
    );
    const alike = writes.filter((write) => write.operation === operation);
    const resources = new Set(alike.map(({ input }) => JSON.stringify(input))).size;
    const wanted = changes ? resources : 1;
    if (lines.length < wanted) {
      return `expected ${wanted} lines that tell of ${service}:${operation}; found ${lines.length}`;
    }
  }
  return undefined;
}

/** The verbs of the calls that make a line true. What is reused, gone or kept has needed none. */
const DONE: Partial<Record<Change, RegExp>> = {
  created: /^(Create|Register|Run|Put)/,
  updated: /./,
  deleted: DELETES,
};

/** A line that no call has made true, or that names nothing that AWS was told or has answered. */
function untrue(
  calls: readonly Call[],
  writes: readonly Call[],
  told: readonly Told[],
): string | undefined {
  for (const { change, kind, id } of told) {
    const verb = DONE[change];
    if (verb === undefined) continue;
    const says = ({ asked, answered }: Call) => isNamed(asked(), id) || isNamed(answered(), id);
    const isDone = writes.some(
      (call) => verb.test(call.operation) && (isOf(call.operation, kind) || says(call)),
    );
    if (!isDone) return `expected a call behind "${change} ${kind} ${id}"; found none`;
    if (!id.includes(NAME) && !calls.some(says))
      return `expected a call that names "${kind} ${id}"; found none`;
  }
  return undefined;
}

/** True if an operation is about such a resource: `CreateTargetGroup` about a target group. */
function isOf(operation: string, kind: string): boolean {
  return operation.toLowerCase().includes(kind.toLowerCase().replaceAll(' ', ''));
}

/** The texts in a request or an answer that may name something. What all have, the name of the tutorial, names nothing. */
function namesIn(value: unknown): string[] {
  return factsIn(value, '').flatMap(({ value: text }) =>
    text.length > 3 && text !== NAME ? text : [],
  );
}

/** Works a value out when it is asked for, and keeps it. */
function once<Value>(work: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= work());
}

function isNamed(names: readonly string[], id: string): boolean {
  return names.some((name) => id.includes(name));
}
