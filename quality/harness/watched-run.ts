import type { JournalEntry } from '../../src/local-aws/core/journal.ts';
import type { Permission } from '../../src/local-aws/core/operation.ts';
import type { AuthorizedCall } from '../../src/local-aws/dispatch/call.ts';
import { askedOf, resourceTags } from '../../src/local-aws/policy/enforce.ts';
import type { Asked } from '../../src/local-aws/policy/evaluate.ts';
import type { Exchange } from '../../src/engine/aws-cli/exchange.ts';
import type { Phase, StepEvent } from '../../src/engine/events.ts';
import type { RecordedCall } from '../../src/engine/recording.ts';
import { plain, render } from '../../src/engine/render.ts';
import type { LocalRun } from './local-run.ts';

/** Runs something, and returns what came of it, what it printed, which calls it made and what those asked of IAM. */
export async function watch<Result>(run: LocalRun, act: () => Promise<Result>) {
  const [firstEvent, lastCall] = [run.events.length, run.aws.journal.last];
  const contexts = new Map<Permission, Context>();
  // The tags of a resource are known while it is there.
  const asked: Asked[] = [];
  const note = (call: AuthorizedCall) => {
    for (const each of call.permissions) {
      contexts.set(each, whose(resourceTags(call, each)));
      asked.push(askedOf(call, each));
    }
  };
  run.aws.guards.unshift(note);
  let result: Result;
  try {
    result = await act();
  } finally {
    run.aws.guards.splice(run.aws.guards.indexOf(note), 1);
  }
  const events = run.events.slice(firstEvent);
  const lines = events.flatMap((event) => render(event)).map((line) => `${plain(line)}\n`);
  return {
    result,
    events,
    text: lines.join(''),
    calls: recordedCalls(run.aws.journal.since(lastCall), events, contexts),
    asked,
    exchanges: exchangesOf(run.aws.journal.since(lastCall), events),
  };
}

// --- internal ---

type Context = NonNullable<Permission['context']>;

/** The tags by which a policy tells whose a thing is. */
function whose(context: Context): Context {
  return Object.fromEntries(
    Object.entries(context).filter(([key]) => /^aws:ResourceTag\/(project|run)$/.test(key)),
  );
}

/** A permission with what IAM knows beside it: the tags, and the Region where no resource names one. */
function withContext(permission: Permission, region: string, tags: Context = {}): Permission {
  const isAnywhere = permission.resource === '*' && !GLOBAL.test(permission.action);
  const context = {
    ...permission.context,
    ...tags,
    ...(isAnywhere && { 'aws:RequestedRegion': region }),
  };
  return Object.keys(context).length > 0 ? { ...permission, context } : permission;
}

/** Services that have one endpoint for all Regions: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion */
const GLOBAL = /^iam:/;

/** The journal has the calls with their permissions, the events know in which phase each was made. */
function recordedCalls(
  entries: JournalEntry[],
  events: StepEvent[],
  contexts: ReadonlyMap<Permission, Context>,
): RecordedCall[] {
  const phases = events.filter((event) => event.type === 'call');
  let at = 0;
  const calls: RecordedCall[] = [];
  let phase: Phase = 'find';
  for (const entry of entries) {
    const { service, operation, input, error } = entry;
    const permissions = entry.permissions.map((each) =>
      withContext(each, entry.region, contexts.get(each)),
    );
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
