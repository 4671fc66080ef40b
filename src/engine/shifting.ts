import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  type ECSClient,
  type Service,
  type ServiceDeployment,
  type ServiceRevisionLoadBalancer,
} from '@aws-sdk/client-ecs';
import {
  DescribeRulesCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { complaintsOf, isSince } from './complaints.ts';
import { sharesOf } from './shares.ts';
import type { Wait } from './step.ts';

/** A deployment that waits for an answer: `ContinueServiceDeployment` takes these. */
export interface Paused {
  serviceDeploymentArn: string;
  hookId: string;
}

/**
 * The wait for a deployment that shifts traffic, of a service as ECS has just shown it, to pause or to be over. It returns the
 * pause, or undefined when the deployment is over, however it ended. While it lasts it tells the stage, and how requests are
 * shared out at that moment.
 */
export function shifting(
  { ecs, elbv2 }: { ecs: ECSClient; elbv2: ElasticLoadBalancingV2Client },
  { clusterArn: cluster, serviceName, currentServiceDeployment }: Service,
): Wait<Paused | undefined> {
  let arn = currentServiceDeployment;
  let looks = 0;
  let starting = 0;
  let since: Date | undefined;
  let place: ServiceRevisionLoadBalancer | undefined;
  const complaints = complaintsOf(ecs, cluster!, (event) => isSince(event, since));
  const look = async (): Promise<ServiceDeployment | undefined> => {
    if (!arn) {
      const which = { cluster, services: [serviceName!] };
      const { services } = await ecs.send(new DescribeServicesCommand(which));
      arn = services?.[0]?.currentServiceDeployment;
    }
    if (!arn) return undefined;
    const which = { serviceDeploymentArns: [arn] };
    const shown = await ecs.send(new DescribeServiceDeploymentsCommand(which));
    return shown.serviceDeployments?.[0];
  };
  return {
    until: 'the traffic to shift',
    every: 10,
    atMost: 3600,
    async poll() {
      const shown = await look();
      // The state that ECS shows may be some seconds old.
      if (!shown)
        return looks++ < UNSEEN_AT_MOST ? { state: 'not visible yet' } : { done: undefined };
      const { status = 'PENDING', lifecycleStage, lifecycleHookDetails = [] } = shown;
      if (status === 'SUCCESSFUL') return { done: undefined };
      if (OVER.test(status)) return { done: undefined, state: status };
      const hook = lifecycleHookDetails.find((each) => each.status === 'AWAITING_ACTION');
      if (hook?.hookId) return { done: { serviceDeploymentArn: arn!, hookId: hook.hookId } };
      const shares = await sharesIn(shown);
      const state = [lifecycleStage ?? status, ...shares].join(': ');
      const { failureCount = 0 } = shown.deploymentCircuitBreaker ?? {};
      if (lifecycleStage !== 'SCALE_UP') return { state };
      if (failureCount === 0 && starting++ < USUAL_STARTING) return { state };
      since = shown.createdAt;
      return { state, says: await saysOf() };
    },
  };

  /** The complaints of ECS about the new tasks, which take longer than they usually do. */
  async function saysOf(): Promise<string[]> {
    const which = { cluster, services: [serviceName!] };
    const { services } = await ecs.send(new DescribeServicesCommand(which));
    return services?.[0] ? complaints(services[0]) : [];
  }

  /** How requests are shared out between the two revisions, in words. */
  async function sharesIn({ targetServiceRevision }: ServiceDeployment): Promise<string[]> {
    // No revision ever changes: it is read once.
    const balancer = (place ??= await balancerOf(targetServiceRevision?.arn ?? ''));
    if (!balancer?.productionListenerRule) return [];
    const RuleArns = [balancer.productionListenerRule];
    const { Rules } = await elbv2.send(new DescribeRulesCommand({ RuleArns }));
    const fresh = sharesOf(Rules?.[0]?.Actions).get(balancer.targetGroupArn ?? '') ?? 0;
    return [`of 100 requests, ${100 - fresh} reach the old revision, ${fresh} the new`];
  }

  /** Where a revision stands behind the load balancer. */
  async function balancerOf(revision: string): Promise<ServiceRevisionLoadBalancer | undefined> {
    const which = new DescribeServiceRevisionsCommand({ serviceRevisionArns: [revision] });
    const { serviceRevisions } = await ecs.send(which);
    return serviceRevisions?.[0]?.resolvedConfiguration?.loadBalancers?.[0];
  }
}

/** Returns true if a deployment of the service that shifts traffic waits for an answer at this moment. */
export async function isPaused(
  clients: { ecs: ECSClient; elbv2: ElasticLoadBalancingV2Client },
  service: Service | undefined,
): Promise<boolean> {
  const look = service && (await shifting(clients, service).poll());
  return look !== undefined && 'done' in look && look.done !== undefined;
}

// --- internal ---

/** How often ECS may be looked at that does not show yet what it has answered to. */
const UNSEEN_AT_MOST = 6;

/** How often new tasks are looked at before they are found to take long to start: for two minutes. */
const USUAL_STARTING = 12;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html: over, and the new version does not run. */
const OVER = /^(STOPPED|ROLLBACK_SUCCESSFUL|ROLLBACK_FAILED)$/;
