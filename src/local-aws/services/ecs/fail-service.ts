import type { Region } from '../../core/account.ts';
import { fail } from './deployments/judge-deployment.ts';
import { addEvent } from './scheduling/service-events.ts';
import { serviceWoke } from './scheduling/service-wake.ts';
import { primaryOf, services } from './scheduling/services.ts';

/** Fails what the scheduler was rolling out when its timer threw. It looks again when something happens to a task. */
export function failService(serviceArn: string, region: Region, why: string): void {
  serviceWoke(region, serviceArn);
  const record = services(region).get(serviceArn);
  if (!record || record.service.status === 'INACTIVE') return;
  const told = addEvent(region, record, `failed: ${why}`);
  const isUnderWay = primaryOf(record)?.rolloutState === 'IN_PROGRESS';
  services(region).put(serviceArn, isUnderWay ? fail(region, told, why) : told);
}
