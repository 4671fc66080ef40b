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
    ListTasks: 'find the tasks that run in a cluster',
    DescribeTasks: 'read how large they are',
    DescribeNetworkInterfaces: 'see which of them has a public address',
  },

  async run({ ecs, ec2, region, show, say, hourly }) {
    const billed: Billed[] = [];
    for await (const task of tasksOf(ecs)) {
      // What runs on EC2 is paid for by the instance.
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
      say(`No task runs on Fargate in ${region}: none costs you anything.`);
    } else {
      say(
        `On AWS your tasks cost ${dollars(perHour)} per hour, $${(perHour * 24).toFixed(2)} per day, $${(perHour * 730).toFixed(2)} per month of 730 hours. Prices are those of ${PRICED_REGION}, on demand; a task on Fargate Spot costs less.`,
      );
    }
    say('Load balancers, NAT gateways and log lines are not looked at.');
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
