import type { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import { NAME, type LocalRun } from '../../../quality/harness/local-run.ts';
import type { StepEvent } from '../../../src/engine/events.ts';
import type { Change } from '../../../src/engine/step.ts';
import { isRead } from '../../../src/local-aws/core/is-read.ts';
import type { JournalEntry } from '../../../src/local-aws/core/journal.ts';
import { factsIn } from './account-facts.ts';

/**
 * A step tells all that it writes, and nothing else: for each resource that a call makes or deletes there is a line of its
 * kind, such as "created  target group", and behind each line there is a call that did it. Asked of a first run and of the
 * undo. Returns what is wrong, or `undefined`.
 */
export async function changesAreTold(fixture: LawFixture): Promise<string | undefined> {
  const { step } = fixture;
  const ran = violationIn((await fixture.first()).run);
  if (ran !== undefined) return `${step.id}, run: ${ran}`;
  if (!step.undo) return undefined;
  const undone = violationIn(await fixture.undone());
  return undone === undefined ? undefined : `${step.id}, undo: ${undone}`;
}

// --- internal ---

type Told = Extract<StepEvent, { type: 'resource' }>;

function violationIn({ aws, events }: LocalRun): string | undefined {
  const { entries } = aws.journal;
  const writes = entries.filter(
    ({ operation, error }) => !isRead(operation) && !NOTES.test(operation) && !error,
  );
  const told = events.filter((event) => event.type === 'resource');
  return untold(writes, told) ?? untrue(entries, writes, told);
}

/** Calls that only tag: what they write is a note of the program's own. */
const NOTES = /^(Add|Create|Delete|Remove)Tags$|^(Tag|Untag)\w+$/;

/** The changes that are told of what a call has reached, by its verb. */
const TOLD: readonly { verb: RegExp; changes: readonly Change[] }[] = [
  { verb: /^(Create|Register|Run)/, changes: ['created', 'updated', 'reused'] },
  { verb: /^(Delete|Deregister|Stop)/, changes: ['deleted', 'gone', 'updated'] },
  { verb: /./, changes: ['created', 'updated', 'deleted', 'reused', 'gone'] },
];

/** A call of which no line tells. Of what it only sets, as `PutRetentionPolicy`, the line of its resource tells. */
function untold(writes: readonly JournalEntry[], told: readonly Told[]): string | undefined {
  for (const { service, operation, input } of writes) {
    const { changes } = TOLD.find(({ verb }) => verb.test(operation))!;
    const setsOnly = changes === TOLD.at(-1)!.changes;
    const lines = told.filter(
      ({ change, kind, id }) =>
        changes.includes(change) && (isOf(operation, kind) || (setsOnly && namedBy(input, id))),
    );
    const alike = writes.filter((write) => write.operation === operation);
    const resources = new Set(alike.map((write) => JSON.stringify(write.input))).size;
    const wanted = setsOnly ? 1 : resources;
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
  deleted: /^(Delete|Deregister|Stop)/,
};

/** A line that no call has made true, or that names nothing that AWS was told or has answered. */
function untrue(
  entries: readonly JournalEntry[],
  writes: readonly JournalEntry[],
  told: readonly Told[],
): string | undefined {
  for (const { change, kind, id } of told) {
    const verb = DONE[change];
    if (verb === undefined) continue;
    const isDone = writes.some(
      ({ operation, input, output }) =>
        verb.test(operation) && (isOf(operation, kind) || namedBy([input, output], id)),
    );
    if (!isDone) return `expected a call behind "${change} ${kind} ${id}"; found none`;
    const isNamed = entries.some(({ input, output }) => namedBy([input, output], id));
    if (!isNamed && !id.includes(NAME))
      return `expected a call that names "${kind} ${id}"; found none`;
  }
  return undefined;
}

/** True if an operation is about such a resource: `CreateTargetGroup` about a target group. */
function isOf(operation: string, kind: string): boolean {
  return operation.toLowerCase().includes(kind.toLowerCase().replaceAll(' ', ''));
}

/** True if a line's id names something in a request or an answer. What all have, the name of the tutorial, names nothing. */
function namedBy(value: unknown, id: string): boolean {
  return factsIn(value, '').some(
    (fact) => fact.value.length > 3 && fact.value !== NAME && id.includes(fact.value),
  );
}
