import {
  DescribeLoadBalancerAttributes$,
  type DescribeLoadBalancerAttributesCommandInput,
  type DescribeLoadBalancerAttributesCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { shownAttributes } from '../load-balancers/attributes.ts';
import { LOAD_BALANCER_ATTRIBUTES } from '../load-balancers/load-balancer-attributes.ts';
import { requireLoadBalancer } from '../load-balancers/load-balancers.ts';
import { read } from '../permissions.ts';

export const describeLoadBalancerAttributes = operation<
  DescribeLoadBalancerAttributesCommandInput,
  DescribeLoadBalancerAttributesCommandOutput
>(DescribeLoadBalancerAttributes$, {
  permissions: read('DescribeLoadBalancerAttributes'),
  run({ LoadBalancerArn: arn = '' }, region) {
    const { attributes } = requireLoadBalancer(region, arn);
    return { Attributes: shownAttributes(LOAD_BALANCER_ATTRIBUTES, attributes) };
  },
});
