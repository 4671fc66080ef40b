import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isRead } from '../../../src/local-aws/core/is-read.ts';
import type { Service } from '../../../src/local-aws/core/operation.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import {
  isUnread,
  judgeNames,
  judgeOthers,
  judgeWrite,
  NEVER_READ,
  type Row,
  type Served,
} from './read-back.ts';
import { ALL_ROWS, CLIENT_OF, NOT_READ_BACK } from './rows.ts';

test.each(ALL_ROWS)('%s: what it was given, a read gives back', async (_title, what, row) => {
  expect(await judgeWrite(what, row)).toEqual([]);
});

const naming = ALL_ROWS.filter(([, , { names = [] }]) => names.length > 0);
test.each(naming)('%s: what it names is heeded', async (_title, what, row) => {
  expect(await judgeNames(what, row)).toEqual([]);
});

test.each(ALL_ROWS)('%s: what it does not keep, it refuses by name', async (...given) => {
  const [, what, row, served] = given;
  expect(await judgeOthers(what, row, served)).toEqual([]);
});

test('every operation that writes is in a row, or says why not', () => {
  const writing = allServices.flatMap(({ id, operations }) =>
    operations
      .filter(({ name }) => !isRead(name))
      .map(({ name }) => `${CLIENT_OF.get(id)} ${name}`),
  );
  const covered = new Set([...ALL_ROWS.map(([, what]) => what), ...Object.keys(NOT_READ_BACK)]);
  expect(writing.filter((what) => !covered.has(what))).toEqual([]);
  expect(Object.keys(NOT_READ_BACK).filter((what) => !writing.includes(what))).toEqual([]);
});

test('what is declared names a row, a page of AWS, or a test that speaks of it', () => {
  const declared = [
    ...Object.entries(NOT_READ_BACK).map(([what, why]) => [what.split(' ')[1]!, why]),
    ...Object.entries(NEVER_READ),
    ...ALL_ROWS.flatMap(([, , { unread = {} }]) =>
      Object.entries(unread).map(([path, why]) => [path.split('.').at(-1)!, why]),
    ),
  ] as [string, string][];
  const wrong = declared.filter(([name, why]) => {
    const file = /: services\/([\w-]+\.test\.ts)$/.exec(why)?.[1];
    if (file === undefined) return !/\brow\b|: https:\/\/docs\.aws\.amazon\.com\//.test(why);
    const path = `tests/local-aws/services/${file}`;
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(name);
  });
  expect(wrong).toEqual([]);
});

/** The services, one operation of which runs in another way. */
function planted({ operation, service }: Served, run: Served['operation']['run']): Service[] {
  const operations = service.operations.map((each) =>
    each === operation ? { ...operation, run } : each,
  );
  return allServices.map((each) => (each === service ? { ...service, operations } : each));
}

/** True if the law says something of it, or the write is refused. */
async function isNoticed(what: string, row: Row, services: Service[]): Promise<boolean> {
  try {
    return (await judgeWrite(what, row, services)).length > 0;
  } catch {
    return true;
  }
}

test.each(ALL_ROWS)('%s: a write that is forgotten is noticed', async (...given) => {
  const [, what, row, served] = given;
  expect(
    await isNoticed(
      what,
      row,
      planted(served, () => ({})),
    ),
  ).toBe(true);
});

test.each(ALL_ROWS)('%s: a member that is forgotten is noticed', async (...given) => {
  const [, what, row, served] = given;
  const members = await membersOf(what, row, served);
  const unnoticed: string[] = [];
  for (const member of members) {
    const services = planted(served, (all, region) => {
      const { [member]: _forgotten, ...others } = all as Record<string, unknown>;
      return served.operation.run(others, region);
    });
    if (!(await isNoticed(what, row, services))) unnoticed.push(member);
  }
  expect(unnoticed).toEqual([]);
});

/** The members that a row gives and the law reads, as the operation gets them. */
async function membersOf(what: string, row: Row, served: Served): Promise<string[]> {
  let members: string[] = [];
  const services = planted(served, (input, region) => {
    members = Object.keys(input);
    return served.operation.run(input, region);
  });
  await judgeWrite(what, row, services);
  return members.filter((name) => !isUnread(name, row));
}
