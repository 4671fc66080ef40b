import { expect, test } from 'vitest';
import { own } from '../../../src/local-aws/core/own-entry.ts';
import { isRead } from '../../../src/local-aws/core/is-read.ts';
import type { Operation, Service } from '../../../src/local-aws/core/operation.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { inputOf } from '../../../src/local-aws/wire/shape.ts';
import { openAccount, type Asked, type Input, type Made } from './read-back.ts';
import { possibleLeaves, withMember } from './leaves.ts';
import { baseOf, makeEverything, NEVER_ASKED, VALUES } from './reads.ts';
import { ALL_ROWS, CLIENT_OF, NOT_READ_BACK } from './rows.ts';

/** Reads, and the writes that no read gives back. The others have rows, whose law asks more of each member. */
const READS = allServices.flatMap((service) =>
  service.operations
    .map((operation) => ({
      what: `${CLIENT_OF.get(service.id)} ${operation.name}`,
      service,
      operation,
    }))
    .filter(({ what, operation }) => isRead(operation.name) || Object.hasOwn(NOT_READ_BACK, what)),
);

/** The services, each read of which says which members of its request it looks at. */
function watched(seen: Set<string>): Service[] {
  const watch = (operation: Operation): Operation => ({
    ...operation,
    run(input, region) {
      const spied = new Proxy(input, {
        get(target, name) {
          seen.add(String(name));
          return Reflect.get(target, name) as unknown;
        },
      });
      return operation.run(spied, region);
    },
  });
  return allServices.map((service) => ({ ...service, operations: service.operations.map(watch) }));
}

const seen = new Set<string>();
let opened: Promise<{ asked: Asked; made: Made }> | undefined;

/** The account of all of these tests, which only read. */
function account(): Promise<{ asked: Asked; made: Made }> {
  opened ??= openAccount(watched(seen)).then(async (asked) => ({
    asked,
    made: await makeEverything(asked),
  }));
  return opened;
}

/** The members of a request that the operation answered, or refused, without having looked at them. */
async function passedOver({ what, service, operation }: (typeof READS)[number]): Promise<string[]> {
  const { asked, made } = await account();
  const base = baseOf(what, made);
  const members = new Map<string, unknown>();
  for (const { path, value } of possibleLeaves(inputOf(operation.schema), service.constraints)) {
    const [member = ''] = path.split('.');
    if (!members.has(member)) members.set(member, value);
  }
  const dropped: string[] = [];
  for (const [member, value] of members) {
    seen.clear();
    // A refusal says something, too: of the member, once it was looked at.
    const over = own(VALUES, member) === undefined ? value : { [member]: VALUES[member] };
    await asked.call(what, withMember(base, over, member) as Input).catch(() => undefined);
    if (!seen.has(member) && !Object.hasOwn(NEVER_ASKED, `${what} ${member}`)) dropped.push(member);
  }
  return dropped;
}

test.each(READS.map((each) => [each.what, each] as const))(
  '%s looks at every member of its request',
  async (_what, read) => {
    expect(await passedOver(read)).toEqual([]);
  },
);

test('every operation that is served is judged, by its members: here, or by its rows', () => {
  const judged = new Set([...READS.map(({ what }) => what), ...ALL_ROWS.map(([, what]) => what)]);
  const served = allServices.flatMap(({ id, operations }) =>
    operations.map(({ name }) => `${CLIENT_OF.get(id)} ${name}`),
  );
  expect(served.filter((what) => !judged.has(what))).toEqual([]);
});

test('a member that a read passes over is noticed', async () => {
  const { asked, made } = await account();
  seen.clear();
  await asked.call('ec2 DescribeNetworkInterfaces', { IncludeManagedResources: true, ...made });
  expect(seen.has('IncludeManagedResources')).toBe(false);
  expect(seen.has('Filters')).toBe(true);
});
