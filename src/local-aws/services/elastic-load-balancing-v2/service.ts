import constraints from '../../constraints/elbv2.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { validationError } from '../validation-error.ts';
import { addTags } from './add-tags.ts';
import { INTERFACE_TIMER, removeInterface } from './balancer-interfaces.ts';
import { createListener } from './create-listener.ts';
import { createLoadBalancer } from './create-load-balancer.ts';
import { createRule } from './create-rule.ts';
import { createTargetGroup } from './create-target-group.ts';
import { deleteListener } from './delete-listener.ts';
import { deleteLoadBalancer } from './delete-load-balancer.ts';
import { deleteRule } from './delete-rule.ts';
import { deleteTargetGroup } from './delete-target-group.ts';
import { deregisterTargets } from './deregister-targets.ts';
import { describeListeners } from './describe-listeners.ts';
import { describeLoadBalancerAttributes } from './describe-load-balancer-attributes.ts';
import { describeLoadBalancers } from './describe-load-balancers.ts';
import { describeRules } from './describe-rules.ts';
import { describeTags } from './describe-tags.ts';
import { describeTargetGroupAttributes } from './describe-target-group-attributes.ts';
import { describeTargetGroups } from './describe-target-groups.ts';
import { describeTargetHealth } from './describe-target-health.ts';
import { inventory } from './inventory.ts';
import { listeners } from './listeners.ts';
import { loadBalancers } from './load-balancers.ts';
import { activateLoadBalancer } from './load-balancers.ts';
import { modifyListener } from './modify-listener.ts';
import { modifyLoadBalancerAttributes } from './modify-load-balancer-attributes.ts';
import { modifyRule } from './modify-rule.ts';
import { modifyTargetGroup } from './modify-target-group.ts';
import { modifyTargetGroupAttributes } from './modify-target-group-attributes.ts';
import { registerTargets } from './register-targets.ts';
import { removeTags } from './remove-tags.ts';
import { rules } from './rules.ts';
import { setRulePriorities } from './set-rule-priorities.ts';
import { targetGroups } from './target-groups.ts';
import { endTargetWait, TARGET_TIMER } from './targets.ts';

/** Elastic Load Balancing: Application Load Balancers with HTTP listeners and targets by address. */
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
  ],
  constraints,
  tagsOf: (arn, region) => {
    const tables = [loadBalancers(region), targetGroups(region), listeners(region), rules(region)];
    const tags = tables.flatMap((table) => table.get(arn)?.tags ?? []);
    return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  },
  invalid: validationError,
  inventory,
  timers: {
    'elasticloadbalancing/load-balancer': activateLoadBalancer,
    [INTERFACE_TIMER]: removeInterface,
    [TARGET_TIMER]: endTargetWait,
  },
};
