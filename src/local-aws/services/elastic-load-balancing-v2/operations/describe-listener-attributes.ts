import {
  DescribeListenerAttributes$,
  type DescribeListenerAttributesCommandInput,
  type DescribeListenerAttributesCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { requireListener } from '../listeners/listeners.ts';
import { read } from '../permissions.ts';

/**
 * The attributes of a listener. ModifyListenerAttributes is not served, so they are what a new listener of an Application
 * Load Balancer has: it sends the header `server`, and no header is added or renamed. That AWS lists no attribute that has
 * no value is a guess. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html
 */
export const describeListenerAttributes = operation<
  DescribeListenerAttributesCommandInput,
  DescribeListenerAttributesCommandOutput
>(DescribeListenerAttributes$, {
  permissions: read('DescribeListenerAttributes'),
  run({ ListenerArn = '' }, region) {
    requireListener(region, ListenerArn);
    return { Attributes: [{ Key: 'routing.http.response.server.enabled', Value: 'true' }] };
  },
});
