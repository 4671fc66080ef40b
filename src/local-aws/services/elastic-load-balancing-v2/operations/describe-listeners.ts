import {
  DescribeListeners$,
  type DescribeListenersCommandInput,
  type DescribeListenersCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { validationError } from '../errors.ts';
import { listenersOf, requireListener, shownListener } from '../listeners/listeners.ts';
import { requireLoadBalancer } from '../load-balancers/load-balancers.ts';
import { page } from '../paging.ts';
import { read } from '../permissions.ts';

export const describeListeners = operation<
  DescribeListenersCommandInput,
  DescribeListenersCommandOutput
>(DescribeListeners$, {
  permissions: read('DescribeListeners'),
  run(input, region) {
    const { LoadBalancerArn: loadBalancerArn, ListenerArns: arns } = input;
    if (loadBalancerArn === undefined && !arns?.length) {
      // AWS's words, as moto holds them.
      throw validationError('You must specify either listener ARNs or a load balancer ARN');
    }
    if (loadBalancerArn !== undefined) requireLoadBalancer(region, loadBalancerArn);
    const asked = arns?.length
      ? arns.map((arn) => requireListener(region, arn))
      : listenersOf(region, loadBalancerArn!);
    const { items, next } = page(asked, ({ listener }) => listener.ListenerArn, input);
    return {
      Listeners: items.map((record) => shownListener(region, record)),
      ...(next !== undefined && { NextMarker: next }),
    };
  },
});
