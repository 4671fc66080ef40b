import {
  DescribeTargetGroupAttributes$,
  type DescribeTargetGroupAttributesCommandInput,
  type DescribeTargetGroupAttributesCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { shownAttributes } from '../load-balancers/attributes.ts';
import { read } from '../permissions.ts';
import { TARGET_GROUP_ATTRIBUTES } from '../targets/target-group-attributes.ts';
import { requireTargetGroup } from '../targets/target-groups.ts';

export const describeTargetGroupAttributes = operation<
  DescribeTargetGroupAttributesCommandInput,
  DescribeTargetGroupAttributesCommandOutput
>(DescribeTargetGroupAttributes$, {
  permissions: read('DescribeTargetGroupAttributes'),
  run({ TargetGroupArn: arn = '' }, region) {
    const { attributes } = requireTargetGroup(region, arn);
    return { Attributes: shownAttributes(TARGET_GROUP_ATTRIBUTES, attributes) };
  },
});
