import type { Problem } from '../checks/problem.ts';
import { isHash } from '../../src/site/build/hash.ts';
import { PAGES } from '../../src/site/build/paths.ts';
import { LEDGER, type Ledger } from './ledger.ts';
import { partOf } from './build.ts';
import type { ReadPage } from './page-facts.ts';

/** What differs between the committed ledger and the sources. */
export interface Differences {
  /** Facts that are missing, new or other than committed. */
  facts: Problem[];
  /** Files and packages that are not those for which the check passed. */
  changed: { files: string[]; packages: string[] };
}

/** Compares the sources with the committed ledger, both ways. */
export function compareLedgers(then: Ledger, now: Ledger, pages: readonly ReadPage[]): Differences {
  const differences = diff(then, now, []).filter(({ path }) => !DERIVED.has(path[0]!));
  return {
    // What is gone or new as a whole is one problem, and not one for each of its members.
    facts: differences.map((difference) => problemOf(difference, then, now, pages)),
    changed: {
      files: changedKeys(then.files, now.files),
      packages: changedKeys(then.packages, now.packages),
    },
  };
}

/** The one problem of a ledger that was written for other texts. */
export function stale({ files, packages }: Differences['changed']): Problem[] {
  const changed = [...files, ...packages];
  if (changed.length === 0) return [];
  const some = changed.slice(0, 5).join(', ');
  return [
    {
      file: files[0] ?? 'package-lock.json',
      line: 1,
      expected: `the ${changed.length === 1 ? 'text' : 'texts'} for which ${LEDGER} was written`,
      found: `${changed.length} changed since: ${some}${changed.length > 5 ? ', …' : ''}`,
      mend: 'npm run lock',
    },
  ];
}

// --- internal ---

/** These follow from the rest, or are compared on their own. */
const DERIVED = new Set(['verified', 'counts', 'files', 'packages', 'engine']);

interface Difference {
  path: string[];
  /** `undefined`: it was not there. */
  then: unknown;
  /** `undefined`: it is not there any more. */
  now: unknown;
}

function diff(then: unknown, now: unknown, path: string[]): Difference[] {
  if (Object.is(then, now)) return [];
  // Hashes and line numbers change with every edit; what they are hashes of is compared file by file.
  if ((isHash(then) && isHash(now)) || path.at(-1) === 'lines') return [];
  if (Array.isArray(then) && Array.isArray(now)) return diffLists(then, now, path);
  if (isObject(then) && isObject(now)) {
    const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])];
    return keys.flatMap((key) => diff(then[key], now[key], [...path, key]));
  }
  return [{ path, then, now }];
}

function diffLists(then: unknown[], now: unknown[], path: string[]): Difference[] {
  const left = now.map((item) => withoutHash(item));
  const missing: Difference[] = [];
  for (const item of then.map((each) => withoutHash(each))) {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    else missing.push({ path, then: item, now: undefined });
  }
  const all = [...missing, ...left.map((item) => ({ path, then: undefined, now: item }))];
  const sameOrder = then.every((item, index) => withoutHash(item) === withoutHash(now[index]));
  return all.length > 0 || sameOrder
    ? all
    : [{ path: [...path, 'order'], then: then.join(', '), now: now.join(', ') }];
}

/** A diagram stands in a list by its hash and its heading: a change of the text is no other diagram. */
function withoutHash(item: unknown): unknown {
  return typeof item === 'string' ? item.replace(/^sha256:\w+/, 'a diagram') : item;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changedKeys(then: Record<string, string>, now: Record<string, string>): string[] {
  const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  return keys.filter((key) => then[key] !== now[key]).sort();
}

function problemOf(
  { path, then, now }: Difference,
  old: Ledger,
  current: Ledger,
  pages: readonly ReadPage[],
): Problem {
  const what = path.join(' › ');
  return {
    ...placeOf(path, now, old, current, pages),
    expected: then === undefined ? `${what} as ${LEDGER} has it` : `${what}: ${short(then)}`,
    found:
      now === undefined
        ? 'fewer than committed: it is gone'
        : `${short(now)}${then === undefined ? ', which is new' : ''}`,
    mend: 'npm run lock, when that is right; then read the diff',
  };
}

function short(value: unknown): string {
  if (isObject(value)) return `one with ${Object.keys(value).join(', ')}`;
  const text = String(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/** The file and line that a member of the ledger speaks of. */
function placeOf(
  [part = '', name = '', member = '', region = '']: string[],
  value: unknown,
  then: Ledger,
  now: Ledger,
  pages: readonly ReadPage[],
): { file: string; line: number } {
  if (part === 'steps' || part === 'concepts') {
    const entry = now[part][name] ?? then[part][name]!;
    const lines = (now[part][name]?.regions[region] ?? then[part][name]?.regions[region])?.lines;
    return { file: entry.file, line: member === 'regions' ? Number.parseInt(lines ?? '1') : 1 };
  }
  if (part === 'pages') {
    const page = pages.find(({ slug }) => slug === name);
    return { file: page?.file ?? `${PAGES}/${name}.mdx`, line: page ? lineOn(page, value) : 1 };
  }
  const file = PLACES[part] ?? LEDGER;
  return { file, line: 1 };
}

const PLACES: Record<string, string> = {
  order: 'scripts/steps/index.ts',
  commands: 'package.json',
  prices: 'src/engine/prices.ts',
  notes: 'docs/notes/map.json',
};

/** The line of a part or of a heading that is on a page. */
function lineOn(page: ReadPage, value: unknown): number {
  const anchor = page.anchors.find(({ id }) => id === value);
  if (anchor) return anchor.line;
  const use = page.uses.find((each) => String(value).startsWith(partOf(each)));
  return use?.line ?? 1;
}
