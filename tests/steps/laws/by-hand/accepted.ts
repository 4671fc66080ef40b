import type { Step } from '../../../../src/engine/step.ts';

/** A change by hand that a step may leave as it is, with the reason. */
interface Accepted {
  /** The step; every step when left out. */
  step: RegExp;
  change: RegExp;
  why: string;
}

const ACCEPTED: readonly Accepted[] = [
  {
    step: /^deploy-blue-green$/,
    change: /: loadBalancers, one fewer$/,
    why: 'the load balancer comes back, and without one ECS forgets the grace period: that is of attach-load-balancer, whose next run sets it',
  },
  {
    step: /^scale-faster$/,
    change: /^UpdateService of [\w-]+$/,
    why: 'how often a service is measured stands in its revisions, which the inventory of the local AWS does not list',
  },
  {
    step: /^deploy-(blue-green|canary|linear)$/,
    change: /^UpdateService of .*: deploymentConfiguration\.deploymentCircuitBreaker\./,
    why: 'these deployments send the circuit breaker as they find it, so that nothing of somebody is lost',
  },
  {
    step: /^register-scalable-target$/,
    change: /: MinCapacity$/,
    why: 'the limits are brought back; the number of tasks is AWS\u2019s, and stays where the limits allow it',
  },
];

/** The reason why a step may leave a change as it is, or `undefined`. */
export function acceptedFor({ id }: Step, words: string): string | undefined {
  return ACCEPTED.find(({ step, change }) => step.test(id) && change.test(words))?.why;
}
