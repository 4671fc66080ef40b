import {
  TagResourceCommand,
  UpdateServiceCommand,
  type DeploymentConfiguration,
  type LoadBalancer,
  type Service,
} from '@aws-sdk/client-ecs';
import { AddTagsCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { breakerOf } from './circuit-breaker.ts';
import { registerCopy, type NextVersion } from './next-version.ts';
import { shifting } from './shifting.ts';
import { changedTag, StepError, type StepContext } from './step.ts';

/** The tags by which a step says that it answers for these members of the service, while its version runs. */
export const MEMBERS = ['taskDefinition', 'deploymentConfiguration', 'loadBalancers'].map(
  changedTag,
);

/** The tag of the production listener meanwhile. */
export const LISTENER_TAG = changedTag('DefaultActions');

/** Where the new version goes. */
interface Place {
  /** The service as it was a moment ago. */
  before: Service;
  /** The revision that the new version is a copy of. */
  from: string;
  loadBalancer: LoadBalancer;
  /** The production listener. */
  listenerArn: string;
  configuration: DeploymentConfiguration;
}

/** A deployment that has begun, and the service as ECS showed it then. */
interface Begun {
  revision: string;
  service: Service;
}

/**
 * Begins a deployment that shifts traffic, or returns the one that an earlier run has begun. It registers the new version where
 * it is not there yet, notes in the tags of the service and of the listener what the step answers for from now on, and only then
 * changes the service. Throws a {@link StepError} while the deployment of another step waits for an answer; one that goes on by
 * itself is let end.
 */
export async function beginShift(
  context: StepContext<object>,
  step: string,
  found: NextVersion | undefined,
  { before, from, loadBalancer, listenerArn, configuration }: Place,
): Promise<Begun> {
  const going = underWay(found);
  if (going) return going;
  const { ecs, elbv2, name, report, wait, retryUntilConsistent } = context;
  if (before.currentServiceDeployment && (await wait(shifting(context, before)))) {
    const next = 'npm run step:deploy-blue-green -- --decision continue';
    throw new StepError('Another deployment is waiting for an answer.', next);
  }
  const isThere = found?.isActive && found.isCopy && found.from === from;
  const revision = isThere
    ? found.revision
    : await registerCopy(context, from, step, found?.revision);
  const resourceArn = before.serviceArn!;
  const tags = MEMBERS.map((key) => ({ key, value: step }));
  await ecs.send(new TagResourceCommand({ resourceArn, tags }));
  const Tags = [{ Key: LISTENER_TAG, Value: step }];
  await elbv2.send(new AddTagsCommand({ ResourceArns: [listenerArn], Tags }));
  const update = new UpdateServiceCommand({
    cluster: name,
    service: name,
    taskDefinition: revision,
    loadBalancers: [loadBalancer],
    deploymentConfiguration: {
      ...configuration,
      deploymentCircuitBreaker: breakerOf(before),
    },
  });
  const { service } = await retryUntilConsistent(() => ecs.send(update));
  report('updated', 'service', resourceArn);
  return { revision, service: service! };
}

// --- internal ---

/** The deployment that an earlier run of the step has begun and that is not over, or undefined. */
function underWay(found: NextVersion | undefined): Begun | undefined {
  const { revision, service } = found ?? {};
  const primary = service?.deployments?.find(({ status }) => status === 'PRIMARY');
  const isOurs = found?.holds && found.isCopy && primary?.taskDefinition === revision;
  const isGoing = primary?.rolloutState === 'IN_PROGRESS';
  return isOurs && isGoing && revision && service ? { revision, service } : undefined;
}
