import type { Region } from '../../../core/account.ts';
import { advanceShift } from '../traffic/advance-shift.ts';
import { completeDeployment } from '../deployments/complete-deployment.ts';
import { bakeTimeLeft } from '../deployments/deployment-alarms.ts';
import { judgeAlarms } from '../deployments/judge-alarms.ts';
import { judge } from '../deployments/judge-deployment.ts';
import { keepTargets } from '../traffic/keep-targets.ts';
import { carryOutPlan } from '../tasks/place-tasks.ts';
import { addEvent } from './service-events.ts';
import { serviceWoke, wakeService } from './service-wake.ts';
import { primaryOf, services, type ServiceRecord } from './services.ts';
import { countOutcomes } from './count-outcomes.ts';
import { isStarting, isStopping, isUp, liveTasksOfService } from '../tasks/tasks.ts';
import { shiftOf } from '../traffic/traffic-shift.ts';

/**
 * The timer `ecs/service`: the service scheduler looks at a service. It takes note of what happened to tasks, judges the
 * deployment, starts and stops tasks as the plan says, and says what it did.
 */
export function scheduleService(serviceArn: string, region: Region): void {
  serviceWoke(region, serviceArn);
  const record = services(region).get(serviceArn);
  if (!record || record.service.status === 'INACTIVE') return;
  const steps = [
    countOutcomes,
    keepTargets,
    judgeAlarms,
    judge,
    advanceShift,
    carryOutPlan,
    dropReplaced,
    settle,
  ];
  services(region).put(
    serviceArn,
    steps.reduce((current, step) => step(region, current), record),
  );
}

// --- internal ---

/**
 * Drops the earlier deployments that have no task up any more, and counts what the others keep. One that failed can be
 * seen until the deployment that took its place completes.
 */
function dropReplaced(region: Region, record: ServiceRecord): ServiceRecord {
  const kept = new Map<string, number>();
  const up = new Set<string>();
  for (const each of liveTasksOfService(region, record.service.serviceArn)) {
    const { task, deploymentId = '' } = each;
    if (isUp(each)) up.add(deploymentId);
    if (task.desiredStatus === 'RUNNING') kept.set(deploymentId, (kept.get(deploymentId) ?? 0) + 1);
  }
  // Blue stays in sight until green has taken over, even when the service has no task.
  const underWay = shiftOf(region, record);
  if (underWay) up.add(underWay.shift.blueId).add(underWay.shift.greenId);
  const [primary, ...earlier] = record.deployments;
  const remaining = earlier
    .filter(
      ({ id, rolloutState }) =>
        up.has(id) || (rolloutState === 'FAILED' && primary!.rolloutState === 'IN_PROGRESS'),
    )
    .map((each) => ({ ...each, desiredCount: kept.get(each.id) ?? 0 }));
  return { ...record, deployments: [primary!, ...remaining] };
}

/** Completes what has come to its end, a deployment or a draining service, and says when all is steady. */
function settle(region: Region, record: ServiceRecord): ServiceRecord {
  const { service } = record;
  const live = liveTasksOfService(region, service.serviceArn);
  if (service.status === 'DRAINING') {
    // Not only when they are gone: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
    if (!live.every(({ task }) => isStopping(task.lastStatus))) return record;
    return { ...record, deployments: [], service: { ...service, status: 'INACTIVE' } };
  }
  if (shiftOf(region, record)) return record;
  const primary = primaryOf(record);
  const staying = live.filter(({ task }) => task.desiredStatus === 'RUNNING');
  const leaving = live.some((each) => {
    const { desiredStatus, lastStatus } = each.task;
    return desiredStatus === 'STOPPED' && !isStarting(lastStatus) && isUp(each);
  });
  const settled =
    staying.length === service.desiredCount &&
    staying.every(({ healthy, deploymentId }) => healthy && deploymentId === primary.id) &&
    !leaving;
  if (!settled || record.steady || primary.rolloutState === 'FAILED') return record;
  const bakes = bakeTimeLeft(region, record);
  if (bakes > 0) {
    wakeService(region, service.serviceArn, bakes);
    return record;
  }
  const completed =
    primary.rolloutState === 'IN_PROGRESS' ? completeDeployment(region, record) : record;
  return addEvent(region, { ...completed, steady: true }, 'has reached a steady state.');
}
