import { variableFor, type Ids } from './volatile.ts';

/** A place in a reply. */
export interface Query {
  /** As the CLI's `--query` writes it. */
  text: string;
  /** How many steps lead there: a thing's own id is nearer than the same id in what refers to the thing. */
  depth: number;
}

/**
 * The place of an id in a reply, or of all ids of a list and no other. One of several elements of a list is named by what it
 * is, and not by its place: in another account it is in another. One that was waited for is named by its state. Undefined for a
 * reply that has none.
 */
export function queryFor(ids: Ids, reply: unknown, isPolled = false): Query | undefined {
  const leaves = [...leavesOf(reply)];
  const pathTo = (id: string) => leaves.find(({ value }) => value === id)?.path;
  if (typeof ids === 'string') {
    const path = pathTo(ids);
    return path && { text: written(isPolled ? byState(path) : path), depth: path.length };
  }
  const ofAny = (path: Path) => written(path.map((part) => ('member' in part ? part : {})));
  const path = pathTo(ids[0]!) ?? [];
  const query = ofAny(path);
  const told = leaves.filter((leaf) => ofAny(leaf.path) === query).map(({ value }) => value);
  if (String(told) === String(ids)) return { text: query, depth: path.length };
  const isSorted = String(told.sort()) === String(ids);
  return isSorted ? { text: `sort(${query})`, depth: path.length } : undefined;
}

// --- internal ---

/** A member of a structure. */
interface Member {
  member: string;
}

/** An element of a list; without a place it stands for all of them. */
interface Element {
  place?: string;
  /** A member that no other element has the same. */
  identity?: Identity | undefined;
  state?: unknown;
}

interface Identity {
  member: string;
  value: unknown;
}

type Path = (Member | Element)[];

/** A value in a reply that holds no others. */
interface Leaf {
  path: Path;
  value: unknown;
}

/** The same way, on which the last element is named by its state. */
function byState(path: Path): Path {
  const last = path.findLastIndex((part) => !('member' in part));
  return path.map((part, at) =>
    at === last && 'state' in part && typeof part.state === 'string'
      ? { identity: { member: 'status', value: part.state } }
      : part,
  );
}

function written(path: Path): string {
  const parts = path.map((part, at) => {
    if ('member' in part) return at === 0 ? part.member : `.${part.member}`;
    const { place = '', identity } = part;
    return identity ? `[?${identity.member}==\`${JSON.stringify(identity.value)}\`]` : `[${place}]`;
  });
  const isFiltered = path.some((part) => 'identity' in part && part.identity);
  return parts.join('') + (isFiltered ? ' | [0]' : '');
}

function* leavesOf(value: unknown, path: Path = []): Generator<Leaf> {
  if (typeof value !== 'object' || value === null) {
    yield { path, value };
    return;
  }
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    const part = Array.isArray(value) ? elementOf(item, key, value) : { member: key };
    yield* leavesOf(item, [...path, part]);
  }
}

function elementOf(item: unknown, place: string, list: readonly unknown[]): Element {
  const own = membersOf(item);
  return { place, identity: identityOf(own, list), state: own['status'] };
}

/** The member that tells an element from the others wherever it is typed: a name before anything else. */
function identityOf(own: Members, list: readonly unknown[]): Identity | undefined {
  if (list.length === 1) return undefined;
  const isUnique = (member: string) =>
    list.filter((each) => membersOf(each)[member] === own[member]).length === 1;
  const unique = Object.keys(own).filter(
    (member) => isSameElsewhere(own[member]) && isUnique(member),
  );
  const member = unique.find((each) => /name$/i.test(each)) ?? unique[0];
  return member === undefined ? undefined : { member, value: own[member] };
}

type Members = Record<string, unknown>;

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

/** True if a value is no id that AWS makes up, and holds neither the account nor the Region. */
function isSameElsewhere(value: unknown): boolean {
  if (typeof value === 'string') return !variableFor(value) && /^(?!arn:)[\w./-]+$/.test(value);
  return typeof value === 'number';
}
