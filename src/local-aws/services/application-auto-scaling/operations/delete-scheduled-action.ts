import {
  DeleteScheduledAction$,
  type DeleteScheduledActionCommandInput,
  type DeleteScheduledActionCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { operation } from '../../../core/operation.ts';
import { actionNotFound } from '../errors.ts';
import { findScheduledAction, removeScheduledAction } from '../schedules/scheduled-actions.ts';
import { checkScalable, onTarget } from '../scaling/scalable-targets.ts';

/** Deletes a scheduled action. The limits stay as it has set them. */
export const deleteScheduledAction = operation<
  DeleteScheduledActionCommandInput,
  DeleteScheduledActionCommandOutput
>(DeleteScheduledAction$, {
  permissions: (input, region) => [onTarget('DeleteScheduledAction', input, region)],
  run(input, region) {
    checkScalable(input);
    const { ResourceId = '', ScheduledActionName = '' } = input;
    const action = findScheduledAction(region, ResourceId, ScheduledActionName);
    if (!action) throw actionNotFound(input, ScheduledActionName);
    removeScheduledAction(region, action);
    return {};
  },
});
