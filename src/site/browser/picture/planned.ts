import { everyBox, GROUPS, type Box, type Picture } from './boxes.ts';

/** Something that a step of the tutorial makes. */
export interface Planned {
  /** As `task definition`. */
  kind: string;
  name: string;
  step: { id: string; title: string };
}

/** The picture of an account that nobody has looked into yet. */
export const NOTHING: Picture = {
  groups: Object.entries(GROUPS).map(([key, kind]) => ({
    key,
    kind,
    name: '',
    mood: 'steady',
    inside: [],
  })),
  says: [],
};

/**
 * The picture with what the tutorial makes and is not there yet, each at the place where it will be. So a picture has its
 * size from the beginning, and a reader sees where the tutorial leads.
 */
export function withPlanned(picture: Picture, planned: readonly Planned[]): Picture {
  const groups = picture.groups.map(copied);
  for (const plan of planned) {
    const boxes = everyBox(groups);
    if (boxes.some((box) => isSame(box, plan))) continue;
    const place = boxes.find(({ key, kind }) => {
      const inside = PLACES[plan.kind];
      return inside !== undefined && (key === inside || kind === inside);
    });
    // A service that is there with no task in it is as somebody wanted it.
    if (!place || (plan.kind === 'task' && place.mood !== 'planned')) continue;
    place.inside.push(boxOf(plan));
  }
  return { ...picture, groups };
}

// --- internal ---

/** Which box a kind of thing stands in: a group, or the first thing of a kind. */
const PLACES: Record<string, string> = {
  role: 'iam',
  'service-linked role': 'iam',
  'log group': 'logs',
  'security group': 'vpc',
  'task definition': 'ecs',
  cluster: 'ecs',
  service: 'cluster',
  task: 'service',
};

function isSame({ kind, name, mood }: Box, plan: Planned): boolean {
  if (mood === 'planned' || kind !== plan.kind) return false;
  return kind !== 'role' || name === plan.name;
}

function boxOf({ kind, name, step }: Planned): Box {
  return {
    key: `planned ${kind} ${name}`,
    kind,
    name,
    mood: 'planned',
    state: 'not there yet',
    step,
    inside: [],
  };
}

function copied(box: Box): Box {
  return { ...box, inside: box.inside.map(copied) };
}
