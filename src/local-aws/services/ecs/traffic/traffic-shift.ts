import type { TrafficShift } from './shift-record.ts';
import type { Region } from '../../../core/account.ts';
import {
  serviceDeployments,
  type ServiceDeploymentRecord,
} from '../deployments/service-deployments.ts';
import { primaryOf, type ServiceRecord } from '../scheduling/services.ts';
import type { ShiftStage } from './shift-stages.ts';

export interface ShiftUnderWay {
  history: ServiceDeploymentRecord;
  shift: TrafficShift;
}

/** The shift that the PRIMARY deployment of a service runs and has not completed. */
export function shiftOf(region: Region, record: ServiceRecord): ShiftUnderWay | undefined {
  const primary = record.deployments[0];
  if (!primary || primary.rolloutState === 'COMPLETED') return undefined;
  const history = serviceDeployments(region).get(primary.serviceDeploymentArn);
  return history?.shift && { history, shift: history.shift };
}

export function stageOf({ stages, position }: TrafficShift): ShiftStage | undefined {
  return stages[position];
}

/** How many tasks each deployment is to have now, by its id. */
export function wantedCounts(record: ServiceRecord, shift: TrafficShift): Map<string, number> {
  const { desiredCount } = record.service;
  const wanted = new Map<string, number>();
  const both = () => wanted.set(shift.blueId, desiredCount).set(shift.greenId, desiredCount);
  switch (stageOf(shift)?.name) {
    case undefined:
      return shift.isRollingBack ? both() : wanted.set(shift.blueId, desiredCount);
    case 'RECONCILE_SERVICE':
    case 'PRE_SCALE_UP':
      return wanted.set(shift.blueId, desiredCount);
    case 'CLEAN_UP':
      return wanted.set(primaryOf(record).id, desiredCount);
    default:
      return both();
  }
}
