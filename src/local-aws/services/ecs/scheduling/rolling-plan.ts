/** A task as the scheduler sees it, oldest first in a list. */
export interface TaskView {
  arn: string;
  /** True if the PRIMARY deployment started it. */
  primary: boolean;
  /** True if the deployment that started it has FAILED. */
  failed?: boolean;
  /** On its way up, RUNNING and not yet counted as healthy, healthy, or asked to stop. */
  stage: 'starting' | 'started' | 'healthy' | 'leaving';
  /**
   * True if it is PENDING or RUNNING, as `maximumPercent` counts it; a task that is stopping may be so for a moment.
   */
  occupies: boolean;
}

export interface RollingView {
  desiredCount: number;
  minimumHealthyPercent: number;
  maximumPercent: number;
  tasks: readonly TaskView[];
  /** True if the PRIMARY deployment may start tasks now: it has not failed and is not backing off. */
  mayStart: boolean;
}

export interface RollingPlan {
  /** How many tasks of the PRIMARY deployment to start. */
  start: number;
  /** The ARNs of the tasks to stop. */
  stop: string[];
  /** True if the percentages allow no further change. */
  stuck: boolean;
}

/**
 * The next change of a rolling deployment. The percentages limit it: at least `minimumHealthyPercent` of the desired
 * count stay healthy (rounded up), at most `maximumPercent` are PENDING or RUNNING (rounded down).
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
export function planRolling(view: RollingView): RollingPlan {
  const { desiredCount: desired, tasks } = view;
  const least = Math.ceil((desired * view.minimumHealthyPercent) / 100);
  const most = Math.floor((desired * view.maximumPercent) / 100);
  const staying = tasks.filter(({ stage }) => stage !== 'leaving');
  const ours = staying.filter(({ primary }) => primary);
  const olds = staying.filter(({ primary }) => !primary);
  const occupied = tasks.filter(({ occupies }) => occupies).length;

  const stop = surplus(ours, desired);
  const missing = Math.max(0, desired - ours.length);
  const healthyOlds = olds.filter(({ stage }) => stage === 'healthy');
  const healthy = healthyOlds.length + ours.filter(({ stage }) => stage === 'healthy').length;
  stop.push(...useless(olds, least - healthy));
  const room = Math.max(0, most - occupied);
  const replaced = healthy - desired;
  const inTheWay = view.mayStart ? missing - room : 0;
  const expendable = Math.min(healthy - least, Math.max(replaced, inTheWay));
  stop.push(...healthyOlds.slice(0, Math.max(0, expendable)));

  const start = view.mayStart ? Math.min(missing, room) : 0;
  const moving =
    start > 0 ||
    stop.length > 0 ||
    staying.some(({ stage }) => stage !== 'healthy') ||
    occupied > staying.length;
  const stuck = view.mayStart && missing > 0 && !moving && tasks.length === staying.length;
  return { start, stop: stop.map(({ arn }) => arn), stuck };
}

// --- internal ---

/**
 * The tasks of earlier deployments that are not healthy and keep nobody's service up. While fewer tasks are healthy
 * than must be, those that come next are worth their wait; one of a failed deployment never is.
 */
function useless(olds: readonly TaskView[], wanting: number): TaskView[] {
  const hopeful = [
    ...olds.filter(({ stage, failed }) => stage === 'started' && !failed),
    ...olds.filter(({ stage, failed }) => stage === 'starting' && !failed),
  ];
  const awaited = new Set(hopeful.slice(0, Math.max(0, wanting)));
  return olds.filter((task) => task.stage !== 'healthy' && !awaited.has(task));
}

/** Of more tasks than are wanted: those that are not healthy yet, then the oldest. */
function surplus(ours: readonly TaskView[], desired: number): TaskView[] {
  const count = Math.max(0, ours.length - desired);
  const unhealthyFirst = [
    ...ours.filter(({ stage }) => stage !== 'healthy'),
    ...ours.filter(({ stage }) => stage === 'healthy'),
  ];
  return unhealthyFirst.slice(0, count);
}
