import type { Region } from '../../../core/account.ts';
import { failureThreshold, hasTripped } from '../deployments/circuit-breaker.ts';
import { changeDeployment } from '../deployments/deployments.ts';
import { changeServiceDeployment } from '../deployments/service-deployments.ts';
import { addEvent } from './service-events.ts';
import { primaryOf, type ServiceRecord } from './services.ts';
import { stopTask } from '../tasks/task-stop.ts';
import { tasks, type TaskRecord } from '../tasks/tasks.ts';

/** After so many failures in a row ECS says so and slows down. The figure is a guess. */
const FAILURES_BEFORE_PAUSE = 3;

/** Counts the outcomes of a service's tasks since the scheduler last looked. */
export function countOutcomes(region: Region, record: ServiceRecord): ServiceRecord {
  return tasks(region)
    .by('open', record.service.serviceArn)
    .filter(({ outcome }) => outcome !== undefined)
    .reduce((current, task) => countOutcome(region, current, task), record);
}

/** Counts a failure of the PRIMARY deployment, and pauses when there have been too many. */
export function countFailure(region: Region, record: ServiceRecord): ServiceRecord {
  const primary = primaryOf(record);
  const failedTasks = primary.failedTasks + 1;
  const counted = setFailures(region, record, failedTasks);
  const { service } = record;
  const configuration = service.deploymentConfiguration ?? {};
  const failed =
    primary.rolloutState === 'FAILED' ||
    (primary.rolloutState === 'IN_PROGRESS' &&
      hasTripped(configuration, service.desiredCount, failedTasks));
  if (failed || failedTasks < FAILURES_BEFORE_PAUSE) return counted;
  // Each failure doubles the pause, up to a quarter of an hour. AWS says only that it grows.
  const pause = Math.min(900_000, 30_000 * 2 ** (failedTasks - FAILURES_BEFORE_PAUSE));
  const slowed = { ...counted, retryAt: region.now + pause };
  if (failedTasks > FAILURES_BEFORE_PAUSE) return slowed;
  return addEvent(
    region,
    slowed,
    'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  );
}

// --- internal ---

function countOutcome(region: Region, record: ServiceRecord, task: TaskRecord): ServiceRecord {
  const { outcome, healthFailure, ...counted } = task;
  tasks(region).put(task.task.taskArn, counted);
  const ours = task.deploymentId === primaryOf(record).id;
  if (outcome === 'failed') return ours ? countFailure(region, record) : record;
  if (outcome === 'unhealthy') {
    const { event, reason } = healthFailure!;
    const told = addEvent(region, { ...record, steady: false }, event);
    stopTask(region, counted, { stopCode: 'ServiceSchedulerInitiated', reason });
    return ours ? countFailure(region, told) : told;
  }
  const breaker = record.service.deploymentConfiguration?.deploymentCircuitBreaker;
  const { retryAt: _retryAt, ...resumed } = record;
  if (!ours || breaker?.resetOnHealthyTask === false) return resumed;
  return setFailures(region, resumed, 0);
}

function setFailures(region: Region, record: ServiceRecord, failedTasks: number): ServiceRecord {
  const { id, serviceDeploymentArn, failedTasks: before, rolloutState } = primaryOf(record);
  if (failedTasks === before) return record;
  const { desiredCount, deploymentConfiguration = {} } = record.service;
  if (rolloutState === 'IN_PROGRESS') {
    changeServiceDeployment(region, serviceDeploymentArn, {
      failureCount: failedTasks,
      threshold: failureThreshold(deploymentConfiguration, desiredCount),
    });
  }
  return changeDeployment(region, record, id, { failedTasks });
}
