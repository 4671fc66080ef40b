import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { scheduledActions } from './schedules/scheduled-actions.ts';
import { policies } from './scaling/scaling-policies.ts';
import { scalableTargets } from './scaling/scalable-targets.ts';

/** The scalable targets and the policies. Activities cannot be deleted on AWS either. */
export function inventory(region: Region): InventoryItem[] {
  return [
    ...scalableTargets(region)
      .all()
      .map(({ target: { CreationTime: _created, ...content }, tags }) => ({
        kind: 'scalable-target',
        id: content.ScalableTargetARN,
        content: { ...content, tags },
      })),
    ...policies(region)
      .all()
      .map(({ CreationTime: _created, scaledInAt: _in, scaledOutAt: _out, ...content }) => ({
        kind: 'scaling-policy',
        id: content.PolicyARN,
        content,
      })),
    ...scheduledActions(region)
      .all()
      .map(({ CreationTime: _created, ...content }) => ({
        kind: 'scheduled-action',
        id: content.ScheduledActionARN,
        content,
      })),
  ];
}
