/** A question to AWS that a box stands for: an operation, as `ecs:DescribeTasks`, and its input. */
export interface Ask {
  call: Describes;
  input: object;
}

/** The operations that a reader may ask from the picture. */
export const DESCRIBES = [
  'ecs:DescribeClusters',
  'ecs:DescribeServices',
  'ecs:DescribeTasks',
  'ecs:DescribeTaskDefinition',
  'iam:GetRole',
  'logs:DescribeLogGroups',
  'ec2:DescribeVpcs',
  'ec2:DescribeSubnets',
  'ec2:DescribeSecurityGroups',
] as const;

export type Describes = (typeof DESCRIBES)[number];

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
  ask?: Ask;
  /** The step that makes it, while it is not there yet. */
  step?: { id: string; title: string };
  inside: Box[];
}

/** An account at one moment: boxes of what is there, each in the box of what it belongs to. */
export interface Picture {
  groups: Box[];
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

/** The groups, by where things are. */
export const GROUPS = {
  iam: 'IAM, in every Region',
  logs: 'CloudWatch Logs',
  vpc: 'VPC',
  ecs: 'Amazon ECS',
} as const;

/** Every box of a picture, each before what is inside it. */
export function everyBox(boxes: readonly Box[]): Box[] {
  return boxes.flatMap((box) => [box, ...everyBox(box.inside)]);
}

/** Whether a service has only a deployment that failed: there is nothing to go back to, and ECS starts nothing more. */
export function isStuck(picture: Picture | undefined): boolean {
  return everyBox(picture?.groups ?? [])
    .filter(({ kind }) => kind === 'service')
    .map(({ inside }) => inside.filter(({ kind }) => kind.startsWith('deployment')))
    .some((deployments) => deployments.length === 1 && deployments[0]!.mood === 'failed');
}
