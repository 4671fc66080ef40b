import type { Region } from '../../../core/account.ts';
import { scaleTo } from './activities.ts';
import { desiredCountOf } from './ecs-services.ts';
import { scalableTargets } from './scalable-targets.ts';

/**
 * Sets the limits of a target. A desired count outside of them is moved into them at once: a minimum of 1 wakes a service
 * that was scaled to 0. `because` is the cause that the activity tells, where it is not the limit alone.
 */
export function setLimits(
  region: Region,
  resourceId: string,
  limits: { MinCapacity: number; MaxCapacity: number },
  because?: string,
): void {
  const record = scalableTargets(region).get(resourceId)!;
  scalableTargets(region).put(resourceId, { ...record, target: { ...record.target, ...limits } });
  const { MinCapacity: min, MaxCapacity: max } = limits;
  const count = desiredCountOf(region, resourceId);
  if (count === undefined) return;
  const prefix = because === undefined ? '' : `${because}, `;
  if (count < min) scaleTo(region, resourceId, min, `${prefix}minimum capacity was set to ${min}`);
  if (count > max) scaleTo(region, resourceId, max, `${prefix}maximum capacity was set to ${max}`);
}
