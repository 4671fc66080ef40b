import {
  DescribeScalableTargets$,
  type DescribeScalableTargetsCommandInput,
  type DescribeScalableTargetsCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { operation } from '../../../core/operation.ts';
import { page } from '../paging.ts';
import { scalableTargets } from '../scaling/scalable-targets.ts';

export const describeScalableTargets = operation<
  DescribeScalableTargetsCommandInput,
  DescribeScalableTargetsCommandOutput
>(DescribeScalableTargets$, {
  permissions: () => [{ action: 'application-autoscaling:DescribeScalableTargets', resource: '*' }],
  run(input, region) {
    const { ServiceNamespace, ResourceIds, ScalableDimension } = input;
    const fitting = scalableTargets(region)
      .all()
      .filter(
        ({ target }) =>
          target.ServiceNamespace === ServiceNamespace &&
          (ResourceIds?.includes(target.ResourceId) ?? true) &&
          (ScalableDimension === undefined || target.ScalableDimension === ScalableDimension),
      );
    const { items, next } = page(fitting, ({ target }) => target.ResourceId, input);
    return {
      ScalableTargets: items.map(({ target }) => target),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
