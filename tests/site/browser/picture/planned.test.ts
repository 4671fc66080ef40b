import { expect, test } from 'vitest';
import { everyBox, type Box } from '../../../../src/site/browser/picture/boxes.ts';
import {
  NOTHING,
  withPlanned,
  type Planned,
} from '../../../../src/site/browser/picture/planned.ts';

const step = { id: 'a', title: 'A' };
const PLANNED: Planned[] = [
  { kind: 'role', name: 'one', step },
  { kind: 'role', name: 'two', step },
  { kind: 'cluster', name: 'demo', step },
  { kind: 'service', name: 'demo', step },
  { kind: 'task', name: '', step },
];

test('in an empty account all that the tutorial makes is planned, each in its place', () => {
  const { groups } = withPlanned(NOTHING, PLANNED);
  const [iam, , , ecs] = groups;
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

test('what is there is not planned, whatever its name, but for roles', () => {
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
