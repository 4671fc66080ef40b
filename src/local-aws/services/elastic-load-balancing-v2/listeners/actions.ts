import {
  IncompatibleProtocolsException$,
  InvalidConfigurationRequestException$,
  InvalidLoadBalancerActionException$,
  TargetGroupAssociationLimitException$,
  type Action,
  type ForwardActionConfig,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { notModelled, refuseOthers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import { requireLoadBalancer } from '../load-balancers/load-balancers.ts';
import { loadBalancerArnsOf, requireTargetGroup } from '../targets/target-groups.ts';
import { check } from '../validation.ts';

/**
 * The actions of a rule as AWS keeps them: each forward action says its target groups and their weights. Throws what is
 * wrong with them.
 */
export function completeActions(
  region: Region,
  loadBalancerArn: string,
  actions: readonly Action[],
): Action[] {
  for (const { Type } of actions) {
    if (!Object.hasOwn(MEMBERS, Type!)) throw notModelled(`actions of type ${Type}`);
  }
  if (actions.length !== 1) {
    // The rule is in the API reference; the wording is a guess.
    throw awsError(
      InvalidLoadBalancerActionException$,
      "Exactly one action of type 'forward', 'redirect', or 'fixed-response' must be specified",
    );
  }
  for (const action of actions) {
    const own = MEMBERS[action.Type as keyof typeof MEMBERS];
    refuseOthers(`an action of type ${action.Type}`, action, ['Type', 'Order', ...own]);
  }
  return actions.map((action) =>
    action.Type === 'forward'
      ? completeForward(region, loadBalancerArn, action)
      : completeAnswer(action),
  );
}

/** The members of a forward action that follow from its target groups and weights. */
export function forwardTo(config: ForwardActionConfig, order?: number): Action {
  const groups = (config.TargetGroups ?? []).map(({ TargetGroupArn, Weight = 1 }) => ({
    TargetGroupArn,
    Weight,
  }));
  const [only, ...others] = groups;
  return {
    Type: 'forward',
    ...(only && others.length === 0 && { TargetGroupArn: only.TargetGroupArn }),
    ...(order !== undefined && { Order: order }),
    ForwardConfig: {
      TargetGroups: groups,
      TargetGroupStickinessConfig: config.TargetGroupStickinessConfig ?? { Enabled: false },
    },
  };
}

// --- internal ---

/** The types that are modelled, each with the members that are its own. */
const MEMBERS = {
  forward: ['TargetGroupArn', 'ForwardConfig'],
  redirect: ['RedirectConfig'],
  'fixed-response': ['FixedResponseConfig'],
} as const;

function completeForward(region: Region, loadBalancerArn: string, action: Action): Action {
  const { TargetGroupArn: arn, ForwardConfig: config } = action;
  const groups = config?.TargetGroups ?? (arn === undefined ? [] : [{ TargetGroupArn: arn }]);
  if (groups.length === 0) {
    // AWS's words, as in public transcripts of Terraform.
    throw validationError('A target group ARN must be specified');
  }
  if (arn !== undefined && !groups.some((each) => each.TargetGroupArn === arn)) {
    // A guess at the wording.
    throw validationError('The target group ARN must be one of those in the forward configuration');
  }
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
  check('forwardConfig.targetGroups', groups, { max: 5 });
  for (const { TargetGroupArn = '', Weight } of groups) {
    check('forwardConfig.targetGroups.weight', Weight, { min: 0, max: 999 });
    requireUsable(region, loadBalancerArn, TargetGroupArn);
  }
  return forwardTo({ ...config, TargetGroups: groups }, action.Order);
}

function requireUsable(region: Region, loadBalancerArn: string, targetGroupArn: string): void {
  const { targetGroup } = requireTargetGroup(region, targetGroupArn);
  const { loadBalancer } = requireLoadBalancer(region, loadBalancerArn);
  if (targetGroup.VpcId !== loadBalancer.VpcId) {
    // A guess at the wording.
    throw awsError(
      InvalidConfigurationRequestException$,
      'The target group and the load balancer must be in the same VPC',
    );
  }
  if (targetGroup.Protocol !== 'HTTP' && targetGroup.Protocol !== 'HTTPS') {
    // A guess at the wording.
    throw awsError(
      IncompatibleProtocolsException$,
      'The protocol of the target group is not compatible with the listener',
    );
  }
  if (loadBalancerArnsOf(region, targetGroupArn).some((arn) => arn !== loadBalancerArn)) {
    // AWS's words, as in public transcripts of Terraform.
    throw awsError(
      TargetGroupAssociationLimitException$,
      `The following target groups cannot be associated with more than one load balancer: ${targetGroupArn}`,
    );
  }
}

/** An action that answers by itself. The wording of both refusals is a guess. */
function completeAnswer(action: Action): Action {
  if (action.Type === 'redirect') {
    if (!action.RedirectConfig) throw validationError("A 'RedirectConfig' must be specified");
    const given = action.RedirectConfig;
    const kept = { Protocol: '#{protocol}', Port: '#{port}', Host: '#{host}' };
    return {
      ...action,
      RedirectConfig: { ...kept, Path: '/#{path}', Query: '#{query}', ...given },
    };
  }
  if (!action.FixedResponseConfig) {
    throw validationError("A 'FixedResponseConfig' must be specified");
  }
  return action;
}
