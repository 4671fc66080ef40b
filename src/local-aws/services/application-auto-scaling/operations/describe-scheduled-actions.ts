import {
  DescribeScheduledActions$,
  type DescribeScheduledActionsCommandInput,
  type DescribeScheduledActionsCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { operation } from '../../../core/operation.ts';
import { page } from '../paging.ts';
import { scheduledActions } from '../schedules/scheduled-actions.ts';

export const describeScheduledActions = operation<
  DescribeScheduledActionsCommandInput,
  DescribeScheduledActionsCommandOutput
>(DescribeScheduledActions$, {
  permissions: () => [
    { action: 'application-autoscaling:DescribeScheduledActions', resource: '*' },
  ],
  run(input, region) {
    const { ScheduledActionNames, ServiceNamespace, ResourceId, ScalableDimension } = input;
    const fitting = scheduledActions(region)
      .all()
      .filter(
        (action) =>
          action.ServiceNamespace === ServiceNamespace &&
          (ScheduledActionNames?.includes(action.ScheduledActionName) ?? true) &&
          (ResourceId === undefined || action.ResourceId === ResourceId) &&
          (ScalableDimension === undefined || action.ScalableDimension === ScalableDimension),
      );
    const { items, next } = page(fitting, ({ ScheduledActionARN }) => ScheduledActionARN, input);
    return { ScheduledActions: items, ...(next !== undefined && { NextToken: next }) };
  },
});
