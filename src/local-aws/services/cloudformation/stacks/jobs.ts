/** Work on a stack, one resource after another. */
export interface Job {
  kind: 'create' | 'update' | 'cleanup' | 'delete' | 'rollback' | 'update-rollback';
  steps: Step[];
  /** Where the first of the steps is: about to begin, begun, or done. */
  phase: 'begin' | 'run' | 'settle';
  /** The resources to delete once an update has succeeded. */
  cleanup: Step[];
  /** The resources that could not be deleted. */
  failed: string[];
}

export interface Step {
  action: 'create' | 'update' | 'replace' | 'delete';
  logicalId: string;
  /** The resource to delete, where the stack no longer has it. */
  physicalId?: string;
}

export function newJob(kind: Job['kind'], steps: Step[], cleanup: Step[] = []): Job {
  return { kind, steps, phase: 'begin', cleanup, failed: [] };
}
