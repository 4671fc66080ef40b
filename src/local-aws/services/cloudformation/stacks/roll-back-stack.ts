import type { Region } from '../../../core/account.ts';
import { own } from '../../../core/own-entry.ts';
import { enter, putStack } from './change-stack.ts';
import { inDeletionOrder } from './deletion-order.ts';
import { newJob, type Job, type Step } from './jobs.ts';
import type { StackRecord } from './stacks.ts';

type Start = (region: Region, record: StackRecord, job: Job) => StackRecord;

/** Takes back what the creation of a stack made. The stack stays, `ROLLBACK_COMPLETE`, and can only be deleted. */
export function rollBack(
  region: Region,
  record: StackRecord,
  reason: string | undefined,
  start: Start,
): StackRecord {
  const steps = inDeletionOrder(record)
    .filter(({ status }) => status !== 'PENDING' && status !== 'DELETE_COMPLETE')
    .map(({ logicalId }): Step => ({ action: 'delete', logicalId }));
  return start(
    region,
    enter(region, record, 'ROLLBACK_IN_PROGRESS', reason),
    newJob('rollback', steps),
  );
}

/** Takes back what an update did: what it changed is changed back, what it made is deleted. */
export function rollBackUpdate(
  region: Region,
  record: StackRecord,
  reason: string | undefined,
  start: Start,
): StackRecord {
  const before = record.stable;
  if (!before) return rollBack(region, record, reason, start);
  const rolling = enter(region, record, 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
  const steps: Step[] = [];
  const resources = { ...record.resources };
  for (const { logicalId, physicalId, properties } of Object.values(record.resources)) {
    const old = own(before.resources, logicalId);
    if (old && old.physicalId === physicalId) {
      const isChanged = JSON.stringify(old.properties) !== JSON.stringify(properties);
      if (isChanged) steps.push({ action: 'update', logicalId });
    } else if (physicalId !== undefined) {
      steps.push({ action: 'delete', logicalId, physicalId });
      if (old) resources[logicalId] = old;
    }
  }
  const { templateBody, parameters } = before;
  const restored = putStack(region, rolling, { resources, templateBody, parameters });
  return start(region, restored, newJob('update-rollback', steps.reverse()));
}
