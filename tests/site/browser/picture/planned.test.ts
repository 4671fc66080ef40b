import { expect, test } from 'vitest';
import { usedServices } from '../../../../scripts/services.ts';
import { everyBox, type Box, type Picture } from '../../../../src/engine/picture/boxes.ts';
import { groupsOf } from '../../../../src/engine/picture/take-picture.ts';
import {
  ownFirst,
  seen,
  withPlanned,
  type Planned,
} from '../../../../src/site/browser/picture/planned.ts';

const step = { id: 'a', title: 'A' };
const NOTHING: Picture = { groups: groupsOf(usedServices), says: [] };
const PLANNED: Planned[] = [
  { kind: 'role', name: 'one', place: 'iam', step },
  { kind: 'role', name: 'two', place: 'iam', step },
  { kind: 'cluster', name: 'demo', place: 'ecs', step },
  { kind: 'service', name: 'demo', place: 'cluster', step },
  { kind: 'task', name: '', place: 'service', step },
];

test('in an empty account all that the tutorial makes is planned, each in its place', () => {
  const { groups } = withPlanned(NOTHING, PLANNED);
  // The other groups have nothing in them, so they are not drawn.
  expect(groups.map(({ key }) => key)).toEqual(['iam', 'ecs']);
  const [iam, ecs] = groups;
  expect(iam!.inside.map(({ name, mood }) => [name, mood])).toEqual([
    ['one', 'planned'],
    ['two', 'planned'],
  ]);
  expect(everyBox([ecs!]).map(({ kind }) => kind)).toEqual([
    'Amazon ECS',
    'cluster',
    'service',
    'task',
  ]);
  expect(everyBox(NOTHING.groups)).toHaveLength(4);
});

test('a task that two steps make is planned once', () => {
  const task = PLANNED.at(-1)!;
  const { groups } = withPlanned(NOTHING, [...PLANNED, { ...task, step: { id: 'b', title: 'B' } }]);
  expect(everyBox(groups).filter(({ kind }) => kind === 'task')).toHaveLength(1);
});

test('what is there is not planned, whatever its name, but for what the steps make several of', () => {
  const service = box({ kind: 'service', name: 'mine' });
  const cluster = box({ kind: 'cluster', name: 'mine', inside: [service] });
  const picture = {
    ...NOTHING,
    groups: NOTHING.groups.map((group) => ({
      ...group,
      inside:
        group.key === 'ecs'
          ? [cluster]
          : group.key === 'iam'
            ? [box({ kind: 'role', name: 'two' })]
            : [],
    })),
  };
  const planned = everyBox(withPlanned(picture, PLANNED).groups).filter(
    ({ mood }) => mood === 'planned',
  );
  // A service that is there with no task in it has the number that somebody asked for.
  expect(planned.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['role one']);
});

test.each([
  ['security group', 'ec2'],
  ['service-linked role', 'iam'],
])('a %s that is there hides no other one', (kind, key) => {
  const groups = NOTHING.groups.map((group) => ({
    ...group,
    inside: group.key === key ? [box({ kind, name: 'demo' })] : [],
  }));
  const place = { place: key, kind, step };
  const names = everyBox(
    withPlanned({ ...NOTHING, groups }, [
      { ...place, name: 'demo' },
      { ...place, name: 'demo-lb' },
    ]).groups,
  ).map(({ name, mood }) => `${name} ${mood}`);
  expect(names).toContain('demo steady');
  expect(names).toContain('demo-lb planned');
  expect(names).not.toContain('demo planned');
});

test('a picture that a version of this site with other groups has kept is as good as none', () => {
  const [iam, ...rest] = NOTHING.groups;
  const now: Picture = {
    groups: [{ ...iam!, inside: [box({ kind: 'role' })] }, ...rest],
    says: [],
  };
  const former = [{ ...box({ key: 'vpc', kind: 'VPC' }) }] as Picture['groups'];
  expect(seen(now, NOTHING)).toBe(now);
  expect(seen({ groups: former, says: [] }, NOTHING)).toBe(NOTHING);
  expect(seen(undefined, NOTHING)).toBe(NOTHING);
});

test('the groups that a page is about come first, and the others stay in their order', () => {
  const groups = ['iam', 'ecs', 'budgets', 'logs'].map((key) => ({ key }));
  const keys = (own: string[]) => ownFirst(groups, own).map(({ key }) => key);
  expect(keys(['budgets', 'elbv2'])).toEqual(['budgets', 'iam', 'ecs', 'logs']);
  expect(keys([''])).toEqual(['iam', 'ecs', 'budgets', 'logs']);
});

// --- internal ---

function box(parts: Partial<Box>): Box {
  return {
    key: `${parts.kind} ${parts.name}`,
    kind: '',
    name: '',
    mood: 'steady',
    inside: [],
    ...parts,
  };
}
