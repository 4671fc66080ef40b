import {
  ClusterNotFoundException,
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  TagResourceCommand,
  UpdateServiceCommand,
  type Service,
} from '@aws-sdk/client-ecs';
import { breakerOf } from '../../src/engine/circuit-breaker.ts';
import { REASONS_MAY_BE_DENIED } from '../../src/engine/complaints.ts';
import {
  defineStep,
  differing,
  isAsAsked,
  isChanged,
  publicTasks,
  unchanged,
  type NeedsOf,
} from '../../src/engine/step.ts';
import { desiredCount } from '../inputs.ts';
import { createCluster } from './create-cluster.ts';
import { prepareNetwork } from './prepare-network.ts';
import { registerTaskDefinition } from './register-task-definition.ts';

const NEEDS = { createCluster, registerTaskDefinition, prepareNetwork };
/** If a later step has changed one of these, it has started a deployment. */
const DEPLOYED = ['taskDefinition', 'loadBalancers', 'monitoring'];

export const createService = defineStep({
  id: 'create-service',
  title: 'Create the service',
  kind: 'makes',
  needs: NEEDS,
  inputs: { desiredCount },
  why: {
    DescribeServices: 'see whether the service exists, and what state it is in',
    CreateService: 'have ECS keep this many tasks running and replace lost ones',
    UpdateService: 'change the service to what you asked for',
    TagResource: 'record the inputs it was made with',
    ListTasks: 'find the tasks that stopped',
    DescribeTasks: 'read why they stopped',
    DeleteService: 'stop its tasks and delete it',
  },
  mayBeDenied: REASONS_MAY_BE_DENIED,
  absent: ClusterNotFoundException,

  async find({ ecs, name, own, isSteady }) {
    const which = { cluster: name, services: [name] };
    const describe = new DescribeServicesCommand({ ...which, include: ['TAGS'] });
    const { services } = await ecs.send(describe);
    const service = services?.[0]; // A deleted one stays visible for a while, as INACTIVE.
    if (!service || service.status === 'INACTIVE') return undefined;
    const madeWith = own(`The service "${name}"`, service.tags);
    const leaving = service.status === 'DRAINING';
    // This step leaves a deployment alone that a later step has begun.
    const isAnothers = isChanged(service.tags, ...DEPLOYED);
    return {
      service,
      madeWith,
      leaving,
      unfinished: !isAnothers && !isSteady(service),
    };
  },

  async run(context, needs, found) {
    const { ecs, name, inputs, tags, report, retryUntilConsistent } = context;
    const asked = askedOf(needs, inputs.desiredCount, found?.service);
    const create = new CreateServiceCommand({
      cluster: name,
      serviceName: name,
      ...asked,
      tags: tags.ecs,
    });
    // Some fields belong to a later step by now, and those that are as asked for stay.
    const own = unchanged(asked, found?.service.tags);
    const { taskDefinition, desiredCount } = own;
    const other = differing(found?.service ?? {}, own);
    const forceNewDeployment =
      context.hasFailed(found?.service) || 'capacityProviderStrategy' in other;
    const again = { taskDefinition, desiredCount, ...other, forceNewDeployment };
    const update = { cluster: name, service: name, ...again };
    const { service } = found
      ? await ecs.send(new UpdateServiceCommand(update))
      : await retryUntilConsistent(() => ecs.send(create));
    const resourceArn = service!.serviceArn!;
    if (found) await ecs.send(new TagResourceCommand({ resourceArn, tags: tags.ecs }));
    report(found ? 'updated' : 'created', 'service', resourceArn);
    await context.deployed(service!);
    return { service: service! };
  },

  async undo({ ecs, name, report, drained }) {
    const all = { cluster: name, service: name, force: true };
    await ecs.send(new DeleteServiceCommand(all));
    await drained(name, name);
    report('deleted', 'service', name);
  },

  fits: ({ service }, needs, { desiredCount }) =>
    isAsAsked(service, unchanged(askedOf(needs, desiredCount, service), service.tags)),
  bills: (inputs, needs) =>
    publicTasks(inputs.desiredCount, needs.registerTaskDefinition),
});

// #region asked
/** The request to ECS: how many tasks, of which revision, where, and how a new revision replaces an old one. */
function askedOf(
  needs: NeedsOf<typeof NEEDS>,
  desiredCount: number,
  service: Service = {},
) {
  const { subnets, securityGroups } = needs.prepareNetwork;
  const vpc = { subnets, securityGroups, assignPublicIp: 'ENABLED' } as const;
  return {
    taskDefinition: needs.registerTaskDefinition.taskDefinitionArn,
    desiredCount,
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
    networkConfiguration: { awsvpcConfiguration: vpc },
    deploymentConfiguration: {
      strategy: 'ROLLING' as const,
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      // Thresholds that somebody has set are kept.
      deploymentCircuitBreaker: breakerOf(service, { enable: true, rollback: true }),
    },
    propagateTags: 'SERVICE' as const,
    enableECSManagedTags: true,
  };
}
// #endregion asked
