import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { stacks } from './stacks/stacks.ts';

/** The stacks that are not deleted. AWS keeps the deleted ones, and the events of all, for 90 days. */
export function inventory(region: Region): InventoryItem[] {
  return stacks(region)
    .all()
    .filter(({ stack }) => stack.StackStatus !== 'DELETE_COMPLETE')
    .map(({ stack, templateBody, parameters, resources }) => ({
      kind: 'stack',
      id: stack.StackId,
      content: {
        status: stack.StackStatus,
        tags: stack.Tags,
        templateBody,
        parameters,
        resources: Object.values(resources).map(({ at: _at, reason: _reason, ...each }) => each),
      },
    }));
}
