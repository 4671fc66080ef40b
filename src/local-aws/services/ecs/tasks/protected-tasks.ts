import type { Failure } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { requireCluster } from '../clusters/clusters.ts';
import { invalidParameter } from '../errors.ts';
import { taskNamed } from '../identifiers.ts';
import { findTask, taskArn } from './tasks.ts';

/**
 * The tasks of a call on task protection, by ARN, and what is wrong with the others. Only a task of a service can be
 * protected: nothing but StopTask stops the others. The reasons are those of
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html, read 2026-11-25.
 */
export function protectableTasks(
  region: Region,
  reference: string | undefined,
  asked: readonly string[],
): { arns: string[]; failures: Failure[] } {
  const cluster = requireCluster(region, reference);
  // The limit is the API reference's, the wording a guess that follows the one of DescribeTasks.
  if (asked.length > 10) throw invalidParameter('taskIds can have at most 10 items.');
  const arns: string[] = [];
  const failures: Failure[] = [];
  for (const each of new Set(asked)) {
    const id = taskNamed(region, cluster.clusterName, each, 'taskId');
    const arn = taskArn(region, cluster.clusterName, id);
    const record = findTask(region, arn);
    if (!record) {
      failures.push({ arn, reason: 'MISSING' });
    } else if (record.serviceArn === undefined || record.task.lastStatus === 'STOPPED') {
      failures.push({ arn, reason: 'TASK_NOT_VALID' });
    } else arns.push(arn);
  }
  return { arns, failures };
}
