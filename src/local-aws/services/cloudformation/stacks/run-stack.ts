import type { Region } from '../../../core/account.ts';
import { own } from '../../../core/own-entry.ts';
import { enter, enterResource, putStack, STACK_TIMER, withoutJob } from './change-stack.ts';
import { inDeletionOrder } from './deletion-order.ts';
import { newJob, type Job, type Step } from './jobs.ts';
import { resourceType } from '../resources/resource-types.ts';
import { rollBack, rollBackUpdate } from './roll-back-stack.ts';
import { carryOut, VERBS } from './run-step.ts';
import { stacks, type StackRecord } from './stacks.ts';
import { templateOf } from '../templates/template.ts';

/** Begins to do something with a stack. */
export function start(region: Region, record: StackRecord, job: Job): StackRecord {
  const started = putStack(region, withoutJob(region, record), { job });
  region.schedule(STACK_TIMER, record.stack.StackId, PAUSE);
  return started;
}

/**
 * The timer `cloudformation/stack`: takes a stack one step on. Resources are made one after another, not side by side.
 */
export function runStack(stackId: string, region: Region): void {
  const record = stacks(region).get(stackId);
  const { job } = record ?? {};
  if (!record || !job) return;
  const [step] = job.steps;
  if (!step) finish(region, record, job);
  else if (job.phase === 'begin') begin(region, record, job, step);
  else if (job.phase === 'run') run(region, record, job, step);
  else settle(region, record, job, step);
}

/** Fails the resource that a stack was at when {@link runStack} threw, or the stack itself where it was at none. */
export function failStack(stackId: string, region: Region, why: string): void {
  const record = stacks(region).get(stackId);
  const { job } = record ?? {};
  if (!record || !job) return;
  const [step] = job.steps;
  // AWS's words for a bug of its own.
  const reason = `Internal Failure. ${why}`;
  if (step && own(record.resources, step.logicalId)) failStep(region, record, job, step, reason);
  else enter(region, withoutJob(region, record), FAILED[job.kind], reason);
}

/** The steps that delete everything that a stack has. */
export function deleteSteps(record: StackRecord): Step[] {
  return inDeletionOrder(record)
    .filter(({ physicalId, status }) => physicalId !== undefined && status !== 'DELETE_COMPLETE')
    .map(({ logicalId }) => ({ action: 'delete', logicalId }));
}

// --- internal ---

/** Where a stack is left when what it did cannot go on. */
const FAILED: Record<Job['kind'], StackRecord['stack']['StackStatus']> = {
  create: 'CREATE_FAILED',
  update: 'UPDATE_FAILED',
  cleanup: 'UPDATE_FAILED',
  delete: 'DELETE_FAILED',
  rollback: 'ROLLBACK_FAILED',
  'update-rollback': 'UPDATE_ROLLBACK_FAILED',
};

/** Milliseconds between one thing and the next. */
const PAUSE = 5_000;

function next(region: Region, record: StackRecord, job: Job, delay = PAUSE): void {
  putStack(region, record, { job });
  region.schedule(STACK_TIMER, record.stack.StackId, delay);
}

function begin(region: Region, record: StackRecord, job: Job, step: Step): void {
  const resource = record.resources[step.logicalId]!;
  if (step.action === 'delete' && isRetained(record, job, step)) {
    const skipped = enterResource(region, record, resource, 'DELETE_SKIPPED');
    return next(region, skipped, { ...job, steps: job.steps.slice(1) });
  }
  // AWS's words.
  const reason =
    step.action === 'replace'
      ? 'Requested update requires the creation of a new physical resource; hence creating one.'
      : undefined;
  const status = `${VERBS[step.action]}_IN_PROGRESS`;
  const shown =
    step.physicalId === undefined ? resource : { ...resource, physicalId: step.physicalId };
  const begun = enterResource(region, record, shown, status, reason);
  // A resource that is only cleaned up is not the one that the stack has.
  const restored =
    step.physicalId === undefined
      ? begun
      : { ...begun, resources: { ...begun.resources, [step.logicalId]: resource } };
  next(region, restored, { ...job, phase: 'run' });
}

function run(region: Region, record: StackRecord, job: Job, step: Step): void {
  const { record: after, failure } = carryOut(region, record, step);
  if (failure === undefined) {
    const { settles = 0 } = resourceType(record.resources[step.logicalId]!.type) ?? {};
    const delay = step.action === 'create' || step.action === 'replace' ? settles : 1000;
    return next(region, after, { ...job, phase: 'settle' }, delay);
  }
  failStep(region, after, job, step, failure);
}

function failStep(
  region: Region,
  record: StackRecord,
  job: Job,
  step: Step,
  failure: string,
): void {
  const resource = record.resources[step.logicalId]!;
  const failed = enterResource(region, record, resource, `${VERBS[step.action]}_FAILED`, failure);
  if (step.action === 'delete') {
    const steps = job.steps.slice(1);
    return next(region, failed, {
      ...job,
      steps,
      phase: 'begin',
      failed: [...job.failed, step.logicalId],
    });
  }
  fail(region, failed, job, step);
}

function settle(region: Region, record: StackRecord, job: Job, step: Step): void {
  const resource = record.resources[step.logicalId]!;
  const status = `${VERBS[step.action]}_COMPLETE`;
  const steps = job.steps.slice(1);
  if (step.physicalId !== undefined) {
    const shown = { ...resource, physicalId: step.physicalId };
    const { resources: _shown, ...done } = enterResource(region, record, shown, status);
    return next(
      region,
      { ...done, resources: record.resources },
      { ...job, steps, phase: 'begin' },
      1000,
    );
  }
  const done = enterResource(region, record, resource, status);
  next(region, done, { ...job, steps, phase: 'begin' }, 1000);
}

/** A resource could not be made or changed. The reasons are in AWS's words. */
function fail(region: Region, record: StackRecord, job: Job, step: Step): void {
  const what = step.action === 'create' ? 'create' : 'update';
  const reason = `The following resource(s) failed to ${what}: [${step.logicalId}]. `;
  if (job.kind === 'create') {
    if (record.onFailure === 'DO_NOTHING') {
      enter(region, withoutJob(region, record), 'CREATE_FAILED', reason);
    } else if (record.onFailure === 'DELETE') {
      const deleting = enter(
        region,
        record,
        'DELETE_IN_PROGRESS',
        `${reason}Delete requested by user.`,
      );
      start(region, deleting, newJob('delete', deleteSteps(deleting)));
    } else {
      rollBack(region, record, `${reason}Rollback requested by user.`, start);
    }
  } else if (job.kind === 'update-rollback') {
    enter(region, withoutJob(region, record), 'UPDATE_ROLLBACK_FAILED', reason);
  } else if (record.stack.DisableRollback) {
    enter(region, withoutJob(region, record), 'UPDATE_FAILED', reason);
  } else {
    rollBackUpdate(region, record, reason.trim(), start);
  }
}

/** Everything was done that was to be done. */
function finish(region: Region, record: StackRecord, job: Job): void {
  const done = withoutJob(region, record);
  const failed = `The following resource(s) failed to delete: [${job.failed.join(', ')}]. `;
  if (job.kind === 'create') {
    enter(region, stable(region, done), 'CREATE_COMPLETE');
  } else if (job.kind === 'update') {
    const cleaning = enter(region, done, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    start(region, cleaning, newJob('cleanup', job.cleanup));
  } else if (job.kind === 'cleanup') {
    enter(region, stable(region, withoutLeftovers(region, done)), 'UPDATE_COMPLETE');
  } else if (job.kind === 'rollback') {
    if (job.failed.length > 0) enter(region, done, 'ROLLBACK_FAILED', failed);
    else enter(region, done, 'ROLLBACK_COMPLETE');
  } else if (job.kind === 'update-rollback') {
    const restored = putStack(region, done, done.stable!);
    const cleaning = enter(region, restored, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    enter(region, cleaning, 'UPDATE_ROLLBACK_COMPLETE');
  } else if (job.failed.length > 0) {
    enter(region, done, 'DELETE_FAILED', failed);
  } else {
    const stack = { ...done.stack, DeletionTime: region.date };
    enter(region, putStack(region, done, { stack }), 'DELETE_COMPLETE');
  }
}

/** Remembers what a stack has now, for the next update that fails. */
function stable(region: Region, record: StackRecord): StackRecord {
  const { templateBody, parameters, resources } = record;
  return putStack(region, record, { stable: { templateBody, parameters, resources } });
}

/** The resources that are no longer in the template, and are deleted, are forgotten. */
function withoutLeftovers(region: Region, record: StackRecord): StackRecord {
  const wanted = templateOf(record).resources;
  const kept = Object.entries(record.resources).filter(([name]) => Object.hasOwn(wanted, name));
  return putStack(region, record, { resources: Object.fromEntries(kept) });
}

/** True if a resource stays although it is in the stack no more; one that left the template is kept as it was said there. */
function isRetained(record: StackRecord, { kind }: Job, { logicalId, physicalId }: Step): boolean {
  const contents = record.stable ? [record, { ...record, ...record.stable }] : [record];
  const found = contents.map((each) => own(templateOf(each).resources, logicalId));
  const { retained = {} } = found.find((each) => each !== undefined) ?? {};
  if (kind === 'cleanup' && physicalId !== undefined) return retained.replaced ?? false;
  const isRollback = kind === 'rollback' || kind === 'update-rollback';
  return (isRollback ? retained.rolledBack : retained.deleted) ?? false;
}
