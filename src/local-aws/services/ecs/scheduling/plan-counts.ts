import type { TaskView } from './rolling-plan.ts';

/** A task, and the deployment that started it. */
export interface DeployedTask extends TaskView {
  deploymentId: string;
}

export interface CountPlan {
  /** How many tasks to start, by deployment. */
  start: Map<string, number>;
  /** The ARNs of the tasks to stop. */
  stop: string[];
}

/**
 * The next change of a deployment that shifts traffic: each revision has its own count, and no percentage limits them.
 * Of more tasks than are wanted, those that are not healthy go first, then the oldest.
 */
export function planCounts(
  tasks: readonly DeployedTask[],
  wanted: ReadonlyMap<string, number>,
): CountPlan {
  const start = new Map<string, number>();
  const stop: string[] = [];
  const staying = tasks.filter(({ stage }) => stage !== 'leaving');
  for (const id of new Set([...wanted.keys(), ...staying.map((task) => task.deploymentId)])) {
    const own = staying.filter(({ deploymentId }) => deploymentId === id);
    const missing = (wanted.get(id) ?? 0) - own.length;
    if (missing > 0) start.set(id, missing);
    const unhealthyFirst = [
      ...own.filter(({ stage }) => stage !== 'healthy'),
      ...own.filter(({ stage }) => stage === 'healthy'),
    ];
    stop.push(...unhealthyFirst.slice(0, Math.max(0, -missing)).map(({ arn }) => arn));
  }
  return { start, stop };
}
