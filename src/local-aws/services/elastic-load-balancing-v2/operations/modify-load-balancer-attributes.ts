import {
  ModifyLoadBalancerAttributes$,
  type ModifyLoadBalancerAttributesCommandInput,
  type ModifyLoadBalancerAttributesCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { changedAttributes, shownAttributes } from '../load-balancers/attributes.ts';
import { LOAD_BALANCER_ATTRIBUTES } from '../load-balancers/load-balancer-attributes.ts';
import { loadBalancers, requireLoadBalancer } from '../load-balancers/load-balancers.ts';
import { on } from '../permissions.ts';

export const modifyLoadBalancerAttributes = operation<
  ModifyLoadBalancerAttributesCommandInput,
  ModifyLoadBalancerAttributesCommandOutput
>(ModifyLoadBalancerAttributes$, {
  permissions: ({ LoadBalancerArn }) => [on('ModifyLoadBalancerAttributes', LoadBalancerArn)],
  run({ LoadBalancerArn: arn = '', Attributes: given = [] }, region) {
    const record = requireLoadBalancer(region, arn);
    const attributes = changedAttributes(
      'Load balancer',
      LOAD_BALANCER_ATTRIBUTES,
      record.attributes,
      given,
    );
    loadBalancers(region).put(arn, { ...record, attributes });
    return { Attributes: shownAttributes(LOAD_BALANCER_ATTRIBUTES, attributes) };
  },
});
