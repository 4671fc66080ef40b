import { everyBox, type Box, type Picture } from '../../../engine/picture/boxes.ts';

/** Something that a step of the tutorial makes. */
export interface Planned {
  /** As `task definition`. */
  kind: string;
  name: string;
  /** The box that it will stand in: the key of a group, or the first thing of this kind. */
  place: string;
  step: { id: string; title: string };
}

/**
 * The picture that was saved, with the groups of this page that it lacks: a page of another track draws more of them, or fewer.
 * Or `nothing`, where none was saved, or by a version of this site that drew the same groups in another way.
 */
export function seen(saved: Picture | undefined, nothing: Picture): Picture {
  const lacking = nothing.groups.filter(
    ({ key }) => !saved?.groups.some((each) => each.key === key),
  );
  const isOld = nothing.groups.some(({ key, stands }) =>
    saved?.groups.some((each) => each.key === key && each.stands !== stands),
  );
  if (!saved || isOld || lacking.length === nothing.groups.length) return nothing;
  return lacking.length === 0 ? saved : { ...saved, groups: [...saved.groups, ...lacking] };
}

/**
 * The picture with what the tutorial makes and is not there yet, each at the place where it will be, without the groups that
 * stay empty. So a picture has its size from the beginning, and a reader sees where the tutorial leads.
 */
export function withPlanned(picture: Picture, planned: readonly Planned[]): Picture {
  const groups = picture.groups.map((group) => ({ ...group, inside: group.inside.map(copied) }));
  for (const plan of planned) {
    const boxes = everyBox(groups);
    // Two steps may have a task: it has no name yet, so there is one box for both.
    if (boxes.some((box) => isSame(box, plan) || box.key === keyOf(plan))) continue;
    const place = boxes.find(({ key, kind }) => key === plan.place || kind === plan.place);
    // A service that is there with no task in it is as somebody wanted it.
    if (!place || (plan.kind === 'task' && place.mood !== 'planned')) continue;
    place.inside.push(boxOf(plan));
  }
  // A title with nothing below it says nothing.
  return { ...picture, groups: groups.filter(({ inside }) => inside.length > 0) };
}

/** The same groups, first those that the page is about: they are in sight before anybody scrolls. */
export function ownFirst<Each extends { key: string }>(
  groups: readonly Each[],
  own: readonly string[],
): Each[] {
  const isOwn = ({ key }: Each) => own.includes(key);
  return [...groups.filter(isOwn), ...groups.filter((group) => !isOwn(group))];
}

// --- internal ---

function keyOf({ kind, name }: Planned): string {
  return `planned ${kind} ${name}`;
}

function isSame({ kind, name, mood }: Box, plan: Planned): boolean {
  if (mood === 'planned' || kind !== plan.kind) return false;
  return !SEVERAL.includes(kind) || name === plan.name;
}

/** Of these the steps make several, each with a name of its own. */
const SEVERAL = [
  'role',
  'service-linked role',
  'security group',
  'target group',
  'scaling policy',
  'scheduled action',
];

function boxOf(plan: Planned): Box {
  const { kind, name, step } = plan;
  return {
    key: keyOf(plan),
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
