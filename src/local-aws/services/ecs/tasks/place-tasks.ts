import type { Region } from '../../../core/account.ts';
import { planCounts } from '../scheduling/plan-counts.ts';
import { planRolling, type TaskView } from '../scheduling/rolling-plan.ts';
import { addEvent, sayOnce, tasksInWords } from '../scheduling/service-events.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import { primaryOf, type ServiceRecord } from '../scheduling/services.ts';
import { startTasks } from './start-tasks.ts';
import { protectedUntil } from './task-protection.ts';
import { stopTask } from './task-stop.ts';
import { isStarting, liveTasksOfService, tasks, type TaskRecord } from './tasks.ts';
import { shiftOf, wantedCounts } from '../traffic/traffic-shift.ts';
import type { TrafficShift } from '../traffic/shift-record.ts';

/** Starts and stops the tasks of a service, as its percentages or the stage of its deployment want it. */
export function carryOutPlan(region: Region, record: ServiceRecord): ServiceRecord {
  const { service } = record;
  const pause = (record.retryAt ?? 0) - region.now;
  if (pause > 0) wakeService(region, service.serviceArn, pause);
  const underWay = service.status === 'ACTIVE' ? shiftOf(region, record) : undefined;
  return underWay
    ? keepCounts(region, record, underWay.shift)
    : keepPercentages(region, record, pause <= 0);
}

// --- internal ---

function keepPercentages(region: Region, record: ServiceRecord, isReady: boolean): ServiceRecord {
  const { service } = record;
  const primary = primaryOf(record);
  const live = liveTasksOfService(region, service.serviceArn);
  const configuration = service.deploymentConfiguration ?? {};
  const plan = planRolling({
    desiredCount: service.desiredCount,
    minimumHealthyPercent: configuration.minimumHealthyPercent ?? 100,
    maximumPercent: configuration.maximumPercent ?? 200,
    tasks: live.map((task) => viewOf(task, record)),
    mayStart: service.status === 'ACTIVE' && primary.rolloutState !== 'FAILED' && isReady,
  });
  const stopped = stop(region, record, plan.stop);
  const started = plan.start > 0 ? startTasks(region, stopped, primary, plan.start, live) : stopped;
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
  return plan.stuck
    ? sayOnce(
        region,
        started,
        'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
      )
    : started;
}

function keepCounts(region: Region, record: ServiceRecord, shift: TrafficShift): ServiceRecord {
  const live = liveTasksOfService(region, record.service.serviceArn);
  const { start, stop: surplus } = planCounts(
    live.map((task) => ({ ...viewOf(task, record), deploymentId: task.deploymentId ?? '' })),
    wantedCounts(record, shift),
  );
  let current = stop(region, record, surplus);
  for (const deployment of record.deployments) {
    const count = start.get(deployment.id) ?? 0;
    const waits = deployment.status === 'PRIMARY' && (record.retryAt ?? 0) > region.now;
    if (count === 0 || waits || deployment.rolloutState === 'FAILED') continue;
    current = startTasks(region, current, deployment, count, live);
  }
  return current;
}

/**
 * True if a task is protected, so that its service waits until the protection ends. A service that is deleted does not
 * wait.
 */
function isKept(region: Region, { service }: ServiceRecord, arn: string): boolean {
  const until = protectedUntil(region, arn);
  if (until === undefined || service.status !== 'ACTIVE') return false;
  wakeService(region, service.serviceArn, until - region.now);
  return true;
}

function viewOf({ task, deploymentId, healthy }: TaskRecord, record: ServiceRecord): TaskView {
  const deployment = record.deployments.find(({ id }) => id === deploymentId);
  const running = task.lastStatus === 'RUNNING';
  const stage = running ? (healthy ? 'healthy' : 'started') : 'starting';
  return {
    arn: task.taskArn,
    primary: deployment?.status === 'PRIMARY',
    failed: deployment?.rolloutState === 'FAILED',
    stage: task.desiredStatus === 'STOPPED' ? 'leaving' : stage,
    occupies: running || isStarting(task.lastStatus),
  };
}

function stop(region: Region, record: ServiceRecord, wanted: readonly string[]): ServiceRecord {
  const arns = wanted.filter((arn) => !isKept(region, record, arn));
  if (arns.length === 0) return record;
  const stopped = arns.map((arn) => tasks(region).get(arn)!);
  for (const task of stopped) {
    stopTask(region, task, {
      stopCode: 'ServiceSchedulerInitiated',
      reason: `Scaling activity initiated by (deployment ${primaryOf(record).id})`,
    });
  }
  const ids = tasksInWords(stopped.map(({ id }) => id));
  const message = `has stopped ${arns.length} running tasks: ${ids}.`;
  return addEvent(region, { ...record, steady: false }, message);
}
