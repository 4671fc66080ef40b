/** A question to AWS that a box stands for: an operation, as `ecs:DescribeTasks`, and its input. */
export interface Ask {
  call: string;
  input: object;
}

/**
 * How a thing fares. Each has a sign and a kind of line of its own, so that nobody has to tell colours apart: as it should
 * be, on its way, failed, over, or not there yet.
 */
export type Mood = 'steady' | 'moving' | 'failed' | 'ended' | 'planned';

/** A thing in an account, with what is inside it. */
export interface Box {
  /** The same for the same thing in the next picture: its ARN or id. */
  key: string;
  /** As `task definition`. */
  kind: string;
  name: string;
  mood: Mood;
  /** AWS's own word for its state, as `PROVISIONING`; or ours for what has none. */
  state?: string;
  /** More about it, as `1 of 1 running`. */
  note?: string;
  /** How far a task has come in its life: the index of its state in {@link TASK_STATES}. */
  stage?: number;
  /** It is a place for others, so that it gets more room. */
  holds?: true;
  /** It is counted in the one line that sums a picture up. */
  counts?: true;
  /** There is nothing that it could go back to, and AWS starts nothing more for it. */
  stuck?: true;
  ask?: Ask;
  /** The step that makes it, while it is not there yet. */
  step?: { id: string; title: string };
  inside: Box[];
}

/** The box of an AWS service: a place and no resource. */
export interface Group extends Box {
  /** Where it stands when there is room for more than one column. */
  stands: Stands;
}

/** Above all others, in the middle, or beside that. */
export type Stands = 'above' | 'main' | 'beside';

/** An account at one moment: boxes of what is there, each in the box of what it belongs to. */
export interface Picture {
  groups: Group[];
  /** The latest events of the services that stand, in ECS's words, the latest first. */
  says: string[];
}

/** The life of a task: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html */
export const TASK_STATES = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
];

/** Every box of a picture, each before what is inside it. */
export function everyBox(boxes: readonly Box[]): Box[] {
  return boxes.flatMap((box) => [box, ...everyBox(box.inside)]);
}

/** Returns true if something in a picture has nothing to go back to. */
export function isStuck(picture: Picture | undefined): boolean {
  return everyBox(picture?.groups ?? []).some(({ stuck }) => stuck);
}
