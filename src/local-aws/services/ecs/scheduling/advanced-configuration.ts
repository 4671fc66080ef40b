import type { DeploymentConfiguration, LoadBalancer } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { listeners } from '../../elastic-load-balancing-v2/listeners/listeners.ts';
import { rules } from '../../elastic-load-balancing-v2/listeners/rules.ts';
import {
  loadBalancerArnsOf,
  targetGroups,
} from '../../elastic-load-balancing-v2/targets/target-groups.ts';
import { clientException, invalidParameter } from '../errors.ts';
import { canAssume } from '../../iam/roles/assume.ts';

/**
 * Refuses load balancers that a strategy cannot shift traffic with, with InvalidParameterException. Which members it
 * needs is the developer guide's; the wordings are guesses, but for that of the role.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html
 */
export function checkAdvancedConfiguration(
  region: Region,
  serviceArn: string,
  loadBalancers: readonly LoadBalancer[],
  { strategy = 'ROLLING' }: DeploymentConfiguration,
): void {
  if (loadBalancers.length === 0 && (strategy === 'LINEAR' || strategy === 'CANARY')) {
    throw invalidParameter(`The ${strategy} deployment strategy requires a load balancer.`);
  }
  // For which resource ECS asks is a guess.
  const assumer = { service: 'ecs.amazonaws.com', sourceArn: serviceArn };
  for (const each of loadBalancers) {
    const { advancedConfiguration: advanced, targetGroupArn = '' } = each;
    if (!advanced) {
      if (strategy === 'ROLLING') continue;
      // https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/377
      throw clientException(
        `advancedConfiguration field is required for all loadBalancers when using the ${NAMES[strategy]} deployment strategy`,
      );
    }
    const { alternateTargetGroupArn = '', productionListenerRule = '', roleArn = '' } = advanced;
    checkAlternate(region, targetGroupArn, alternateTargetGroupArn);
    checkRule(region, 'productionListenerRule', productionListenerRule, targetGroupArn);
    if (advanced.testListenerRule !== undefined) {
      checkRule(region, 'testListenerRule', advanced.testListenerRule, targetGroupArn);
      if (advanced.testListenerRule === productionListenerRule) {
        throw invalidParameter('testListenerRule and productionListenerRule must be different.');
      }
    }
    if (roleArn === '') throw invalidParameter('roleArn is required in advancedConfiguration.');
    if (!canAssume(region, roleArn, assumer)) {
      // AWS's words, of the service role that came before this one: https://github.com/metaps/genova/issues/9
      throw invalidParameter(
        'Unable to assume role and validate the specified targetGroupArn. Please verify that the ECS service role being passed has the proper permissions.',
      );
    }
  }
}

// --- internal ---

/** As ECS writes LINEAR in a sentence; that it writes the others alike is a guess. */
const NAMES = { BLUE_GREEN: 'blue/green', LINEAR: 'linear', CANARY: 'canary' };

/** A second target group, like the first. The wordings are guesses. */
function checkAlternate(region: Region, targetGroupArn: string, alternateArn: string): void {
  if (alternateArn === '') {
    throw invalidParameter('alternateTargetGroupArn is required in advancedConfiguration.');
  }
  if (alternateArn === targetGroupArn) {
    throw invalidParameter('alternateTargetGroupArn and targetGroupArn must be different.');
  }
  const alternate = targetGroups(region).get(alternateArn)?.targetGroup;
  const { VpcId, Protocol } = targetGroups(region).get(targetGroupArn)!.targetGroup;
  if (!alternate) {
    throw invalidParameter(`The alternate target group ${alternateArn} does not exist.`);
  }
  const isAlike =
    alternate.TargetType === 'ip' && alternate.VpcId === VpcId && alternate.Protocol === Protocol;
  if (isAlike) return;
  throw invalidParameter(
    `The target groups ${targetGroupArn} and ${alternateArn} must have the same target type, VPC and protocol.`,
  );
}

/**
 * A rule of the load balancer that the target group is behind, which forwards and does nothing else. The wordings
 * without a link are guesses.
 */
function checkRule(region: Region, member: string, arn: string, targetGroupArn: string): void {
  if (arn === '') throw invalidParameter(`${member} is required in advancedConfiguration.`);
  if (!/:listener-rule\/app\/|:listener\/net\//.test(arn)) {
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
    throw invalidParameter(
      `${member} has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: ${arn}`,
    );
  }
  const record = rules(region).get(arn);
  if (!record) throw invalidParameter(`The ${member} ${arn} does not exist.`);
  const balancer = listeners(region).get(record.listenerArn)!.listener.LoadBalancerArn;
  if (!loadBalancerArnsOf(region, targetGroupArn).includes(balancer)) {
    throw invalidParameter(
      `The ${member} ${arn} does not belong to the load balancer of the target group ${targetGroupArn}.`,
    );
  }
  if (record.rule.Actions.every(({ Type }) => Type === 'forward')) return;
  throw invalidParameter(`The ${member} ${arn} must only have forward actions.`);
}
