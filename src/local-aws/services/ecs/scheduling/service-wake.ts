import type { Region } from '../../../core/account.ts';

/**
 * Lets the service scheduler look at a service `milliseconds` from now, or earlier where it was going to anyway. The
 * scheduler looks when something happened, never on the hour.
 */
export function wakeService(region: Region, serviceArn: string, milliseconds: number): void {
  const plans = region.table<{ at: number }>('ecs/service-wake');
  const at = region.now + milliseconds;
  const planned = plans.get(serviceArn);
  if (planned && planned.at <= at) return;
  if (planned) region.account.cancel('ecs/service', serviceArn);
  plans.put(serviceArn, { at });
  region.schedule('ecs/service', serviceArn, milliseconds);
}

/** Called when the scheduler looks. */
export function serviceWoke(region: Region, serviceArn: string): void {
  region.table<{ at: number }>('ecs/service-wake').delete(serviceArn);
}
