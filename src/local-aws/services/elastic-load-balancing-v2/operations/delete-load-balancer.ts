import {
  DeleteLoadBalancer$,
  OperationNotPermittedException$,
  type DeleteLoadBalancerCommandInput,
  type DeleteLoadBalancerCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { releaseInterfaces } from '../load-balancers/balancer-interfaces.ts';
import { listenersOf, removeListener } from '../listeners/listeners.ts';
import { loadBalancers } from '../load-balancers/load-balancers.ts';
import { on } from '../permissions.ts';
import { checkArn } from '../validation.ts';

/** Deletes a load balancer with its listeners. One that is not there is deleted as well as can be. */
export const deleteLoadBalancer = operation<
  DeleteLoadBalancerCommandInput,
  DeleteLoadBalancerCommandOutput
>(DeleteLoadBalancer$, {
  permissions: ({ LoadBalancerArn }) => [on('DeleteLoadBalancer', LoadBalancerArn)],
  run({ LoadBalancerArn: arn = '' }, region) {
    checkArn(arn, 'load balancer');
    const record = loadBalancers(region).get(arn);
    if (!record) return {};
    if (record.attributes['deletion_protection.enabled'] === 'true') {
      // AWS's words, as in public transcripts of Terraform.
      throw awsError(
        OperationNotPermittedException$,
        `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
      );
    }
    for (const listener of listenersOf(region, arn)) removeListener(region, listener);
    releaseInterfaces(region, record.interfaceIds);
    region.account.cancel('elasticloadbalancing/load-balancer', arn);
    loadBalancers(region).delete(arn);
    return {};
  },
});
