import type { Region } from '../../../core/account.ts';
import { completeDeployment } from '../deployments/complete-deployment.ts';
import { changeServiceDeployment, isOver } from '../deployments/service-deployments.ts';
import { fail } from '../deployments/judge-deployment.ts';
import { isAwaited, pausesAt, timeOut } from '../deployments/pauses.ts';
import { rollBack, rollbackFailed } from '../deployments/roll-back-deployment.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import type { ServiceDeploymentRecord } from '../deployments/service-deployments.ts';
import { primaryOf, type ServiceRecord } from '../scheduling/services.ts';
import type { ShiftStage } from './shift-stages.ts';
import { restoreTraffic, sendTraffic, testTraffic } from './shift-traffic.ts';
import { isUp, liveTasksOfService } from '../tasks/tasks.ts';
import { shiftOf, stageOf, type ShiftUnderWay } from './traffic-shift.ts';
import type { TrafficShift } from './shift-record.ts';

/** Moves a deployment that shifts traffic on to the next stage, when the one that it is in is over. */
export function advanceShift(region: Region, record: ServiceRecord): ServiceRecord {
  const underWay = shiftOf(region, record);
  if (!underWay || record.service.status !== 'ACTIVE' || isOver(underWay.history)) return record;
  const stage = stageOf(underWay.shift);
  if (!stage) return enterNext(region, record, underWay);
  const late = timeOutPauses(region, record, underWay);
  if (late) return late;
  const wait = waitIn(region, record, underWay.shift, stage);
  if (wait === 'too long') {
    const problem = `The lifecycle stage ${stage.name} took more than 24 hours`;
    return giveUp(region, record, underWay, problem);
  }
  if (wait > 0) {
    wakeService(region, record.service.serviceArn, wait);
    return record;
  }
  return underWay.shift.position === underWay.shift.stages.length - 1
    ? completeDeployment(region, record)
    : enterNext(region, record, shiftOf(region, record)!);
}

// --- internal ---

/** How long a stage lasts at least, in milliseconds. AWS names no figure; so each of them can be seen. */
const STAGE = 5_000;

/**
 * A day: no stage may take longer, but for pauses.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
 */
const LONGEST_STAGE = 24 * 3_600_000;

function enterNext(
  region: Region,
  record: ServiceRecord,
  { history, shift }: ShiftUnderWay,
): ServiceRecord {
  const position = shift.position + 1;
  const stage = shift.stages[position]!;
  const { serviceDeploymentArn: arn } = history;
  const moved = moveTraffic(region, record, shift, stage);
  if ('problem' in moved) return giveUp(region, record, { history, shift }, moved.problem);
  changeServiceDeployment(region, arn, {
    ...(!shift.isRollingBack && { status: 'IN_PROGRESS' }),
    lifecycleStage: stage.name as NonNullable<ServiceDeploymentRecord['lifecycleStage']>,
    shift: {
      ...shift,
      ...moved,
      position,
      since: region.now,
      pauses: [
        ...shift.pauses,
        ...(shift.isRollingBack ? [] : pausesAt(region, history, stage.name)),
      ],
    },
  });
  wakeService(region, record.service.serviceArn, STAGE);
  return record;
}

type Traffic = Pick<TrafficShift, 'production' | 'test' | 'testBefore'>;

/** Sends traffic where a stage wants it. */
function moveTraffic(
  region: Region,
  record: ServiceRecord,
  shift: TrafficShift,
  stage: ShiftStage,
): Traffic | { problem: string } {
  const { loadBalancers } = shift;
  const service = { ...record.service, loadBalancers };
  const targets = record.deployments.find(({ id }) => id === shift.greenId)?.targets ?? [];
  const hasTest = loadBalancers.some((each) => each.advancedConfiguration?.testListenerRule);
  let { production, test, testBefore }: Traffic = shift;
  if (stage.production !== undefined && shift.isSharing) {
    const percent = stage.production;
    const problem = sendTraffic(region, 'production', service, targets, percent);
    if (problem !== undefined) return { problem };
    production = percent;
  }
  if (stage.test === 0) {
    restoreTraffic(region, testBefore);
    test = 0;
  } else if (stage.test !== undefined && hasTest) {
    testBefore = testBefore.length > 0 ? testBefore : testTraffic(region, loadBalancers);
    const problem = sendTraffic(region, 'test', service, targets, stage.test);
    if (problem !== undefined) return { problem };
    test = stage.test;
  }
  return { production, test, testBefore };
}

/** Takes note of pauses that ran out of time. Those that are to roll back then do. */
function timeOutPauses(
  region: Region,
  record: ServiceRecord,
  { history, shift }: ShiftUnderWay,
): ServiceRecord | undefined {
  const pauses = timeOut(region, shift.pauses);
  const ended = pauses.filter((pause, index) => pause.status !== shift.pauses[index]!.status);
  if (ended.length === 0) return undefined;
  changeServiceDeployment(region, history.serviceDeploymentArn, { shift: { ...shift, pauses } });
  if (ended.every(({ timeoutAction }) => timeoutAction === 'CONTINUE')) {
    wakeService(region, record.service.serviceArn, 1);
    return record;
  }
  // A guess at the wording.
  const cause = 'ECS deployment lifecycle hook timed out';
  return rollBack(region, fail(region, record, `${cause}.`), cause);
}

/** The remaining time of the stage in milliseconds, as far as it is known; 0 when it is over. */
function waitIn(
  region: Region,
  record: ServiceRecord,
  { pauses, since, blueId, greenId }: TrafficShift,
  stage: ShiftStage,
): number | 'too long' {
  const awaited = pauses.filter(isAwaited).map(({ expiresAt }) => expiresAt.getTime());
  if (awaited.length > 0) return Math.min(...awaited) - region.now;
  const left = since + Math.max(STAGE, (stage.minutes ?? 0) * 60_000) - region.now;
  if (left > 0) return left;
  const live = liveTasksOfService(region, record.service.serviceArn);
  const others = (id: string) => live.some((each) => each.deploymentId !== id && isUp(each));
  const isDone = () => {
    switch (stage.name) {
      case 'RECONCILE_SERVICE':
        return !others(blueId);
      case 'SCALE_UP': {
        const healthy = live.filter(
          ({ deploymentId, healthy: isHealthy, task }) =>
            deploymentId === greenId && isHealthy && task.desiredStatus === 'RUNNING',
        );
        return healthy.length >= record.service.desiredCount;
      }
      case 'CLEAN_UP':
        return !others(primaryOf(record).id);
      default:
        return true;
    }
  };
  if (isDone()) return 0;
  const rest = since + LONGEST_STAGE - region.now;
  return rest > 0 ? rest : 'too long';
}

/** A shift that cannot go on is rolled back; one that cannot be rolled back stops where it is. */
function giveUp(
  region: Region,
  record: ServiceRecord,
  { shift }: ShiftUnderWay,
  problem: string,
): ServiceRecord {
  const failed = fail(region, record, problem);
  return shift.isRollingBack
    ? rollbackFailed(region, failed, problem)
    : rollBack(region, failed, problem.replace(/\.$/, ''));
}
