import { elementsIn } from '../html.ts';
import {
  attributeOf,
  boxOf,
  edgesAt,
  isIn,
  ofClass,
  pointsOf,
  set,
  type Box,
  type Element,
  type Point,
} from './svg.ts';

/**
 * Puts right what the library leaves crooked: the frames of one row begin and end at one height, an arrow has no small step
 * where its boxes could stand on one line, a frame has room beside its widest box, a label's ground covers its line and no more,
 * and there is no empty room around it all.
 *
 * @param isDown whether it runs from above to below; else it runs from left to right
 */
export function arrange(root: Element, isDown: boolean): void {
  if (isDown) for (const row of rowsOf(root)) alignFrames(root, row);
  straighten(root, isDown);
  widenFrames(root);
  for (const label of ofClass(root, 'edge-label')) fitLabel(root, label);
  crop(root);
}

// --- internal ---

/** The room that the library leaves in a group, in units of the drawing: for the title, and below what is in it. */
const PADDING = { top: 44, bottom: 16 };
/** The least room between a box and the frame at its right. */
const BESIDE_BOX = 12;
/** A step in an arrow that is no larger looks like an accident. */
const SMALL_STEP = 16;
/** The room that the library leaves around a label. */
const LABEL_PADDING = 8;
/** The room beside a label and above it. */
const BESIDE_LABEL = { x: 4, y: 1 };
/** Half of the widest line. */
const MARGIN = 1;
/** The library rounds. */
const NEAR = 1.5;

/** The groups in rows, as far as one stands beside the other; those inside of others come first. */
function rowsOf(parent: Element): Element[][] {
  const groups = parent.childNodes.filter(
    (node): node is Element => 'attrs' in node && attributeOf(node, 'class') === 'subgraph',
  );
  const rows: Element[][] = [];
  for (const group of groups) {
    const box = boxOf(group)!;
    const row = rows.find(([first]) => {
      const other = boxOf(first!)!;
      return box.y < other.y + other.height && other.y < box.y + box.height;
    });
    if (row) row.push(group);
    else rows.push([group]);
  }
  return [...groups.flatMap(rowsOf), ...rows];
}

/** Fits the frames of a row around what is in them, so that all of them have one top and one bottom. */
function alignFrames(root: Element, row: readonly Element[]): void {
  const inside = row.flatMap((group) => contentsOf(root, group));
  const top = Math.min(...inside.map(({ y }) => y)) - PADDING.top;
  const bottom = Math.max(...inside.map(({ y, height }) => y + height)) + PADDING.bottom;
  for (const group of row) {
    const old = boxOf(group)!;
    const [frame, header] = group.childNodes.filter(({ nodeName }) => nodeName === 'rect');
    for (const child of group.childNodes) {
      if (child.nodeName === 'text' || child === header) move(child as Element, 0, top - old.y);
    }
    set(frame as Element, 'y', top);
    set(frame as Element, 'height', bottom - top);
    const moved = new Map([
      [old.y, top],
      [old.y + old.height, bottom],
    ]);
    for (const edge of edgesAt(root, attributeOf(group, 'data-id'))) {
      const points = pointsOf(edge).map((point) => {
        const end = [...moved].find(([from]) => Math.abs(from - point.y) < NEAR);
        return end ? { ...point, y: end[1] } : point;
      });
      setPoints(edge, points);
    }
  }
}

/** Makes each frame wide enough for the widest box in it: the library draws one on the frame, or over it. */
function widenFrames(root: Element): void {
  const nodes = ofClass(root, 'node');
  // From the inside out: a frame that grew may be in another one.
  const groups = ofClass(root, 'subgraph').sort((a, b) => boxOf(a)!.width - boxOf(b)!.width);
  for (const [index, group] of groups.entries()) {
    const frame = boxOf(group)!;
    const ends = [...nodes, ...groups.slice(0, index)]
      .flatMap((each) => boxOf(each) ?? [])
      .filter((box) => isIn(box, frame))
      .map(({ x, width }) => x + width);
    const width = Math.max(frame.width, ...ends.map((end) => end + BESIDE_BOX - frame.x));
    for (const child of group.childNodes) {
      if (child.nodeName === 'rect') set(child, 'width', width);
    }
  }
}

/** The boxes of the nodes and groups in a group. */
function contentsOf(root: Element, group: Element): Box[] {
  const outer = boxOf(group)!;
  const nodes = ofClass(root, 'node').flatMap((node) => boxOf(node) ?? []);
  const groups = ofClass(group, 'subgraph')
    .filter((each) => each !== group)
    .map((each) => boxOf(each)!);
  return [...nodes.filter((box) => isIn(box, outer)), ...groups];
}

/** Moves a row of boxes that stand in no group by the small step that an arrow to one of them would else have. */
function straighten(root: Element, isDown: boolean): void {
  const [along, across] = isDown ? (['y', 'x'] as const) : (['x', 'y'] as const);
  const size = isDown ? 'height' : 'width';
  const frames = ofClass(root, 'subgraph').map((group) => boxOf(group)!);
  const free = ofClass(root, 'node').flatMap((element) => {
    const box = boxOf(element);
    if (!box || frames.some((frame) => isIn(box, frame))) return [];
    return [{ element, box, id: attributeOf(element, 'data-id') }];
  });
  for (const edge of ofClass(root, 'edge')) {
    const target = free.find(({ id }) => id === attributeOf(edge, 'data-to'));
    const step = stepOf(edge, across);
    if (!target || step === 0 || Math.abs(step) > SMALL_STEP) continue;
    const { [along]: begin, [size]: length } = target.box;
    const row = free.filter(
      ({ box }) => box[along] < begin + length && begin < box[along] + box[size],
    );
    const edges = row.flatMap(({ id }) => edgesAt(root, id));
    const isInRow = (id: string) => row.some((each) => each.id === id);
    // Only where each arrow ends in the row: what leads on from there would be bent in turn.
    if (edges.some((each) => isInRow(attributeOf(each, 'data-from')))) continue;
    if (edges.some((each) => stepOf(each, across) === 0)) continue;
    const by: [number, number] = isDown ? [-step, 0] : [0, -step];
    for (const { element, box } of row) {
      move(element, ...by);
      box[across] -= step;
    }
    for (const each of edges) {
      const points = pointsOf(each);
      const moved = points.slice(-2).map((point) => ({ ...point, [across]: point[across] - step }));
      setPoints(each, [...points.slice(0, -2), ...moved]);
    }
  }
}

/** By how much an arrow that begins and ends in one direction ends beside its beginning; 0 if it is straight. */
function stepOf(edge: Element, across: 'x' | 'y'): number {
  const points = pointsOf(edge);
  return points.length < 4 ? 0 : points.at(-1)![across] - points[0]![across];
}

/** Makes the ground of a label as large as its line has to be covered, in the colour of what it lies on. */
function fitLabel(root: Element, label: Element): void {
  const ground = label.childNodes.find(({ nodeName }) => nodeName === 'rect') as Element;
  const { x, y, width, height } = boxOf(label)!;
  const [tooWide, tooHigh] = [LABEL_PADDING - BESIDE_LABEL.x, LABEL_PADDING - BESIDE_LABEL.y];
  set(ground, 'x', x + tooWide);
  set(ground, 'y', y + tooHigh);
  set(ground, 'width', width - 2 * tooWide);
  set(ground, 'height', height - 2 * tooHigh);
  const isOnPanel = ofClass(root, 'subgraph').some((group) => isIn(boxOf(label)!, boxOf(group)!));
  if (isOnPanel) set(ground, 'fill', 'var(--_group-fill)');
}

/** Cuts off what is empty: the library keeps room for labels where there are none. */
function crop(root: Element): void {
  const drawn = root.childNodes.filter((node): node is Element => 'attrs' in node);
  const corners = drawn
    .filter(({ tagName }) => tagName !== 'defs')
    .flatMap((element) => [element, ...elementsIn(element)])
    .flatMap(cornersOf);
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  const [right, bottom] = [Math.max(...xs) + MARGIN, Math.max(...ys) + MARGIN];
  set(root, 'viewBox', [left, top, right - left, bottom - top].join(' '));
}

function cornersOf(element: Element): Point[] {
  const number = (name: string) => Number(attributeOf(element, name));
  const around = (x: number, y: number) => [
    { x: number('cx') - x, y: number('cy') - y },
    { x: number('cx') + x, y: number('cy') + y },
  ];
  switch (element.tagName) {
    case 'polyline':
    case 'polygon':
      return pointsOf(element);
    case 'circle':
      return around(number('r'), number('r'));
    case 'ellipse':
      return around(number('rx'), number('ry'));
    case 'rect':
      return [
        { x: number('x'), y: number('y') },
        { x: number('x') + number('width'), y: number('y') + number('height') },
      ];
    default:
      return [];
  }
}

function move(element: Element, x: number, y: number): void {
  for (const each of [element, ...elementsIn(element)]) {
    for (const { name, value } of [...each.attrs]) {
      if (name === 'points') {
        setPoints(
          each,
          pointsOf(each).map((point) => ({ x: point.x + x, y: point.y + y })),
        );
      } else if (/^(x|cx|x1|x2)$/.test(name)) set(each, name, Number(value) + x);
      else if (/^(y|cy|y1|y2)$/.test(name)) set(each, name, Number(value) + y);
    }
  }
}

function setPoints(element: Element, points: readonly Point[]): void {
  set(element, 'points', points.map(({ x, y }) => `${x},${y}`).join(' '));
}
