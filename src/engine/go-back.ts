import {
  ConflictException,
  ContinueServiceDeploymentCommand,
  StopServiceDeploymentCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ModifyListenerCommand,
  RemoveTagsCommand,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { LISTENER_TAG, MEMBERS } from './begin-shift.ts';
import { breakerOf } from './circuit-breaker.ts';
import type { NextVersion } from './next-version.ts';
import { deleteRevision } from './revision.ts';
import { sharesOf } from './shares.ts';
import { shifting } from './shifting.ts';
import { shortName } from './short-name.ts';
import { StepError, type StepContext } from './step.ts';
import { tutorialService } from './tutorial-service.ts';

/**
 * Brings the service back to the tutorial's own revision and to rolling deployments, and both listeners to their target
 * groups. Nobody notices: where production is on green, a last shift brings it to blue first. The tags go last, so that one
 * that was cut short goes on.
 *
 * @param revision the version that is taken back
 * @param owner the step that answers for the load balancers of the service from then on
 */
async function goBack(
  context: StepContext<object>,
  revision: string,
  owner: string,
): Promise<void> {
  const { ecs, elbv2, name, report, deployed } = context;
  const service = await ended(context, revision);
  if (!service) return;
  const { production, tests, blue, green } = await balancerOf(context);
  const which = { cluster: name, service: name, taskDefinition: name };
  if (sharesOf(production.DefaultActions).get(green)) {
    const { service: shifted } = await ecs.send(
      new UpdateServiceCommand({
        ...which,
        forceNewDeployment: true,
        deploymentConfiguration: {
          strategy: 'BLUE_GREEN',
          bakeTimeInMinutes: 0,
          lifecycleHooks: [],
        },
      }),
    );
    await deployed(shifted!);
  }
  const { maximumPercent, minimumHealthyPercent } = service.deploymentConfiguration!;
  const [{ containerName, containerPort } = {}] = service.loadBalancers ?? [];
  const { service: rolling } = await ecs.send(
    new UpdateServiceCommand({
      ...which,
      loadBalancers: [{ targetGroupArn: blue, containerName, containerPort }],
      deploymentConfiguration: {
        strategy: 'ROLLING',
        maximumPercent,
        minimumHealthyPercent,
        deploymentCircuitBreaker: breakerOf(service),
      },
    }),
  );
  await deployed(rolling!);
  const listeners = [
    { ...production, TargetGroupArn: blue },
    { ...tests, TargetGroupArn: green },
  ];
  for (const { ListenerArn, Protocol, Port, TargetGroupArn } of listeners) {
    const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn }];
    await elbv2.send(new ModifyListenerCommand({ ListenerArn, DefaultActions }));
    report('updated', 'listener', `${Protocol} on port ${Port}: to one target group again`);
  }
  const ResourceArns = [production.ListenerArn!];
  await elbv2.send(new RemoveTagsCommand({ ResourceArns, TagKeys: [LISTENER_TAG] }));
  const resourceArn = service.serviceArn!;
  const [taskDefinition, deploymentConfiguration, loadBalancers] = MEMBERS;
  const tags = [{ key: loadBalancers, value: owner }];
  await ecs.send(new TagResourceCommand({ resourceArn, tags }));
  const tagKeys = [deploymentConfiguration!, taskDefinition!];
  await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys }));
  report('updated', 'service', resourceArn);
}

/**
 * Takes the version of a step back: brings the service back, where the step still answers for it, and deletes the revision.
 * Throws a {@link StepError} when AWS keeps the revision.
 */
export async function takeBack(
  context: StepContext<object>,
  { holds, isActive, revision }: NextVersion,
  owner: string,
): Promise<void> {
  const { ecs, report } = context;
  if (holds) await goBack(context, revision, owner);
  await deleteRevision(ecs, revision, !isActive);
  report('deleted', 'task definition', revision);
}

/** The refusal to roll back a deployment that is not under way: it is over, or was never begun. */
export function notUnderWay(found: NextVersion | undefined, step: string): StepError {
  const why = found
    ? 'The deployment is over: there is nothing left to roll back.'
    : 'No deployment of this step is under way.';
  return new StepError(why, `npm run undo:${step}`);
}

// --- internal ---

/**
 * The service once no deployment of it is under way. That of the version is taken back, at its pause or wherever it is; a way
 * back that has begun already is let end.
 */
async function ended(context: StepContext<object>, revision: string): Promise<Service | undefined> {
  const { ecs, name, wait, retryUntilConsistent } = context;
  for (;;) {
    const service = await tutorialService(ecs, name, ['TAGS']);
    if (!service?.currentServiceDeployment) return service;
    const shift = shifting(context, service);
    const look = await shift.poll();
    if ('done' in look && look.done) {
      const back = new ContinueServiceDeploymentCommand({ ...look.done, action: 'ROLLBACK' });
      await retryUntilConsistent(() => ecs.send(back));
    } else if (service.taskDefinition === revision) {
      await stop(ecs, service.currentServiceDeployment);
    }
    await wait(shift);
  }
}

/** Has ECS roll a deployment back. One that only cleans up is past that, and is let end. */
async function stop(ecs: ECSClient, serviceDeploymentArn: string): Promise<void> {
  const which = { serviceDeploymentArn, stopType: 'ROLLBACK' } as const;
  try {
    await ecs.send(new StopServiceDeploymentCommand(which));
  } catch (error) {
    if (!(error instanceof ConflictException)) throw error;
  }
}

/** The two listeners of the load balancer and its two target groups, by their names. */
async function balancerOf({ elbv2, name }: StepContext<object>): Promise<{
  production: Listener;
  tests: Listener;
  blue: string;
  green: string;
}> {
  const list = new DescribeLoadBalancersCommand({ Names: [shortName(name, 'lb')] });
  const { LoadBalancerArn } = (await elbv2.send(list)).LoadBalancers![0]!;
  const { Listeners = [] } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const isProduction = ({ Port }: Listener) => Port === 80 || Port === 443;
  const production = Listeners.find(isProduction)!;
  const tests = Listeners.find((each) => !isProduction(each))!;
  const Names = ['blue', 'green'].map((colour) => shortName(name, colour));
  const { TargetGroups = [] } = await elbv2.send(new DescribeTargetGroupsCommand({ Names }));
  const [blue, green] = Names.map(
    (each) => TargetGroups.find(({ TargetGroupName }) => TargetGroupName === each)!.TargetGroupArn!,
  ) as [string, string];
  return { production, tests, blue, green };
}
