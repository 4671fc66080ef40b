import type { Box, Group, Stands } from '../../../engine/picture/boxes.ts';

/** A box with its place, in CSS pixels from the corner of the picture, and its words as they fit. */
export interface Placed {
  box: Box;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: Text[];
  /** Where the states of a task are ticked off, from the top of the box. */
  track?: number;
}

/** One line of text in a box. */
export interface Text {
  role: 'kind' | 'name' | 'state' | 'note';
  text: string;
  /** The baseline, from the top of the box. */
  y: number;
}

/** Below this width everything stands in one column. */
const NARROW = 520;
/** The share of a wide picture that what stands beside ECS takes. */
const SIDE = 0.3;

/**
 * Places an account's groups in a width. Where there is room, IAM is above the others, since it is in no Region, and Amazon
 * ECS is beside what it uses; else it is above that. A single box has the whole width. The boxes are in reading order, each
 * before what is inside it.
 */
export function layOut(
  groups: readonly (Box | Group)[],
  width: number,
): { placed: Placed[]; height: number } {
  const placed: Placed[] = [];
  if (groups.length === 1) return { placed, height: stack(groups, { x: 0, y: 0, width }, placed) };
  if (width < NARROW) return { placed, height: narrow(groups, width, placed) };
  const those = standing(groups);
  const y = stack(those('above'), { x: 0, y: 0, width }, placed) + GAP;
  const side = Math.round(width * SIDE);
  const left = stack(those('beside'), { x: 0, y, width: side }, placed);
  const right = stack(those('main'), { x: side + GAP, y, width: width - side - GAP }, placed);
  return { placed, height: y + Math.max(left, right) };
}

// --- internal ---

interface Place {
  x: number;
  y: number;
  width: number;
}

const GAP = 8;
const PADDING = 8;
/** The narrowest that a box may be beside another of its kind. */
const NARROWEST = { plain: 128, holder: 168 };
const LINES = {
  kind: { height: 15, character: 6.1 },
  name: { height: 17, character: 7.1 },
  state: { height: 16, character: 6.4 },
  note: { height: 15, character: 6.1 },
};
const TRACK = 12;

/** The groups that have the same place in a picture with more than one column. */
function standing(groups: readonly (Box | Group)[]): (where: Stands) => (Box | Group)[] {
  return (where) => groups.filter((group) => 'stands' in group && group.stands === where);
}

/** In a narrow picture Amazon ECS is on top, because there it happens, and below it, in two columns, is what it uses. */
function narrow(groups: readonly (Box | Group)[], width: number, placed: Placed[]): number {
  const those = standing(groups);
  const [above, beside] = [those('above'), those('beside')];
  const y = stack(those('main'), { x: 0, y: 0, width }, placed) + GAP;
  // Roles have the longest names.
  const half = Math.round((width - GAP) * 0.54);
  if (half < NARROWEST.holder - PADDING) {
    return y + stack([...above, ...beside], { x: 0, y, width }, placed);
  }
  const left = stack(above, { x: 0, y, width: half }, placed);
  const rest = { x: half + GAP, y, width: width - half - GAP };
  const right = stack(beside, rest, placed);
  return y + Math.max(left, right);
}

/** Places boxes one below the other, and returns how high they are together. */
function stack(boxes: readonly Box[], { x, y, width }: Place, placed: Placed[]): number {
  let bottom = y;
  for (const box of boxes) {
    if (bottom > y) bottom += GAP;
    bottom += place(box, { x, y: bottom, width }, placed);
  }
  return bottom - y;
}

/** Places a box and what is inside it, and returns its height. */
function place(box: Box, { x, y, width }: Place, placed: Placed[]): number {
  const { lines, bottom } = words(box, width - 2 * PADDING);
  const self: Placed = { box, x, y, width, height: 0, lines };
  placed.push(self);
  let height = bottom;
  if (box.stage !== undefined) {
    self.track = height + 2;
    height += TRACK;
  }
  const inner = { x: x + PADDING, y: y + height + 6, width: width - 2 * PADDING };
  if (box.inside.length > 0) height += 6 + rows(box.inside, inner, placed);
  self.height = height + PADDING;
  return self.height;
}

/** Places boxes in rows, as many beside each other as fit. What holds others gets more room. */
function rows(boxes: readonly Box[], { x, y, width }: Place, placed: Placed[]): number {
  let bottom = y;
  for (const run of alike(boxes)) {
    const narrowest = isHolder(run[0]!) ? NARROWEST.holder : NARROWEST.plain;
    const fit = Math.max(1, Math.floor((width + GAP) / (narrowest + GAP)));
    const columns = Math.min(run.length, fit);
    const each = (width - (columns - 1) * GAP) / columns;
    for (let first = 0; first < run.length; first += columns) {
      if (bottom > y) bottom += GAP;
      const begin = placed.length;
      const row = run.slice(first, first + columns);
      const heights = row.map((box, column) =>
        place(box, { x: x + column * (each + GAP), y: bottom, width: each }, placed),
      );
      const height = Math.max(...heights);
      // Those with something inside end together, and so do those without: one that is empty is not stretched beside a full one.
      for (const isFull of [true, false]) {
        const those = placed
          .slice(begin)
          .filter(({ box }) => row.includes(box) && box.inside.length > 0 === isFull);
        const highest = Math.max(...those.map((one) => one.height));
        for (const one of those) one.height = highest;
      }
      bottom += height;
    }
  }
  return bottom - y;
}

/** Neighbours that may share a row: those that hold others, or those that do not. */
function alike(boxes: readonly Box[]): Box[][] {
  const runs: Box[][] = [];
  for (const box of boxes) {
    const run = runs.at(-1);
    if (run && isHolder(run[0]!) === isHolder(box)) run.push(box);
    else runs.push([box]);
  }
  return runs;
}

function isHolder({ holds }: Box): boolean {
  return holds === true;
}

/** The words of a box, line below line: what it is and its name, then its state and its note, in one line where they fit. */
function words(box: Box, width: number) {
  const { kind, name, state, note, mood } = box;
  const lines: Text[] = [];
  let bottom = 6;
  const add = (role: Text['role'], text: string) => {
    bottom += LINES[role].height;
    lines.push({ role, text, y: bottom - 4 });
  };
  if (isHolder(box) && fits(`${kind} ${name}`, width, 'name')) {
    add('name', `${kind} ${name}`);
  } else {
    add('kind', fitted(kind, width, 'kind'));
    for (const line of broken(name, width, 'name')) add('name', line);
  }
  // Of what is not there yet, the kind of its frame says so.
  if (mood === 'planned') return { lines, bottom };
  if (state !== undefined) {
    const both = `${SIGNS[mood]} ${[state, note].filter(Boolean).join(' · ')}`;
    const isOne = fits(both, width, 'state');
    add('state', isOne ? both : `${SIGNS[mood]} ${state}`);
    if (!isOne && note !== undefined)
      for (const line of broken(note, width, 'note')) add('note', line);
  } else if (note !== undefined) {
    add('note', fitted(note, width, 'note'));
  }
  return { lines, bottom };
}

/** A sign for each colour, which says the same. */
const SIGNS = { steady: '●', moving: '◐', failed: '✗', ended: '○' };

/** A text in two lines at most, broken after a hyphen, a slash or a space, or between the words of an error's name. */
function broken(text: string, width: number, role: Text['role']): string[] {
  if (text === '') return [];
  const most = Math.max(4, Math.floor(width / LINES[role].character));
  if (text.length <= most) return [text];
  const ends = [...text.slice(0, most + 1).matchAll(/(?<=[-/ ])|(?<=[a-z])(?=[A-Z])/g)];
  const at = ends.at(-1)?.index ?? 0;
  const cut = at > 3 ? at : most;
  return [text.slice(0, cut), fitted(text.slice(cut), width, role)];
}

function fits(text: string, width: number, role: Text['role']): boolean {
  return text.length * LINES[role].character <= width;
}

function fitted(text: string, width: number, role: Text['role']): string {
  if (fits(text, width, role)) return text;
  const most = Math.max(4, Math.floor(width / LINES[role].character));
  return `${text.slice(0, most - 1)}…`;
}
