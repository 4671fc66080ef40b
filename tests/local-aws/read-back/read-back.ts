import { quickClients } from '../../../quality/harness/quick-clients.ts';
import { services } from '../../../src/engine/aws/index.ts';
import type { Operation, Service } from '../../../src/local-aws/core/operation.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { inputOf } from '../../../src/local-aws/wire/shape.ts';
import { openLocalAws } from '../../local.ts';
import { lastOf, leavesOf, possibleLeaves, withMember, type Leaf } from './leaves.ts';

/** A request: its members by their names in the API. */
export type Input = Record<string, unknown>;

/** An account, and how to ask it: `call('ecs CreateCluster', {…})`. The answer is looked into by `pick`. */
export interface Asked {
  call(what: string, input?: Input): Promise<unknown>;
  /** Lets seconds of virtual time pass. */
  pass(seconds: number): Promise<void>;
}

/** The things that `before` made, for the others to name: ids and ARNs. */
export type Made = Record<string, string>;

/** The input of one writing operation, and the read that gives it back. */
export interface Row {
  /** Makes what has to be there. */
  before?(asked: Asked): Promise<Made>;
  given: Input | ((made: Made) => Input);
  /** Looks at what was written; before the write it may be refused. What is JSON or escaped in the answer is left for the law. */
  read(asked: Asked, made: Made): Promise<unknown>;
  /** Seconds until the read shows it. */
  after?: number;
  /** Members that say which thing is written to, or how. With another value nothing of it is written to the same thing. */
  names?: readonly string[];
  /** Members whose values the read had, and has no more. */
  gone?: readonly string[];
  /** A value that the read had, and still has: the other tag, when one is taken away. */
  stays?: Leaf;
  /** The name that the read has for a member: `{ 'MapPublicIpOnLaunch.Value': 'MapPublicIpOnLaunch' }`. */
  as?: Readonly<Record<string, string>>;
  /** Other values for members that are not given: those that a probe thinks of are no good. */
  probe?: Readonly<Record<string, unknown>>;
  /** How AWS's own words call a member that they refuse: `{ placementConstraints: 'support constraints' }`. */
  called?: Readonly<Record<string, string>>;
  /** Members, with all that is in them, that no read gives back, and why that is right. */
  unread?: Readonly<Record<string, string>>;
}

/** The rows of one service, by operation. */
export type Rows = Readonly<Record<string, Row>>;

/** Members that mean the same everywhere, and are no part of what is written. */
export const NEVER_READ: Readonly<Record<string, string>> = {
  DryRun: 'asks for no write: services/ec2-security-groups.test.ts',
  clientToken: 'tells a repeated request from another one: services/ecs-recorded.test.ts',
};

/** Opens an account of all services, with what a test has put in the place of some. */
export async function openAccount(given: readonly Service[] = allServices): Promise<Asked> {
  const aws = await openLocalAws(given);
  const clients = quickClients(inProcess(aws)) as unknown as Record<
    string,
    { send(command: object): Promise<unknown> }
  >;
  return {
    async call(what, input = {}) {
      const [service = '', operation = ''] = what.split(' ');
      const { sdk } = (services as Record<string, { sdk: string }>)[service]!;
      const loaded = (await import(sdk)) as Record<string, new (input: Input) => object>;
      return clients[service]!.send(new loaded[`${operation}Command`]!(input));
    },
    async pass(seconds) {
      const until = aws.account.now + seconds * 1000;
      while (aws.account.now < until) await aws.sleep(until - aws.account.now);
    },
  };
}

/** A text in an answer, by its path: `pick(answer, 'Vpcs.0.VpcId')`. Throws where there is none. */
export function pick(answer: unknown, path: string): string {
  let value = answer;
  for (const name of path.split('.')) value = (value as Record<string, unknown>)[name];
  if (typeof value !== 'string') throw new Error(`expected a text at ${path}`);
  return value;
}

/** A read that also gives the keys of all tags as members `TagKeys`, as a request that takes some away has them. */
export function tagKeys(read: Row['read']): Row['read'] {
  return async (asked, made) => {
    const answer = await read(asked, made);
    const keys = leavesOf(answer).filter(({ path }) => /(^|\.)tags\.[^.]*$/i.test(path));
    return [answer, { tagKeys: keys.map(({ path }) => path.split('.').at(-1)) }];
  };
}

/** The operation of a row, and its service. */
export interface Served {
  operation: Operation;
  service: Service;
}

/**
 * Whatever a write was given, a read gives back.
 *
 * @param what `ecs CreateCluster`
 * @param given the services of the account
 * @returns what is wrong, each in a sentence that names the member
 */
export async function judgeWrite(
  what: string,
  row: Row,
  given: readonly Service[] = allServices,
): Promise<string[]> {
  const problems: string[] = [];
  const { input, read, write } = await openStage(what, row, given);
  const earlier = await read();
  await write(input);
  const later = await read();
  for (const leaf of leavesOf(input)) {
    if (isUnread(leaf.path, row)) continue;
    const isGone = row.gone?.includes(leaf.path) === true;
    if (!isGone && isName(leaf.path, row)) continue;
    const [was, is] = [gives(earlier, leaf, row), gives(later, leaf, row)];
    const text = `${leaf.path} ${leaf.value}`;
    if (isGone && was === 0) problems.push(`${text} was not there before`);
    else if (isGone && is > 0) problems.push(`${text} is still there`);
    else if (!isGone && is === 0) problems.push(`${text} is given, and no read gives it back`);
    else if (!isGone && is <= was) problems.push(`${text} was there before: give another value`);
  }
  if (row.stays && gives(later, row.stays, row) === 0) {
    problems.push(`${row.stays.path} ${row.stays.value} does not stay`);
  }
  if (JSON.stringify(earlier) === JSON.stringify(later)) {
    problems.push('the read gives back the same before and after');
  }
  return problems;
}

/** Another value for a member that names the thing leaves the thing as it was. Says what is wrong, as above. */
export async function judgeNames(what: string, row: Row): Promise<string[]> {
  const problems: string[] = [];
  for (const name of row.names ?? []) {
    const stage = await openStage(what, row, allServices);
    const before = JSON.stringify(await stage.read());
    const value = stage.input[name];
    const changed = Array.isArray(value) ? [otherThan(value[0])] : otherThan(value);
    try {
      await stage.write({ ...stage.input, [name]: changed });
    } catch (error) {
      // It is refused: nothing can have been written.
      if (error instanceof Error) continue;
      throw error;
    }
    if (JSON.stringify(await stage.read()) === before) continue;
    problems.push(`${name} is not heeded: with ${JSON.stringify(changed)} it is done all the same`);
  }
  return problems;
}

/** Each member that a row does not give is refused by name, or a read gives it back too. Says what is wrong, as above. */
export async function judgeOthers(
  what: string,
  row: Row,
  { operation, service }: Served,
): Promise<string[]> {
  const possible = possibleLeaves(inputOf(operation.schema), service.constraints);
  let stage = await openStage(what, row, allServices);
  const problems = unknownMembers(
    stage.input,
    possible.map(({ path }) => path),
  );
  for (const { path, value } of possible) {
    if (isGiven(stage.input, path) || isUnread(path, row)) continue;
    const { isWritten, problem } = await probe(stage, row, path, row.probe?.[path] ?? value);
    if (problem !== undefined) problems.push(problem);
    // A call that was refused has written nothing.
    if (isWritten) stage = await openStage(what, row, allServices);
  }
  return problems;
}

/** True if a member says why no read gives it back. */
export function isUnread(path: string, { unread = {} }: Row): boolean {
  const isGeneral = Object.keys(NEVER_READ).some((name) => name.toLowerCase() === lastOf(path));
  return (
    isGeneral || Object.keys(unread).some((name) => path === name || path.startsWith(`${name}.`))
  );
}

// --- internal ---

/** The model of AWS refused a value that a probe thought of: that says nothing about the member. */
const UNFIT = /failed to satisfy constraint|Member must/;

interface Stage {
  input: Input;
  write(input: Input): Promise<void>;
  read(): Promise<Leaf[]>;
}

async function openStage(what: string, row: Row, given: readonly Service[]): Promise<Stage> {
  const asked = await openAccount(given);
  const made = (await row.before?.(asked)) ?? {};
  return {
    input: typeof row.given === 'function' ? row.given(made) : row.given,
    async write(input) {
      await asked.call(what, input);
      if (row.after !== undefined) await asked.pass(row.after);
    },
    read: () => row.read(asked, made).then(readable, () => []),
  };
}

/** Sends one member more: it is refused by name, or the read gives it back. */
async function probe(
  { input, read, write }: Stage,
  row: Row,
  path: string,
  value: unknown,
): Promise<{ isWritten: boolean; problem?: string }> {
  const before = await read();
  const own = leavesOf(value).filter(
    (leaf) => leaf.path === path || leaf.path.startsWith(`${path}.`),
  );
  try {
    await write(withMember(input, value, path) as Input);
  } catch (error) {
    const { name, message } = error as Error;
    if (UNFIT.test(message)) {
      const problem = `${path}: no value is tried that AWS's model allows: ${message}`;
      return { isWritten: false, problem };
    }
    if (
      name === 'NotImplemented' ||
      mentions(message, path) ||
      isCalled(message, path, row) ||
      own.some((leaf) => message.includes(leaf.value))
    )
      return { isWritten: false };
    const problem = `${path} is refused, and not by its name: ${name}: ${message}`;
    return { isWritten: false, problem };
  }
  const after = await read();
  const isShown = own.some((leaf) => gives(after, leaf, row) > gives(before, leaf, row));
  if (isShown) return { isWritten: true };
  const text = own.map((leaf) => leaf.value).join(', ');
  return { isWritten: true, problem: `${path} is taken, and no read gives ${text} back` };
}

/** A text of the same form. */
function otherThan(text: unknown): string {
  const [all, last] = [String(text), String(text).slice(-1)];
  return `${all.slice(0, -1)}${last === '0' ? '9' : '0'}`;
}

/** The leaves of an answer, with those of the JSON documents in it. */
function readable(answer: unknown): Leaf[] {
  return leavesOf(answer).flatMap((leaf) => {
    const { path, value } = leaf;
    if (path.includes('$metadata')) return [];
    if (!/^(\{|%7B)/.test(value)) return [leaf];
    const text = value.startsWith('%') ? decodeURIComponent(value) : value;
    return [leaf, { path, value: text }, ...leavesOf(JSON.parse(text), path)];
  });
}

/** How often an answer has what was given. */
function gives(leaves: readonly Leaf[], { path, value }: Leaf, { as = {} }: Row): number {
  const name = lastOf(as[path] ?? path);
  return leaves.filter(
    ({ path: place, value: text }) =>
      (text === value && lastOf(place) === name) ||
      // The answer names by its ARN what a request names.
      (text.startsWith('arn:') &&
        [name, `${name}arn`].includes(lastOf(place)) &&
        text.endsWith(`/${value}`)),
  ).length;
}

function isName(path: string, { names = [] }: Row): boolean {
  return names.includes(path.split('.')[0]!);
}

/** True if an input has a member, whatever is in the lists and maps on the way. */
function isGiven(value: unknown, path: string): boolean {
  if (path === '') return value !== undefined;
  if (Array.isArray(value)) return value.some((item) => isGiven(item, path));
  if (typeof value !== 'object' || value === null) return false;
  const [first = '', ...rest] = path.split('.');
  return isGiven((value as Input)[first], rest.join('.'));
}

/** The client leaves out what is no member, and nobody would notice. */
function unknownMembers(input: Input, possible: readonly string[]): string[] {
  return Object.keys(input)
    .filter((name) => !possible.some((path) => path === name || path.startsWith(`${name}.`)))
    .map((name) => `there is no member ${name}`);
}

function isCalled(message: string, path: string, { called = {} }: Row): boolean {
  return Object.entries(called).some(
    ([member, words]) =>
      (path === member || path.startsWith(`${member}.`)) && message.includes(words),
  );
}

/** True if a message names a member, or something on the way to it. */
function mentions(message: string, path: string): boolean {
  const words = message.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return path.split('.').some((name) => words.includes(name.toLowerCase()));
}
