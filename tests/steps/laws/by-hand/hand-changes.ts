import type { LocalRun } from '../../../../quality/harness/local-run.ts';
import { services, type Clients } from '../../../../src/engine/aws/index.ts';
import { serviceSignedAs } from '../../../../src/engine/aws/find-service.ts';
import type { AwsClient } from '../../../../src/engine/aws/service.ts';
import type { JournalEntry } from '../../../../src/local-aws/core/journal.ts';
import { UNCHANGEABLE, UPDATES, type Members, type Update } from './updates.ts';
import { variantsOf } from './variants.ts';

/** A change of one member that a call has set. */
export interface HandChange {
  /** `ModifyTargetGroup: Matcher.HttpCode`. */
  words: string;
  /** The call, and the thing: `ModifyTargetGroup of …`. */
  call: string;
  /** The ways to make it: each returns true if AWS takes it. */
  attempts: ((run: LocalRun) => Promise<boolean>)[];
}

/** The changes by hand of what a call has set. Throws where it is not known how that is changed. */
export function handChangesOf(
  { service, operation, input, output = {} }: JournalEntry,
  others: (text: string) => readonly string[],
): HandChange[] {
  const name = `${service}:${operation}`;
  if (name in UNCHANGEABLE) return [];
  const updates = UPDATES[name];
  if (!updates) throw new Error(`by-hand/updates.ts does not say how ${name} is changed by hand`);
  const set = { input: input as Members, output: output as Members };
  return updates.flatMap((update) => changesBy(update, service, set, others));
}

// --- internal ---

type Set = Parameters<Update['which']>[0];

function changesBy(
  update: Update,
  service: string,
  set: Set,
  others: (text: string) => readonly string[],
): HandChange[] {
  const which = update.which(set);
  const send = (members: Members) => async (run: LocalRun) => {
    const calls = [...(update.first ? [update.first(set)] : []), { ...update, input: members }];
    try {
      for (const { operation, input } of calls) await sent(run, service, operation, input);
      return true;
    } catch (error) {
      // AWS refuses that value. Another may do.
      if (error instanceof Error && '$fault' in error) return false;
      throw error;
    }
  };
  const thing = Object.values(which).findLast((each) => typeof each === 'string') ?? '';
  const named = `${update.operation} of ${String(thing).split('/').at(-1)}`;
  if (update.members === 'none: it takes away what was set') {
    return [{ words: named, call: named, attempts: [send(which)] }];
  }
  const isMember = (member: string) => !(member in which) && !NOTES.test(member);
  const rest = Object.fromEntries(Object.entries(set.input).filter(([member]) => isMember(member)));
  const names = update.members === 'all others' ? sameNames(Object.keys(rest)) : update.members;
  const base = update.members === 'all others' ? { ...rest, ...which } : { ...which };
  for (const member of update.required ?? []) base[names[member]!] = rest[member];
  return Object.entries(names).flatMap(([member, called]) =>
    variantsOf(rest[member] ?? which[member], others, member).map(({ path, values }) => ({
      words: `${named}: ${path}`,
      call: named,
      attempts: values.map((value) => send({ ...base, [called]: value })),
    })),
  );
}

/** Tags are notes. */
const NOTES = /tags$/i;

function sameNames(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

async function sent(
  { session }: LocalRun,
  signingName: string,
  operation: string,
  input: object,
): Promise<void> {
  const { sdk } = serviceSignedAs(signingName);
  const [name] = Object.entries(services).find(([, each]) => each.signingName === signingName)!;
  const client: AwsClient = session.clients[name as keyof Clients];
  const commands = (await import(sdk)) as Record<string, new (input: object) => object>;
  await client.send(new commands[`${operation}Command`]!(input));
}
