import {
  DescribeTaskDefinitionCommand,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';
import { INSTANCES, tasksPerInstance } from '../../src/engine/machine-room.ts';
import { DISK_GIB, ec2PerMonth, perMonth, usd } from '../../src/engine/prices.ts';
import {
  defineStep,
  PRICED_REGION,
  publicTasks,
  type Billed,
} from '../../src/engine/step.ts';
import { servicesOf } from './service.ts';

export const machines = defineStep({
  id: 'machines',
  title: 'Your services on machines of your own',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'read their names',
    ListServices: 'find the services of a cluster',
    DescribeServices: 'read where their tasks run, and how many',
    DescribeTaskDefinition: 'read how large a task is',
  },

  async run({ ecs, region, show, say, hourly }) {
    let count = 0;
    const address: Billed = { what: 'public-ipv4', count: 1 };
    for await (const service of servicesOf(ecs)) {
      // Only Fargate has a platform version: the tasks of the others run on machines already.
      if (!service.platformVersion) continue;
      count += 1;
      const task = await taskOf(ecs, service);
      const tasks = service.desiredCount!;
      const onFargate = perMonth(hourly(publicTasks(tasks, task)));
      const instance = INSTANCES[task.architecture];
      const each = tasksPerInstance(task);
      const instances = each === 0 ? undefined : Math.ceil(tasks / each);
      const oneInstance = ec2PerMonth(instance, DISK_GIB) + perMonth(hourly([address]));
      show('price of service', service.serviceName!, {
        desiredCount: tasks,
        cpu: task.cpu,
        memory: task.memory,
        cpuArchitecture: task.architecture,
        'on Fargate, per month': usd(onFargate, 2),
        'tasks that fit on one machine': each,
        machines:
          instances === undefined ? 'none is large enough' : `${instances} ${instance}`,
        ...(instances !== undefined && {
          'on machines, per month': usd(instances * oneInstance, 2),
        }),
      });
      show('calls that make it there', service.serviceName!, changesOf(service));
    }
    say(
      count === 0
        ? `No service of ${region} runs on Fargate. "npm run step:create-service" makes one.`
        : `A machine is counted all month, with its root volume of ${DISK_GIB} GiB and a public address, and is paid for full or empty. These are On-Demand prices in ${PRICED_REGION}.`,
    );
    return { count };
  },
});

// #region task
/** How large a task of a service is. On Fargate its definition always says. */
async function taskOf(ecs: ECSClient, { taskDefinition }: Service) {
  const { taskDefinition: definition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition }),
  );
  const { cpu, memory, runtimePlatform } = definition!;
  return {
    cpu: Number(cpu),
    memory: Number(memory),
    architecture: runtimePlatform?.cpuArchitecture === 'ARM64' ? 'ARM64' : 'X86_64',
  } as const;
}
// #endregion task

// #region changes
/** Says what would change in each call that makes a service, in the order in which the calls are made. */
function changesOf({ platformVersion, networkConfiguration }: Service) {
  const { assignPublicIp } = networkConfiguration?.awsvpcConfiguration ?? {};
  return {
    'iam:CreateRole': 'a new one, for the machines and their agents',
    'iam:CreateInstanceProfile': 'new: hands the role to a machine',
    'ec2:CreateLaunchTemplate': 'new: image and type of a machine, and its cluster',
    'autoscaling:CreateAutoScalingGroup': 'new: how many machines there are',
    'ecs:CreateCapacityProvider': 'new: starts a machine when a task has no room',
    'ecs:PutClusterCapacityProviders': 'yours beside FARGATE',
    'ecs:RegisterTaskDefinition':
      'requiresCompatibilities EC2 instead of FARGATE, networkMode bridge or host instead of awsvpc',
    'ecs:CreateService': `capacityProviderStrategy yours instead of FARGATE, no platformVersion instead of ${platformVersion}, no assignPublicIp instead of ${assignPublicIp}`,
  };
}
// #endregion changes
