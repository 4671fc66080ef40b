import type { Region } from '../../../core/account.ts';
import { primaryOf, type ServiceRecord } from '../scheduling/services.ts';
import { stagesOf } from './shift-stages.ts';
import { restoreTraffic, sendTraffic } from './shift-traffic.ts';
import { shiftOf } from './traffic-shift.ts';
import type { TrafficShift } from './shift-record.ts';

/** Takes back what a shift did that a rolling deployment interrupts. */
export function abandonShift(region: Region, record: ServiceRecord): void {
  const shift = shiftOf(region, record)?.shift;
  if (!shift) return;
  const green = record.deployments.find(({ id }) => id === shift.greenId);
  const { loadBalancers } = shift;
  const service = { ...record.service, loadBalancers };
  sendTraffic(region, 'production', service, green?.targets ?? [], 0);
  restoreTraffic(region, shift.testBefore);
}

/**
 * The shift of a new deployment, from what completed last. The first deployment of a service has nothing to shift
 * traffic away from: it is a plain one.
 */
export function newShift(
  region: Region,
  record: ServiceRecord,
  greenId: string,
): TrafficShift | undefined {
  const { completed, service } = record;
  const configuration = service.deploymentConfiguration ?? {};
  if (!completed || (configuration.strategy ?? 'ROLLING') === 'ROLLING') return undefined;
  const interrupted = shiftOf(region, record)?.shift;
  return {
    blueId: completed.id,
    greenId,
    blueRevision: completed.revisionArn,
    loadBalancers: [...(service.loadBalancers ?? [])],
    isSharing: (service.loadBalancers ?? []).some((each) => each.advancedConfiguration),
    stages: stagesOf(configuration, primaryOf(record).id !== completed.id),
    position: -1,
    since: region.now,
    production: 0,
    test: 0,
    testBefore: interrupted?.testBefore ?? [],
    pauses: [],
    isRollingBack: false,
  };
}
