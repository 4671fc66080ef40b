import {
  ClusterNotFoundException,
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  TagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  defineStep,
  isChanged,
  meets,
  publicTasks,
  unchanged,
} from '../../src/engine/step.ts';
import { desiredCount } from '../inputs.ts';
import { createCluster } from './create-cluster.ts';
import { prepareNetwork } from './prepare-network.ts';
import { registerTaskDefinition } from './register-task-definition.ts';

/** Members by which a later step has the service deployed anew. */
const DEPLOYED = ['taskDefinition', 'loadBalancers', 'monitoring'];

export const createService = defineStep({
  id: 'create-service',
  title: 'Create the service',
  kind: 'makes',
  needs: { createCluster, registerTaskDefinition, prepareNetwork },
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
  absent: ClusterNotFoundException,

  async find({ ecs, name, own, isSteady }) {
    const which = { cluster: name, services: [name] };
    const describe = new DescribeServicesCommand({ ...which, include: ['TAGS'] });
    const { services } = await ecs.send(describe);
    const service = services?.[0]; // A deleted one stays visible for a while, as INACTIVE.
    if (!service || service.status === 'INACTIVE') return undefined;
    const madeWith = own(`The service "${name}"`, service.tags);
    const leaving = service.status === 'DRAINING';
    // A deployment that a later step has begun is that step's to end.
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
    const { subnets, securityGroups } = needs.prepareNetwork;
    const vpc = { subnets, securityGroups, assignPublicIp: 'ENABLED' } as const;
    const taskDefinition = needs.registerTaskDefinition.taskDefinitionArn;
    const asked = { taskDefinition, desiredCount: inputs.desiredCount };
    const wanted = { cluster: name, ...unchanged(asked, found?.service.tags) };
    const forceNewDeployment = context.hasFailed(found?.service);
    const again = { service: name, forceNewDeployment };
    const create = new CreateServiceCommand({
      ...wanted,
      serviceName: name,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      networkConfiguration: { awsvpcConfiguration: vpc },
      deploymentConfiguration: {
        strategy: 'ROLLING',
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      propagateTags: 'SERVICE',
      enableECSManagedTags: true,
      tags: tags.ecs,
    });
    const { service } = found
      ? await ecs.send(new UpdateServiceCommand({ ...wanted, ...again }))
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

  fits: ({ service }, needs, { desiredCount }) => {
    const taskDefinition = needs.registerTaskDefinition.taskDefinitionArn;
    return meets(service, { taskDefinition, desiredCount });
  },
  bills: (inputs, needs) =>
    publicTasks(inputs.desiredCount, needs.registerTaskDefinition),
});
