import {
  ClusterNotFoundException,
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  TagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { defineStep } from '../../src/tutorial/step.ts';
import { desiredCount } from '../inputs.ts';
import { createCluster } from './create-cluster.ts';
import { prepareNetwork } from './prepare-network.ts';
import { registerTaskDefinition } from './register-task-definition.ts';

export const createService = defineStep({
  id: 'create-service',
  title: 'Create the service',
  kind: 'makes',
  needs: {
    cluster: createCluster,
    taskDefinition: registerTaskDefinition,
    network: prepareNetwork,
  },
  inputs: { desiredCount },
  why: {
    DescribeServices: 'see whether the service is there, and how it is doing',
    CreateService:
      'have ECS keep this many tasks running, and replace lost ones',
    UpdateService: 'change the service to what was asked for',
    TagResource: 'note what it was made with',
    ListTasks: 'find the tasks that stopped',
    DescribeTasks: 'read why they stopped',
    DeleteService: 'stop its tasks and take it back',
  },

  // #region find
  async find({ ecs, name, own, isSteady }) {
    try {
      const { services } = await ecs.send(
        new DescribeServicesCommand({
          cluster: name,
          services: [name],
          include: ['TAGS'],
        }),
      );
      const service = services?.[0];
      // A deleted service stays visible for a while, as INACTIVE.
      if (!service || service.status === 'INACTIVE') return undefined;
      own(`The service "${name}"`, service.tags);
      return {
        serviceArn: service.serviceArn!,
        taskDefinitionArn: service.taskDefinition!,
        unfinished: service.status !== 'ACTIVE' || !isSteady(service),
        madeWith: service.tags?.find(({ key }) => key === 'inputs')?.value,
      };
    } catch (error) {
      if (error instanceof ClusterNotFoundException) return undefined;
      throw error;
    }
  },
  // #endregion find

  // #region run
  async run(
    context,
    { taskDefinition: { taskDefinitionArn }, network },
    found,
  ) {
    const { ecs, name, inputs, report, deployed } = context;
    const wanted = {
      taskDefinition: taskDefinitionArn,
      desiredCount: inputs.desiredCount,
    };
    const tags = Object.entries(context.tags).map(([key, value]) => ({
      key,
      value,
    }));
    let serviceArn = found?.serviceArn;
    if (serviceArn) {
      await ecs.send(
        new UpdateServiceCommand({ cluster: name, service: name, ...wanted }),
      );
      await ecs.send(new TagResourceCommand({ resourceArn: serviceArn, tags }));
      report('updated', 'service', serviceArn);
    } else {
      const { service } = await ecs.send(
        new CreateServiceCommand({
          cluster: name,
          serviceName: name,
          ...wanted,
          capacityProviderStrategy: [
            { capacityProvider: 'FARGATE', weight: 1 },
          ],
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: network.subnetIds,
              securityGroups: [network.securityGroupId],
              assignPublicIp: 'ENABLED',
            },
          },
          deploymentConfiguration: {
            strategy: 'ROLLING',
            minimumHealthyPercent: 100,
            maximumPercent: 200,
            deploymentCircuitBreaker: { enable: true, rollback: true },
          },
          propagateTags: 'SERVICE',
          enableECSManagedTags: true,
          tags,
        }),
      );
      serviceArn = service!.serviceArn!;
      report('created', 'service', serviceArn);
    }
    await deployed(name, name, taskDefinitionArn);
    return { serviceArn, taskDefinitionArn };
  },
  // #endregion run

  // #region undo
  async undo({ ecs, name, report, wait }) {
    await ecs.send(
      new DeleteServiceCommand({ cluster: name, service: name, force: true }),
    );
    await wait({
      until: 'its tasks to stop',
      every: 5,
      atMost: 300,
      async poll() {
        const { services } = await ecs.send(
          new DescribeServicesCommand({ cluster: name, services: [name] }),
        );
        const { status, runningCount } = services![0]!;
        if (status !== 'DRAINING') return { done: undefined };
        return { state: `${status}, ${runningCount} running` };
      },
    });
    report('deleted', 'service', name);
  },
  // #endregion undo

  // #region keeps
  fits: (service, { taskDefinition }) =>
    service.taskDefinitionArn === taskDefinition.taskDefinitionArn,

  bills: (
    { desiredCount: count },
    { taskDefinition: { cpu, memory, architecture } },
  ) => [
    { what: 'fargate-task', count, cpu, memory, architecture },
    { what: 'public-ipv4', count },
  ],
  // #endregion keeps
});
