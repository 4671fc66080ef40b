import {
  SetSecurityGroups$,
  type SetSecurityGroupsCommandInput,
  type SetSecurityGroupsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { guardInterfaces } from '../load-balancers/balancer-interfaces.ts';
import { securityGroupsOf } from '../load-balancers/load-balancer-subnets.ts';
import { loadBalancers, requireLoadBalancer } from '../load-balancers/load-balancers.ts';
import { notModelled } from '../../not-modelled.ts';
import { on } from '../permissions.ts';

/** Replaces the security groups of a load balancer: those that are named are all that it has then. */
export const setSecurityGroups = operation<
  SetSecurityGroupsCommandInput,
  SetSecurityGroupsCommandOutput
>(SetSecurityGroups$, {
  permissions: ({ LoadBalancerArn }) => [on('SetSecurityGroups', LoadBalancerArn)],
  run({ LoadBalancerArn: arn = '', SecurityGroups: named = [], ...rest }, region) {
    const record = requireLoadBalancer(region, arn);
    if (rest.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic) {
      throw notModelled('EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic of a load balancer');
    }
    const SecurityGroups = securityGroupsOf(region, record.loadBalancer.VpcId, named);
    guardInterfaces(region, record.interfaceIds, SecurityGroups);
    const loadBalancer = { ...record.loadBalancer, SecurityGroups };
    loadBalancers(region).put(arn, { ...record, loadBalancer });
    return { SecurityGroupIds: SecurityGroups };
  },
});
