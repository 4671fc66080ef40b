import {
  DescribeScalingActivities$,
  type DescribeScalingActivitiesCommandInput,
  type DescribeScalingActivitiesCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { activities } from '../scaling/activities.ts';
import { page } from '../paging.ts';

/** The scaling activities, the newest first. */
export const describeScalingActivities = operation<
  DescribeScalingActivitiesCommandInput,
  DescribeScalingActivitiesCommandOutput
>(DescribeScalingActivities$, {
  permissions: () => [
    { action: 'application-autoscaling:DescribeScalingActivities', resource: '*' },
  ],
  run(input, region) {
    refuseMembers('a list of scaling activities', input, ['IncludeNotScaledActivities']);
    const { ServiceNamespace, ResourceId, ScalableDimension } = input;
    const fitting = activities(region)
      .all()
      .map((activity, index) => ({ activity, index }))
      .filter(
        ({ activity }) =>
          activity.ServiceNamespace === ServiceNamespace &&
          (ResourceId === undefined || activity.ResourceId === ResourceId) &&
          (ScalableDimension === undefined || activity.ScalableDimension === ScalableDimension),
      );
    const keyOf = ({ index }: { index: number }) => String(index).padStart(9, '0');
    const { items, next } = page(fitting, keyOf, input, true);
    return {
      ScalingActivities: items.map(
        ({ activity: { looks: _looks, count: _count, from: _from, ...shown } }) => shown,
      ),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
