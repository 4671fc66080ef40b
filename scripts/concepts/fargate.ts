import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import { defineStep } from '../../src/engine/step.ts';
import { tasksOf } from './task.ts';

export const fargate = defineStep({
  id: 'fargate',
  title: 'What runs on Fargate in your account',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'read their names',
    ListTasks: 'find the tasks of a cluster',
    DescribeTasks: 'read where they run',
    GetServiceQuota: 'see how many vCPUs Fargate lets this account use at once',
  },

  async run({ ecs, quotas, region, show, say }) {
    let vcpus = 0;
    for await (const task of tasksOf(ecs)) {
      // Only a task on Fargate has a platform version.
      if (!task.platformVersion) continue;
      show('task', task.taskArn!.split('/').at(-1)!, {
        capacityProviderName: task.capacityProviderName,
        launchType: task.launchType,
        platformFamily: task.platformFamily,
        platformVersion: task.platformVersion,
        cpu: task.cpu,
        memory: task.memory,
        'ephemeralStorage.sizeInGiB': task.ephemeralStorage?.sizeInGiB,
        availabilityZone: task.availabilityZone,
      });
      // Fargate Spot has a quota of its own.
      if (task.capacityProviderName === 'FARGATE_SPOT') continue;
      vcpus += Number(task.cpu) / 1024;
    }
    const { Quota } = await quotas.send(
      new GetServiceQuotaCommand({
        ServiceCode: 'fargate',
        QuotaCode: 'L-3032A538',
      }),
    );
    say(
      `You are using ${vcpus} of the ${Quota!.Value} vCPUs that Fargate lets you use at once in ${region}.`,
    );
    if (vcpus === 0) {
      say('"npm run step:create-service" starts a task on it.');
    }
    return { vcpus };
  },
});
