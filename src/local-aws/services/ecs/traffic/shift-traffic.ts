import type { LoadBalancer } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { rules } from '../../elastic-load-balancing-v2/listeners/rules.ts';
import {
  ruleWeights,
  setRuleWeights,
} from '../../elastic-load-balancing-v2/listeners/set-rule-weights.ts';
import { roleAllows } from '../task-definitions/role-policies.ts';
import { canAssume } from '../../iam/roles/assume.ts';
import type { ServiceRecord } from '../scheduling/services.ts';
import type { TaskTarget } from '../tasks/tasks.ts';

/** Where a rule sends traffic. */
export interface RuleTraffic {
  ruleArn: string;
  weights: { targetGroupArn: string; weight: number }[];
}

/** A rule that a shift changes, and as whom. */
interface RuleOfShift {
  ruleArn: string;
  roleArn: string;
  /** The target groups of the pair: the one that green uses and the other. */
  green: string;
  blue: string;
}

/**
 * Sends so many percent of production or test traffic to the target groups of green, and the rest to the others of each
 * pair. Returns why it could not, in words that are guesses, and then has changed nothing.
 */
export function sendTraffic(
  region: Region,
  traffic: 'production' | 'test',
  { serviceArn, loadBalancers = [] }: ServiceRecord['service'],
  greenTargets: readonly TaskTarget[],
  percent: number,
): string | undefined {
  const changes = rulesOfShift(traffic, loadBalancers, greenTargets);
  const problem = firstProblem(region, changes, serviceArn);
  if (problem !== undefined) return problem;
  for (const { ruleArn, green, blue } of changes) {
    // Weights are whole numbers up to 999: tenths of a percent need a finer scale.
    const scale = Number.isInteger(percent) ? 1 : 10;
    const greenWeight = Math.round(percent * scale);
    setRuleWeights(region, ruleArn, [
      { targetGroupArn: blue, weight: 100 * scale - greenWeight },
      { targetGroupArn: green, weight: greenWeight },
    ]);
  }
  return undefined;
}

/** Where the test rules of a service send traffic now. */
export function testTraffic(region: Region, loadBalancers: readonly LoadBalancer[]): RuleTraffic[] {
  return loadBalancers.flatMap(({ advancedConfiguration }) => {
    const ruleArn = advancedConfiguration?.testListenerRule ?? '';
    return rules(region).has(ruleArn) ? [{ ruleArn, weights: ruleWeights(region, ruleArn) }] : [];
  });
}

/** Puts rules back as they were, those that are still there. */
export function restoreTraffic(region: Region, before: readonly RuleTraffic[]): void {
  for (const { ruleArn, weights } of before) {
    if (rules(region).has(ruleArn)) setRuleWeights(region, ruleArn, weights);
  }
}

// --- internal ---

function rulesOfShift(
  traffic: 'production' | 'test',
  loadBalancers: readonly LoadBalancer[],
  greenTargets: readonly TaskTarget[],
): RuleOfShift[] {
  return loadBalancers.flatMap(({ targetGroupArn = '', advancedConfiguration }, index) => {
    const { alternateTargetGroupArn = '', roleArn = '' } = advancedConfiguration ?? {};
    const ruleArn =
      traffic === 'production'
        ? advancedConfiguration?.productionListenerRule
        : advancedConfiguration?.testListenerRule;
    if (ruleArn === undefined) return [];
    const green = greenTargets[index]?.targetGroupArn ?? targetGroupArn;
    const blue = green === targetGroupArn ? alternateTargetGroupArn : targetGroupArn;
    return [{ ruleArn, roleArn, green, blue }];
  });
}

function firstProblem(
  region: Region,
  changes: readonly RuleOfShift[],
  serviceArn: string,
): string | undefined {
  // For which resource ECS asks is a guess.
  const assumer = { service: 'ecs.amazonaws.com', sourceArn: serviceArn };
  for (const { ruleArn, roleArn } of changes) {
    if (!rules(region).has(ruleArn)) return `The listener rule ${ruleArn} does not exist.`;
    if (!canAssume(region, roleArn, assumer)) {
      return `ECS was unable to assume the role '${roleArn}'.`;
    }
    const action = 'elasticloadbalancing:ModifyRule';
    if (!roleAllows(region, roleArn, action, ruleArn)) {
      return `The role '${roleArn}' is not authorized to perform: ${action} on resource: ${ruleArn}.`;
    }
  }
  return undefined;
}
