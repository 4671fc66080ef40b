import {
  ModifyTargetGroupAttributes$,
  type ModifyTargetGroupAttributesCommandInput,
  type ModifyTargetGroupAttributesCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { changedAttributes, shownAttributes } from '../load-balancers/attributes.ts';
import { on } from '../permissions.ts';
import { TARGET_GROUP_ATTRIBUTES } from '../targets/target-group-attributes.ts';
import { requireTargetGroup, targetGroups } from '../targets/target-groups.ts';

export const modifyTargetGroupAttributes = operation<
  ModifyTargetGroupAttributesCommandInput,
  ModifyTargetGroupAttributesCommandOutput
>(ModifyTargetGroupAttributes$, {
  permissions: ({ TargetGroupArn }) => [on('ModifyTargetGroupAttributes', TargetGroupArn)],
  run({ TargetGroupArn: arn = '', Attributes: given = [] }, region) {
    const record = requireTargetGroup(region, arn);
    const attributes = changedAttributes(
      'Target group',
      TARGET_GROUP_ATTRIBUTES,
      record.attributes,
      given,
    );
    targetGroups(region).put(arn, { ...record, attributes });
    return { Attributes: shownAttributes(TARGET_GROUP_ATTRIBUTES, attributes) };
  },
});
