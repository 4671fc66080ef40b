import { audit, type AuditedResource } from './audit.ts';
import { endsTheRun } from './ends-the-run.ts';
import { heldBy } from './held-by.ts';
import { Runner } from './runner.ts';
import type { Session } from './session.ts';
import { StepError, type Step } from './step.ts';

/** Something that stands in the way, in a sentence or two. */
export interface Obstacle {
  /** The step that could not be taken back, or the ARN of what stays. */
  what: string;
  why: string;
  /** False for a bug of ours. */
  mendable: boolean;
}

/** The result of a cleanup, as the lists of AWS have it before and after. */
export interface CleanupProof {
  /** The resources that carried our tags before. */
  made: AuditedResource[];
  /** Those of them that are gone. */
  removed: AuditedResource[];
  /** Those that are there still, and those that are billed and stand in what is ours. */
  left: AuditedResource[];
  /** Names of what stays on purpose. */
  kept: string[];
  obstacles: Obstacle[];
  /** The kinds of which the caller may not see a list: of these nothing is proved. */
  unread: string[];
}

/**
 * Takes steps back, each whatever becomes of the others, and proves it by the lists of AWS, which know nothing of the steps. What
 * a list shows still that no step found is tried once more a while later: AWS may have shown an older state. Throws only what ends
 * every call: no answer, or credentials that AWS refuses.
 *
 * @param steps in the order in which they are taken back
 * @param among judges which of the resources that carry our tags are to go
 * @param between is called after each step
 */
export async function cleanUp(
  session: Session,
  steps: readonly Step[],
  among: (resource: AuditedResource) => boolean = () => true,
  between: () => void = () => undefined,
): Promise<CleanupProof> {
  const kept = new Set<string>();
  const runner = new Runner({
    ...session,
    emit(event) {
      if (event.type === 'resource' && event.change === 'kept') kept.add(event.id);
      session.emit(event);
    },
  });
  const { found: made, unread } = await ours(session, among);
  const told = new Set<string>();
  const tell = ({ why }: Obstacle) => {
    if (!told.has(why)) session.emit({ type: 'say', text: why });
    told.add(why);
  };
  let obstacles = await undoAll(runner, steps, between, tell);
  let { found: left } = await ours(session, among);
  if (left.length + obstacles.length > 0) {
    const held = await obstaclesOf(session, left);
    const goesByItself = ({ arn, isUntagged }: AuditedResource) =>
      !isUntagged && held.every(({ what }) => what !== arn);
    if (left.some(goesByItself) || left.length === 0) {
      if (left.length > 0) await session.sleep(PAUSE);
      obstacles = await undoAll(runner, steps, between, tell);
      ({ found: left } = await ours(session, among));
      // A task that stops takes a while.
      for (let waited = 0; left.some(goesByItself) && waited < AT_MOST; waited += PAUSE) {
        await session.sleep(PAUSE);
        ({ found: left } = await ours(session, among));
      }
    }
    obstacles.push(...(await obstaclesOf(session, left)));
  }
  const remains = new Set(left.map(({ arn }) => arn));
  const before = made.filter(({ isUntagged }) => !isUntagged);
  const removed = before.filter(({ arn }) => !remains.has(arn));
  return { made: before, removed, left, kept: [...kept], obstacles, unread };
}

// --- internal ---

/** Seconds before what is left is tried again: https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html */
const PAUSE = 15;

/** Seconds that a resource may take to go by itself: a task has 30 to stop, if it asks for no more. */
const AT_MOST = 90;

/** Lists what is alive, and what stays until somebody deletes it for good. */
async function ours(
  session: Session,
  among: (resource: AuditedResource) => boolean,
): Promise<{ found: AuditedResource[]; unread: string[] }> {
  const { alive, retained, unread } = await audit(session);
  const stays = retained.filter(({ retained: { until } }) => until === 'it is deleted');
  return { found: [...alive, ...stays].filter(among), unread: unread.map(({ kind }) => kind) };
}

async function undoAll(
  runner: Runner,
  steps: readonly Step[],
  between: () => void,
  tell: (obstacle: Obstacle) => void,
): Promise<Obstacle[]> {
  const obstacles: Obstacle[] = [];
  for (const step of steps) {
    try {
      await runner.undo(step);
    } catch (error) {
      if (!(error instanceof Error) || endsTheRun(error)) throw error;
      const obstacle = { what: step.id, ...wordsOf(error) };
      tell(obstacle);
      obstacles.push(obstacle);
    }
    between();
  }
  return obstacles;
}

function wordsOf(error: Error): Pick<Obstacle, 'why' | 'mendable'> {
  if (error instanceof StepError) return { why: error.message, mendable: true };
  const isAnswer = '$fault' in error;
  const why = isAnswer
    ? `AWS answered ${error.name}: ${error.message}`
    : (error.stack ?? error.message);
  return { why, mendable: isAnswer };
}

/** A line for each thing that holds what is left; none for what nothing is known to hold. */
async function obstaclesOf(
  session: Session,
  left: readonly AuditedResource[],
): Promise<Obstacle[]> {
  const obstacles: Obstacle[] = [];
  for (const { kind, arn } of left) {
    for await (const why of heldBy(session, kind, arn))
      obstacles.push({ what: arn, why, mendable: true });
  }
  return obstacles;
}
