import { DescribeNetworkInterfacesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { Task } from '@aws-sdk/client-ecs';
import { defineStep, PRICED_REGION, type Billed } from '../../src/engine/step.ts';
import { detailOf, tasksOf } from './task.ts';

export const costs = defineStep({
  id: 'costs',
  title: 'What your tasks cost',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'read their names',
    ListTasks: 'find the running tasks of a cluster',
    DescribeTasks: 'read how large they are',
    DescribeNetworkInterfaces: 'see which of them have a public address',
  },

  async run({ ecs, ec2, region, show, say, hourly }) {
    const billed: Billed[] = [];
    for await (const task of tasksOf(ecs)) {
      // For a task on EC2, you pay for the instance.
      if (!task.platformVersion) continue;
      const architecture = task.attributes?.find(
        ({ name }) => name === 'ecs.cpu-architecture',
      )?.value;
      const size: Billed = {
        what: 'fargate-task',
        count: 1,
        cpu: Number(task.cpu),
        memory: Number(task.memory),
        architecture: architecture === 'arm64' ? 'ARM64' : 'X86_64',
      };
      const publicIp = await publicIpOf(ec2, task);
      const address: Billed = {
        what: 'public-ipv4',
        count: publicIp === undefined ? 0 : 1,
      };
      billed.push(size, address);
      show('task', task.taskArn!.split('/').at(-1)!, {
        cpu: task.cpu,
        memory: task.memory,
        cpuArchitecture: size.architecture,
        capacityProviderName: task.capacityProviderName,
        publicIp: publicIp ?? 'none',
        'compute, per hour': dollars(hourly([size])),
        'address, per hour': dollars(hourly([address])),
      });
    }
    const perHour = hourly(billed);
    if (perHour === 0) {
      say(
        `No tasks are running on Fargate in ${region}, so they cost you nothing. "npm run step:create-service" starts one.`,
      );
    } else {
      say(
        `On AWS, your tasks cost ${dollars(perHour)} per hour, $${(perHour * 24).toFixed(2)} per day, $${(perHour * 730).toFixed(2)} per month of 730 hours. These are On-Demand prices in ${PRICED_REGION}; tasks on Fargate Spot cost less.`,
      );
    }
    say('This does not include load balancers, NAT gateways and log lines.');
    return { perHour };
  },
});

// #region address
/** The public address of a task's network interface, where it has one. */
async function publicIpOf(ec2: EC2Client, task: Task): Promise<string | undefined> {
  const interfaceId = detailOf(task, 'networkInterfaceId');
  if (!interfaceId) return undefined;
  const { NetworkInterfaces = [] } = await ec2.send(
    // A filter finds nothing where an id would throw: the task may just have stopped.
    new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'network-interface-id', Values: [interfaceId] }],
    }),
  );
  return NetworkInterfaces[0]?.Association?.PublicIp;
}
// #endregion address

// #region dollars
/** An hourly price, to a hundredth of a cent. */
function dollars(perHour: number): string {
  return `$${perHour.toFixed(4)}`;
}
// #endregion dollars
