import constraints from '../../wire/constraint-models/elbv2.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { validationError } from '../validation-error.ts';
import { addTags } from './operations/add-tags.ts';
import { INTERFACE_TIMER, removeInterface } from './load-balancers/balancer-interfaces.ts';
import { createListener } from './operations/create-listener.ts';
import { createLoadBalancer } from './operations/create-load-balancer.ts';
import { createRule } from './operations/create-rule.ts';
import { createTargetGroup } from './operations/create-target-group.ts';
import { deleteListener } from './operations/delete-listener.ts';
import { deleteLoadBalancer } from './operations/delete-load-balancer.ts';
import { deleteRule } from './operations/delete-rule.ts';
import { deleteTargetGroup } from './operations/delete-target-group.ts';
import { deregisterTargets } from './operations/deregister-targets.ts';
import { describeListenerAttributes } from './operations/describe-listener-attributes.ts';
import { describeListeners } from './operations/describe-listeners.ts';
import { describeLoadBalancerAttributes } from './operations/describe-load-balancer-attributes.ts';
import { describeLoadBalancers } from './operations/describe-load-balancers.ts';
import { describeRules } from './operations/describe-rules.ts';
import { describeTags } from './operations/describe-tags.ts';
import { describeTargetGroupAttributes } from './operations/describe-target-group-attributes.ts';
import { describeTargetGroups } from './operations/describe-target-groups.ts';
import { describeTargetHealth } from './operations/describe-target-health.ts';
import { entrances } from './requests/entrances.ts';
import { inventory } from './inventory.ts';
import { listeners } from './listeners/listeners.ts';
import { loadBalancers } from './load-balancers/load-balancers.ts';
import { activateLoadBalancer, failLoadBalancer } from './load-balancers/load-balancers.ts';
import { modifyListener } from './operations/modify-listener.ts';
import { modifyLoadBalancerAttributes } from './operations/modify-load-balancer-attributes.ts';
import { modifyRule } from './operations/modify-rule.ts';
import { modifyTargetGroup } from './operations/modify-target-group.ts';
import { modifyTargetGroupAttributes } from './operations/modify-target-group-attributes.ts';
import { receiveRequest } from './requests/receive-request.ts';
import { registerTargets } from './operations/register-targets.ts';
import { removeTags } from './operations/remove-tags.ts';
import { rules } from './listeners/rules.ts';
import { setRulePriorities } from './operations/set-rule-priorities.ts';
import { setSecurityGroups } from './operations/set-security-groups.ts';
import { targetGroups } from './targets/target-groups.ts';
import { endTargetWait, TARGET_TIMER } from './targets/targets.ts';

/** Elastic Load Balancing: Application Load Balancers with HTTP and HTTPS listeners and targets by address. */
export const elasticLoadBalancingV2: Service = {
  id: 'elasticloadbalancing',
  folder: 'elastic-load-balancing-v2',
  protocol: 'awsQuery',
  target: '',
  version: '2015-12-01',
  xmlNamespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  operations: [
    addTags,
    createListener,
    createLoadBalancer,
    createRule,
    createTargetGroup,
    deleteListener,
    deleteLoadBalancer,
    deleteRule,
    deleteTargetGroup,
    deregisterTargets,
    describeListenerAttributes,
    describeListeners,
    describeLoadBalancerAttributes,
    describeLoadBalancers,
    describeRules,
    describeTags,
    describeTargetGroupAttributes,
    describeTargetGroups,
    describeTargetHealth,
    modifyListener,
    modifyLoadBalancerAttributes,
    modifyRule,
    modifyTargetGroup,
    modifyTargetGroupAttributes,
    registerTargets,
    removeTags,
    setRulePriorities,
    setSecurityGroups,
  ],
  constraints,
  tagsOf: (arn, region) => {
    const tables = [loadBalancers(region), targetGroups(region), listeners(region), rules(region)];
    const tags = tables.flatMap((table) => table.get(arn)?.tags ?? []);
    return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  },
  ownWords: {},
  invalid: validationError,
  inventory,
  receive: receiveRequest,
  entrances,
  timers: {
    'elasticloadbalancing/load-balancer': { run: activateLoadBalancer, fail: failLoadBalancer },
    [INTERFACE_TIMER]: { run: removeInterface },
    [TARGET_TIMER]: { run: endTargetWait },
  },
};
