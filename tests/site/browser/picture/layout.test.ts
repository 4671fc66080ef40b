import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box, Group } from '../../../../src/engine/picture/boxes.ts';
import { layOut, type Placed } from '../../../../src/site/browser/picture/layout.ts';

const WIDTHS = { min: 240, max: 1200 };

test('whatever is in an account, a box is inside its own and beside all others', () => {
  fc.assert(
    fc.property(accounts(), fc.integer(WIDTHS), (groups, width) => {
      const { placed, height } = layOut(groups, width);
      const placeOf = new Map(placed.map((each) => [each.box, each]));
      const check = (boxes: readonly Box[], holder: Area) => {
        const areas = boxes.map((box) => placeOf.get(box)!);
        for (const [index, area] of areas.entries()) {
          expect(isWithin(area, holder)).toBe(true);
          for (const other of areas.slice(index + 1)) expect(overlap(area, other)).toBe(false);
          check(area.box.inside, area);
        }
      };
      check(groups, { x: 0, y: 0, width, height });
    }),
    { seed: 1 },
  );
});

test('words stay in their box: below its top, above what is inside it, no wider than it', () => {
  fc.assert(
    fc.property(accounts(), fc.integer(WIDTHS), (groups, width) => {
      for (const { box, lines, height, width: own } of layOut(groups, width).placed) {
        for (const { y, text } of lines) {
          expect(y).toBeGreaterThan(8);
          expect(y).toBeLessThan(height);
          // The narrowest letters that a line is measured with.
          expect(text.length * 6).toBeLessThanOrEqual(Math.max(own, 60));
        }
        expect(lines.length).toBeGreaterThan(0);
        expect(box.name === '' || lines.some(({ role }) => role === 'name')).toBe(true);
      }
    }),
    { seed: 1 },
  );
});

test('Amazon ECS is beside what it uses where there is room, and above it in a narrow picture', () => {
  const groups = [group('iam', 'above'), group('logs'), group('ec2'), group('ecs', 'main')];
  const at = (width: number) =>
    Object.fromEntries(layOut(groups, width).placed.map((each) => [each.box.key, each]));
  const wide = at(700);
  expect(wide['ecs']!.y).toBe(wide['logs']!.y);
  expect(wide['ecs']!.x).toBeGreaterThan(wide['logs']!.x + wide['logs']!.width);
  const narrow = at(380);
  for (const below of ['iam', 'logs', 'ec2']) {
    expect(narrow[below]!.y).toBeGreaterThanOrEqual(narrow['ecs']!.y + narrow['ecs']!.height);
  }
  expect(narrow['ec2']!.x).toBeGreaterThan(narrow['iam']!.x + narrow['iam']!.width);
  expect(new Set(Object.values(at(240)).map(({ x }) => x))).toEqual(new Set([0]));
});

test('in a row those with something inside end together, and one without is as high as its words', () => {
  const full = box({ kind: 'cluster', inside: [box({ kind: 'task' }), box({ kind: 'task' })] });
  const fuller = box({ kind: 'cluster', inside: [box({ inside: [box({})] })] });
  const [empty, alone] = [box({ kind: 'role' }), box({ kind: 'role' })];
  const { placed } = layOut([group('ecs', 'main', [full, fuller, empty])], 640);
  const placeOf = (one: Box) => placed.find((each) => each.box === one)!;
  const [own] = layOut([group('iam', 'above', [alone])], 640).placed.slice(1);
  expect(placeOf(empty).y).toBe(placeOf(fuller).y);
  expect(placeOf(empty).height).toBe(own!.height);
  expect(placeOf(full).height).toBe(placeOf(fuller).height);
  expect(placeOf(full).height).toBeGreaterThan(placeOf(empty).height);
});

test('a long name goes on in a second line, after a hyphen', () => {
  const name = 'fargate-tutorial-execution-role';
  const { placed } = layOut([group('iam', 'above', [box({ kind: 'role', name })])], 240);
  const lines = placed[1]!.lines.filter(({ role }) => role === 'name').map(({ text }) => text);
  expect(lines).toEqual(['fargate-tutorial-execution-', 'role']);
});

// --- internal ---

type Area = Pick<Placed, 'x' | 'y' | 'width' | 'height'>;

function isWithin(inner: Area, outer: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width + 0.01 &&
    inner.y + inner.height <= outer.y + outer.height + 0.01
  );
}

function overlap(a: Area, b: Area): boolean {
  const isApart = (from: 'x' | 'y', size: 'width' | 'height') =>
    a[from] + a[size] <= b[from] + 0.01 || b[from] + b[size] <= a[from] + 0.01;
  return !isApart('x', 'width') && !isApart('y', 'height');
}

let count = 0;

function box(parts: Partial<Box>): Box {
  return { key: `box ${count++}`, kind: 'thing', name: '', mood: 'steady', inside: [], ...parts };
}

function group(key: string, stands: Group['stands'] = 'beside', inside: Box[] = []): Group {
  return { ...box({ key, inside }), stands };
}

/** Accounts with any number of things in any state, with names of any length. */
function accounts(): fc.Arbitrary<Group[]> {
  const name = fc.stringMatching(/^[a-z0-9/:-]{0,48}$/);
  const task = fc
    .record({ name, stage: fc.integer({ min: 0, max: 7 }), note: fc.option(name) })
    .map(({ note, ...each }) =>
      box({ ...each, kind: 'task', state: 'STOPPED', ...(note !== null && { note }) }),
    );
  const holder = (kind: string, inside: fc.Arbitrary<Box[]>) =>
    fc.record({ name, inside }).map((each) => box({ ...each, kind, state: 'ACTIVE', holds: true }));
  const deployments = fc.array(holder('deployment, PRIMARY', fc.array(task, { maxLength: 5 })), {
    maxLength: 3,
  });
  const services = fc.array(holder('service', deployments), { maxLength: 2 });
  const clusters = fc.array(holder('cluster', services), { maxLength: 2 });
  const things = fc.array(
    name.map((each) => box({ name: each, note: 'a note' })),
    { maxLength: 5 },
  );
  return fc
    .tuple(things, things, things, things, clusters)
    .map(([roles, logs, network, definitions, rest]) => [
      group('iam', 'above', roles),
      group('logs', 'beside', logs),
      group('ec2', 'beside', network),
      group('ecs', 'main', [...definitions, ...rest]),
    ]);
}
