import type {
  DeploymentLifecycleHookAction,
  DeploymentLifecycleHookStatus,
} from '@aws-sdk/client-ecs';
import type { Region } from '../../core/account.ts';
import { serviceDeployments, type ServiceDeploymentRecord } from './service-revisions.ts';
import { primaryOf, type ServiceRecord } from './services.ts';
import type { ShiftStage } from './shift-stages.ts';
import type { RuleTraffic } from './shift-traffic.ts';

/** A pause: the deployment waits for ContinueServiceDeployment, or until its time is up. */
export interface Pause {
  hookId: string;
  status: DeploymentLifecycleHookStatus;
  expiresAt: Date;
  timeoutAction: DeploymentLifecycleHookAction;
}

/** How far a deployment is that shifts traffic from one revision, blue, to another, green. */
export interface TrafficShift {
  /** The deployments of the service, by `ecs-svc/` id. */
  blueId: string;
  greenId: string;
  /** The revision of blue. */
  blueRevision: string;
  /** Whether load balancers are told: a service without them only runs both revisions for a while. */
  isSharing: boolean;
  stages: ShiftStage[];
  /** Which stage it is in; -1 before the first. */
  position: number;
  /** When that stage began, in milliseconds. */
  since: number;
  /** The percentages of production and test traffic that green gets. */
  production: number;
  test: number;
  /** Where the test rules sent traffic before, to put them back. */
  testBefore: RuleTraffic[];
  pauses: Pause[];
  isRollingBack: boolean;
}

export interface ShiftUnderWay {
  history: ServiceDeploymentRecord;
  shift: TrafficShift;
}

/** The shift that the PRIMARY deployment of a service carries out and has not completed. */
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
